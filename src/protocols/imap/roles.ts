/** What a folder is for: special-use flags (RFC 6154 §2), else well-known names. */

/** In lower case. XLIST, the forerunner that Alibaba Mail still announces, has names of its own. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['\\inbox', '\\Inbox'],
  ['\\drafts', '\\Drafts'],
  ['\\sent', '\\Sent'],
  ['\\trash', '\\Trash'],
  ['\\junk', '\\Junk'],
  ['\\spam', '\\Junk'],
  ['\\archive', '\\Archive'],
  ['\\all', '\\All'],
  ['\\allmail', '\\All'],
  ['\\flagged', '\\Flagged'],
  ['\\starred', '\\Flagged'],
  ['\\important', '\\Important'],
]);

/**
 * Names that servers and mail programs give, in the languages they give them in. Names that
 * mean one thing here and another there (发件箱: Sent or Outbox; 垃圾箱: Junk or Trash) are left out.
 * Between bars.
 */
const NAMES: Readonly<Record<string, string>> = {
  '\\Drafts':
    'Drafts|Draft|草稿|草稿箱|草稿夹|草稿匣|下書き|임시 보관함|임시보관함|Entwürfe|' +
    'Brouillons|Borradores|Bozze|Rascunhos|Черновики|Concepten',
  '\\Sent':
    'Sent|Sent Items|Sent Messages|Sent Mail|Sent-Mail|已发送|已发送邮件|已发邮件|' +
    '已发送的邮件|寄件備份|寄件备份|已傳送郵件|送信済み|送信済みアイテム|送信済みメール|' +
    '보낸 편지함|보낸편지함|Gesendet|Gesendete Elemente|Gesendete Objekte|Envoyés|' +
    'Éléments envoyés|Messages envoyés|Enviados|Elementos enviados|Posta inviata|Inviata|' +
    'Itens enviados|Отправленные|Verzonden|Verzonden items',
  '\\Trash':
    'Trash|Deleted|Deleted Items|Deleted Messages|Bin|已删除|已删除邮件|已删邮件|' +
    '已删除的邮件|已删除项目|废纸篓|垃圾桶|刪除的郵件|已刪除的郵件|刪除的項目|ゴミ箱|' +
    '削除済みアイテム|휴지통|지운 편지함|지운편지함|Papierkorb|Gelöscht|' +
    'Gelöschte Elemente|Gelöschte Objekte|Corbeille|Éléments supprimés|Messages supprimés|' +
    'Papelera|Elementos eliminados|Cestino|Posta eliminata|Lixeira|Itens excluídos|' +
    'Корзина|Удаленные|Удалённые|Verwijderde items|Prullenbak',
  '\\Junk':
    'Junk|Junk E-mail|Junk Email|Junk Mail|Spam|Bulk Mail|垃圾邮件|垃圾邮件箱|垃圾郵件|' +
    '迷惑メール|스팸|스팸 메일함|스팸메일함|정크 메일|Spamverdacht|Junk-E-Mail|' +
    'Courrier indésirable|Indésirables|Correo no deseado|Posta indesiderata|' +
    'Lixo Eletrônico|Спам|Нежелательная почта|Ongewenste e-mail',
  '\\Archive':
    'Archive|Archives|归档|已归档|存档|封存|アーカイブ|보관함|Archiv|Archivo|Archivio|' +
    'Arquivo|Архив|Archief',
};

const plain = (name: string) => name.trim().normalize('NFC').toLowerCase();

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split('|').map((n) => [plain(n), role] as const),
  ),
);

/** Longer names are nobody's standard folders. */
const MAX_NAME = 64;

/**
 * `\Sent`, `\Junk` …, `\Inbox` for INBOX; `null` for a folder without a use of its own.
 * `name` is decoded. A standard folder stands at the top, or where a server keeps all
 * folders below INBOX or `[Gmail]`; one with the same name deeper down is the user's own.
 */
export function roleOf(flags: readonly string[], name: string): string | null {
  for (const flag of flags) {
    const role = FLAGS.get(flag.toLowerCase());
    if (role !== undefined) return role;
  }
  if (name.length > MAX_NAME) return null;
  // RFC 9051 §5.1: INBOX in any case; no other name is it, in whatever language.
  if (name.toUpperCase() === 'INBOX') return '\\Inbox';
  const top = name.replace(/^(?:INBOX|\[Gmail\]|\[Google Mail\])[./]/i, '');
  return BY_NAME.get(plain(top)) ?? null;
}
