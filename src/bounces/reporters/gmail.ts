/**
 * Gmail and Google Workspace: `Delivery to the following recipient failed
 * permanently:` with technical details, and since 2016 `** Address not found **`
 * with `The response from the remote server was:`, mostly beside a delivery status.
 */
import { lineWithin } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  addressIn,
  hints,
  isTold,
  joined,
  kindOfText,
  lineWith,
  paragraph,
  pieceOf,
  readingOf,
  recipient,
  remoteIn,
} from './common.ts';

export default {
  id: 'gmail',
  name: 'Gmail',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    if (from.includes('mailer-daemon@googlemail.com') || from.includes('mailer-daemon@google.com'))
      return true;
    return (
      head.includes('technical details of permanent failure') ||
      head.includes('technical details of temporary failure') ||
      head.includes('google tried to deliver your message') ||
      (head.startsWith('this is an automatically generated delivery status notification') &&
        head.includes('failed permanently:'))
    );
  },
  read(mail: Mail): Reading | null {
    if (isTold(mail)) return null;
    const { text } = mail;
    const said = replyOf(text);
    const details = detailsOf(text);
    const remote = remoteOf(text);
    const addresses = recipientsOf(mail);
    return readingOf(
      kindOfText(mail),
      addresses.map(
        (address): RecipientReading =>
          recipient({
            address,
            diagnostic: said ?? details,
            explanation: said === null ? null : details,
            ...remote,
          }),
      ),
    );
  },
} satisfies Reporter;

/** Lines above the reply, in lower case: it begins on the next line or right behind. */
const LEADS = [
  'the error that the other server returned was:',
  'the response from the remote server was:',
  'the response was:',
  'la respuesta del servidor remoto fue:',
  'la respuesta fue:',
  'la réponse était la suivante :',
  'la réponse du serveur distant était la suivante :',
  'antwort des remote-servers:',
  'antwort:',
  'a resposta do servidor remoto foi:',
  'a resposta foi:',
  'la risposta è stata:',
  'la risposta dal server remoto è stata:',
  'リモート サーバーからの応答:',
  '応答:',
  '远程服务器返回的响应:',
  '远程服务器的响应如下:',
  '响应如下:',
  '遠端伺服器的回應:',
  'получен ответ от удаленного сервера:',
  'ответ удаленного сервера:',
] as const;

function replyOf(text: readonly Line[]): Line | null {
  for (let i = 0; i < text.length; i++) {
    const piece = text[i] as Line;
    const lower = piece.text.toLowerCase();
    for (const lead of LEADS) {
      const at = lower.indexOf(lead);
      if (at < 0) continue;
      const own = piece.text.slice(at + lead.length).trim();
      const below =
        own === ''
          ? paragraph(text, i + 1)
          : [{ text: own, line: piece.line }, ...paragraph(text, i + 1)];
      const reply = joined(below);
      // `(state 14)` is Google's own.
      if (reply !== null)
        return { text: reply.text.replace(/ \(state \d{1,3}\)\.?$/, ''), line: reply.line };
    }
  }
  return null;
}

/** Google's own words: `Google tried to deliver your message, but …`. */
function detailsOf(text: readonly Line[]): Line | null {
  const at = text.findIndex(({ text: raw }) => {
    const lower = raw.slice(0, 60).toLowerCase();
    return lower.startsWith('technical details of ') || lower.startsWith('technical details:');
  });
  if (at >= 0) {
    const inline = (text[at] as Line).text.split(':').slice(1).join(':').trim();
    const whole =
      inline === '' ? joined(paragraph(text, at + 1)) : pieceOf(inline, text[at] as Line);
    if (whole === null) return null;
    const end = whole.text.indexOf(' We recommend contacting');
    return end > 0 ? { text: whole.text.slice(0, end), line: whole.line } : whole;
  }
  const sentence = text.findIndex(({ text: raw }) =>
    /^your message wasn['’]t delivered to /i.test(raw.trim()),
  );
  return sentence < 0 ? null : joined(paragraph(text, sentence));
}

function remoteOf(text: readonly Line[]): Pick<RecipientReading, 'remoteHost' | 'remoteIp'> {
  for (const piece of text) {
    const { text: raw } = piece;
    // `rejected by the server for the recipient domain example.jp by mx.example.jp. [192.0.2.1].`, `[(0) mx.example.jp. [192.0.2.1]:25: socket error]`
    if (!raw.includes('. [') && !raw.includes('] ') && !raw.includes(']:')) continue;
    const at = raw.lastIndexOf(' by ');
    const remote = remoteIn({ text: at < 0 ? raw : raw.slice(at), line: piece.line });
    if (remote?.remoteHost != null && remote.remoteIp !== null) {
      return { remoteHost: remote.remoteHost, remoteIp: remote.remoteIp };
    }
  }
  return {};
}

/** Addresses on lines of their own below the first sentence, those of the sentence, or of X-Failed-Recipients. */
function recipientsOf(mail: Mail): readonly Line[] {
  const { text } = mail;
  const lead = text.findIndex(({ text: raw }) => {
    const lower = raw.toLowerCase();
    return lower.includes('delivery to the following recipient') && lower.includes(':');
  });
  const listed = lead < 0 ? [] : paragraph(text, lead + 1);
  const found = listed.flatMap(({ text: raw, line }) =>
    addressesIn(raw, 20).map(({ address }) => ({ text: address, line })),
  );
  if (found.length > 0) return found;
  const field = mail.header('x-failed-recipients');
  if (field !== null) {
    return addressesIn(field.text, 200).map(({ address }) => ({
      text: address,
      line: lineWithin(field, address),
    }));
  }
  const at = lineWith(text, "n't delivered to ");
  const curly = at < 0 ? lineWith(text, 'n’t delivered to ') : at;
  const sentence = curly < 0 ? lineWith(text, 'your message to ') : curly;
  if (sentence < 0) return [];
  const whole = joined(paragraph(text, sentence));
  const address = whole === null ? null : addressIn(whole.text);
  return whole === null || address === null
    ? []
    : [{ text: address, line: lineWithin(whole, address) }];
}
