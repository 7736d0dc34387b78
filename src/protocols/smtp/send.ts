/** Sending a message over a submission server that has taken the login (RFC 5321 §3.3, RFC 6409). */
import type { Wire, WireEnd } from '../mail/types.ts';
import { ask, type Reply } from './conversation.ts';
import { isSendablePath } from './parse.ts';

export interface Outgoing {
  /** Envelope addresses. */
  readonly from: string;
  readonly to: string;
  /** Header and body, ASCII; lines may end in LF or CRLF. */
  readonly message: string;
}

/** `message` is the reply to the dot at its end. */
export type SendCommand = 'MAIL FROM' | 'RCPT TO' | 'DATA' | 'message';

export interface SendStep {
  readonly step: SendCommand;
  /** With its code; `null` where none came. */
  readonly reply: string | null;
}

export type Sent = { readonly steps: readonly SendStep[] } & (
  | { readonly result: 'accepted'; readonly reply: string }
  /** 4xx or 5xx to the last of the steps. */
  | { readonly result: 'refused'; readonly reply: string }
  | {
      readonly result: 'unknown';
      /** `malformed`: an answer that SMTP does not know there, or an address that cannot be sent. */
      readonly why: WireEnd | 'malformed';
      /** The whole message was handed over, so that it may be on its way (RFC 5321 §4.2.5). */
      readonly mayBeTaken: boolean;
    }
);

/**
 * One message to one recipient. The reply to its end is waited for `endMs` long, a server
 * may judge the message before it (RFC 5321 §4.5.3.2.6). Nothing is tried twice.
 */
export async function sendMessage(wire: Wire, outgoing: Outgoing, endMs: number): Promise<Sent> {
  const { from, to, message } = outgoing;
  const steps: SendStep[] = [];
  if (!isSendablePath(from) || !isSendablePath(to)) {
    return { result: 'unknown', why: 'malformed', mayBeTaken: false, steps };
  }
  const patient: Wire = { ...wire, line: (ms) => wire.line(ms ?? endMs) };
  const commands: readonly (readonly [SendCommand, string, Wire])[] = [
    ['MAIL FROM', `MAIL FROM:<${from}>`, wire],
    ['RCPT TO', `RCPT TO:<${to}>`, wire],
    ['DATA', 'DATA', wire],
    ['message', '.', patient],
  ];
  for (const [step, command, over] of commands) {
    if (step === 'message') wire.send(stuffed(message));
    const got = await ask(over, command);
    steps.push({ step, reply: got.kind === 'reply' ? got.text : null });
    if (isGood(got, step)) continue;
    if (got.kind === 'reply' && got.code >= 400) {
      return { result: 'refused', reply: got.text, steps };
    }
    const why = got.kind === 'end' ? got.why : 'malformed';
    return { result: 'unknown', why, mayBeTaken: step === 'message', steps };
  }
  return { result: 'accepted', reply: steps.at(-1)?.reply ?? '', steps };
}

function isGood(got: Reply, step: SendCommand): boolean {
  if (got.kind !== 'reply') return false;
  return step === 'DATA' ? got.code === 354 : got.code >= 200 && got.code < 300;
}

/** RFC 5321 §4.5.2: a line of one dot would end the message. No line end behind the last line. */
function stuffed(message: string): string {
  return message
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith('.') ? `.${line}` : line))
    .join('\r\n')
    .replace(/(?:\r\n)+$/, '');
}

/** Message-ID of the message below. */
export function loopbackId(address: string, token: string): string {
  return `<alimail-doctor.${token}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}

/**
 * A message of an address to itself that tells what it is and that a machine wrote it
 * (RFC 3834 §5). `token` marks it: letters, digits, `-` and `_`.
 */
export function loopbackMessage(address: string, token: string, date: Date): string {
  const body = Buffer.from(BODY, 'utf8').toString('base64').replace(/.{76}/g, '$&\n').trimEnd();
  return [
    `Date: ${date.toUTCString().replace(/GMT$/, '+0000')}`,
    `From: <${address}>`,
    `To: <${address}>`,
    `Subject: alimail-doctor loopback test ${token}`,
    `Message-ID: ${loopbackId(address, token)}`,
    'Auto-Submitted: auto-generated',
    `X-Alimail-Doctor: ${token}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    // Chinese text: not every server takes 8 bits (RFC 6152).
    'Content-Transfer-Encoding: base64',
    '',
    body,
  ].join('\n');
}

const BODY =
  'A test that this mailbox sent to itself with alimail-doctor. It is removed by itself; if it is still here, delete it.\r\n' +
  '这是本邮箱用 alimail-doctor 发给自己的测试邮件，正常会自动清理；如果还看得到，直接删除即可。\r\n';
