/** What the checks of S/MIME files share: routes, names, dates, and how a file is made again. */
import { checksOf, type Fix, type Judgement, no, yes } from '../../engine/check.ts';
import { list, type Message, text, verbatim } from '../../engine/text.ts';
import type { HeldCertificate, OwnCertificate, SmimeFacts } from '../../facts/smime.ts';
import type { SmimeCertificate } from '../../protocols/smime/certificate.ts';
import { fix } from './fix.ts';

export { dayOf, purposeNames } from '../../protocols/smime/words.ts';
export { fix } from './fix.ts';

export const smimeCheck = checksOf<SmimeFacts>();

export const SMIME_ROUTE = {
  intent: 'configure-communication',
  path: 'alimail-security',
} as const;

/** What comes next once the file is in order. */
const OPERATION = 'set-up-s-mime-signing-and-encryption';

const IMPORT = text(
  'Webmail > Settings > View More Settings > Account and Security > S/MIME Settings > Import a new certificate',
  '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > S/MIME 设置 > 导入新证书',
);

/** A fix after which the file is imported. */
export function thenImport(
  title: Message,
  steps: readonly Message[] = [],
  effort: Fix['effort'] = 'minutes',
): Fix {
  return fix(title, 'you', {
    effort,
    console: IMPORT(),
    operation: OPERATION,
    ...(steps.length === 0 ? {} : { steps }),
  });
}

const COMMAND = {
  pack: text(
    'openssl pkcs12 -export -inkey key.pem -in certificate.pem -certfile chain.pem -out mail.p12 (it asks for a new password; without certificates of the authority leave “-certfile chain.pem” out)',
    'openssl pkcs12 -export -inkey key.pem -in certificate.pem -certfile chain.pem -out mail.p12（会提示设置新密码；没有 CA 的中间证书就去掉“-certfile chain.pem”）',
  ),
  unpack: text(
    'openssl pkcs12 -in old.p12 -out all.pem (old.p12 is this file; it asks for its password, then for a new one for all.pem; if it says “unsupported”, add -legacy; if “Mac verify error” although the password is right, add -nomacver)',
    'openssl pkcs12 -in old.p12 -out all.pem（old.p12 就是这个文件；先后提示输入它的密码和 all.pem 的新密码；如果报 unsupported，加上 -legacy；密码没错却报 Mac verify error，加上 -nomacver）',
  ),
  packAgain: text(
    'openssl pkcs12 -export -in all.pem -out mail.p12 -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 (it asks for the password of all.pem, then for a new one for mail.p12)',
    'openssl pkcs12 -export -in all.pem -out mail.p12 -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256（先后提示输入 all.pem 的密码和 mail.p12 的新密码）',
  ),
  remove: text(
    'Delete all.pem, which holds the private key.',
    '删除 all.pem，里面有私钥，不要留在电脑上。',
  ),
  upload: text('Import mail.p12, with its password.', '导入 mail.p12，并输入它的密码。'),
};

/** Key and certificate in PEM → a file that can be imported. */
export function packSteps(): readonly Message[] {
  return [COMMAND.pack(), COMMAND.upload()];
}

/** The same contents in a new file; `between` is done to what was unpacked. */
export function repackSteps(between: readonly Message[] = []): readonly Message[] {
  return [COMMAND.unpack(), ...between, COMMAND.packAgain(), COMMAND.remove(), COMMAND.upload()];
}

const order = text(
  'Order a new S/MIME certificate for {mailbox} from a certificate authority',
  '为 {mailbox} 重新向 CA 申请一张 S/MIME 证书',
);
const yours = text('your mailbox', '您的邮箱');
const key = text(
  'With the new certificate make a new .p12 that holds it, its private key and the certificates of the authority.',
  '拿到新证书后重新导出 .p12，要包含证书、私钥和 CA 的中间证书。',
);
const keep = text(
  'Keep the old file: mail that was encrypted to it can be read with it alone.',
  '旧文件要留着：以前加密给它的邮件只有它能解开。',
);

/** A new certificate is what helps. */
export function orderNew(
  mailbox: string | null,
  options: { readonly keepOld?: boolean; readonly first?: readonly Message[] } = {},
): Fix {
  const steps = [...(options.first ?? []), key(), ...(options.keepOld === true ? [keep()] : [])];
  return thenImport(order({ mailbox: mailbox ?? yours() }), steps, 'hours');
}

/** Whose certificate it is, in a few words. */
export function nameOf({ certificate }: HeldCertificate): string {
  return certificate.mailboxes[0]?.address ?? certificate.subject;
}

/** As many names as a line takes. */
const NAMED = 5;

export function namesOf(names: readonly string[]): Message {
  const shown = names.slice(0, NAMED);
  return names.length > NAMED ? verbatim(`${shown.join(', ')}, …`) : list(shown);
}

/**
 * The certificates that the file is for: the person's own, and others with a key that
 * are as good: some authorities give one for signing and one for encryption.
 */
export function inUse({ own, paired }: OwnCertificate, now: number): readonly HeldCertificate[] {
  const named = new Set(own.certificate.mailboxes.map((m) => m.address.toLowerCase()));
  const others = paired.filter(
    ({ certificate }) =>
      certificate !== own.certificate &&
      certificate.from <= now &&
      now <= certificate.to &&
      certificate.mailboxes.some((m) => named.has(m.address.toLowerCase())),
  );
  return [own, ...others];
}

const askForBoth = text(
  'Ask for one that both signs and encrypts, or for the second certificate if the authority gives two.',
  '申请既能签名又能加密的证书；如果 CA 分开签发签名和加密证书，就把另一张也要来。',
);
const noUsage = text('none of them', '都没有');
const sawKey = text('a key of the kind {type}', '{type} 类型的密钥');

/** One use of a certificate, which its key and its key usage allow or not. */
interface Use {
  readonly can: (certificate: SmimeCertificate) => boolean;
  readonly title: (values: { readonly name: string }) => Message;
  readonly detail: Message;
  readonly wanted: Message;
}

/** `yes` where none of the certificates that the file is for allows a use. */
export function cannotUse(
  { can, title, detail, wanted }: Use,
  { mailbox, now }: SmimeFacts['asked'],
  own: OwnCertificate,
): Judgement<'yes' | 'no'> {
  const good = inUse(own, now).find(({ certificate }) => can(certificate));
  if (good !== undefined) return no([good.seen]);
  const { certificate, seen } = own.own;
  const { usages, key: ownKey, mailboxes } = certificate;
  const listed = usages?.join(', ') || noUsage();
  return yes({
    title: title({ name: nameOf(own.own) }),
    detail,
    evidence: [
      { from: seen, saw: usages === null ? sawKey({ type: ownKey.type }) : listed, wanted },
    ],
    fixes: [orderNew(mailbox ?? mailboxes[0]?.address ?? null, { first: [askForBoth()] })],
  });
}
