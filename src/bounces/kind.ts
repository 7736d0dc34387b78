/** Tells what a message is: a bounce, a delay, an automatic answer, or none of them. */
import { addressesIn, isDaemon } from './addresses.ts';
import {
  AUTO_REPLY_SUBJECTS,
  DELAY_SUBJECTS,
  DELAY_WORDS,
  FAILURE_SUBJECTS,
  FAILURE_WORDS,
  holdsAny,
} from './phrases.ts';
import { holdsReply, readText } from './reporters/text.ts';
import type { Kind, Mail, Reading } from './types.ts';

export function kindOf(mail: Mail, statuses: Reading | null, own: Reading | null): Kind {
  if (mail.feedback !== null) return 'feedback-report';
  // A system that wraps a notice of another kind into a delivery status knows better.
  if (statuses !== null) return own?.kind === 'not-a-bounce' ? own.kind : statuses.kind;
  if (
    own !== null &&
    (own.recipients.length > 0 || own.kind === 'not-a-bounce' || own.kind === 'auto-reply')
  ) {
    return own.kind;
  }
  const subject = (mail.header('subject')?.text ?? '').toLowerCase();
  const { lower } = mail;
  const daemon = isFromDaemon(mail);
  const failed = holdsAny(subject, FAILURE_SUBJECTS);
  const delayed = holdsAny(subject, DELAY_SUBJECTS);
  // "Re: failure notice" is people's talk about one.
  const talk = /^(re|aw|sv|antw|回复|答复|转发|fwd?)\s*[:：]/.test(subject);
  const text = lower.length > 20_000 ? lower.slice(0, 20_000) : lower;
  const words = holdsAny(text, FAILURE_WORDS);
  const auto = isAutomatic(mail, subject);
  if (mail.header('x-failed-recipients') !== null) {
    return holdsAny(text, DELAY_WORDS) && !words ? 'delay' : 'bounce';
  }
  // A parcel is delayed and undeliverable too: a notice comes from a mail system,
  // and what it sends back holds the message itself.
  const bare = isBare(mail);
  const nobody = hasNullSender(mail);
  const systems = daemon || nobody || bare || (failed && returnsOwn(mail));
  let score = 0;
  // Pasted text without any headers was given to be read as a notice.
  if (bare) score += 3;
  if (daemon) score += 2;
  if (daemon && mail.original !== null) score += 1;
  if (nobody) score += 1;
  if (failed || delayed) score += talk ? 0 : 2;
  if (words) score += 1;
  const replied = text.includes('@') && text.split('\n', 400).some(holdsReply);
  if (replied) score += 1;
  if (auto && !daemon && !failed) score -= 2;
  // Subject and text say so: an address at a place for recipients is what is left to see.
  if (score === 3 && failed && words && readText(mail).length > 0) score = 4;
  if (systems && score >= 4 && (failed || delayed || words || (bare && replied))) {
    const waiting = holdsAny(text, DELAY_WORDS);
    return (delayed && !failed) || (waiting && !isFinal(text)) ? 'delay' : 'bounce';
  }
  // Answers of a machine that stands in for a mailbox that is gone are bounces in all but name.
  if (auto && saysGone(text)) return 'bounce';
  return auto ? 'auto-reply' : 'not-a-bounce';
}

const PLACES = [
  'mailbox',
  'inbox',
  'email address',
  'e-mail address',
  'email account',
  '邮箱',
  '郵箱',
];
const GONE = [
  'is no longer in use',
  'is no longer active',
  'is no longer valid',
  'is not in use anymore',
  'has been deactivated',
  'has been closed',
  '已停用',
  '已不再使用',
  '不再使用',
];

/** A sentence that says that the mailbox itself, not the person, is no longer there. */
function saysGone(text: string): boolean {
  return GONE.some((gone) => {
    const at = text.indexOf(gone);
    if (at < 0) return false;
    const sentence = text.slice(Math.max(0, at - 120), at);
    return sentence.includes('@') && PLACES.some((place) => sentence.includes(place));
  });
}

/** A message of the one who got this one lies in it, and somebody else sends it back. */
function returnsOwn(mail: Mail): boolean {
  const { original } = mail;
  if (original === null || original.entity === null) return false;
  const addressOf = (text: string | undefined) =>
    text === undefined ? null : (addressesIn(text, 1)[0]?.address.toLowerCase() ?? null);
  const to = addressOf(mail.header('to')?.text);
  if (to === null || to === addressOf(mail.header('from')?.text)) return false;
  // What is only passed on keeps its subject.
  if (original.first('subject')?.text === mail.header('subject')?.text) return false;
  return ['from', 'return-path', 'sender'].some(
    (name) => addressOf(original.first(name)?.text) === to,
  );
}

const MESSAGE_FIELDS = new Set([
  'from',
  'to',
  'subject',
  'date',
  'received',
  'message-id',
  'return-path',
  'content-type',
]);

/** Text without a header of a message: pasted from somewhere. */
function isBare({ root }: Mail): boolean {
  return !root.fields.some((f) => MESSAGE_FIELDS.has(f.key));
}

/** A notice that says both that it tried for long and that it gave up. */
function isFinal(text: string): boolean {
  return (
    text.includes('permanent') ||
    text.includes('given up') ||
    text.includes('giving up') ||
    text.includes('gave up') ||
    text.includes('has failed') ||
    text.includes('delivery failed') ||
    text.includes('returned to')
  );
}

function isFromDaemon(mail: Mail): boolean {
  for (const name of ['from', 'sender']) {
    const field = mail.header(name);
    if (field === null) continue;
    const [found] = addressesIn(field.text, 1);
    if (found !== undefined && isDaemon(found.address)) return true;
    const lower = field.text.toLowerCase();
    // `From: <>`: nobody wrote it.
    if (name === 'from' && lower.replace(/[<>\s"]/g, '') === '') return true;
    if (
      lower.includes('mailer-daemon') ||
      lower.includes('mailer daemon') ||
      lower.includes('microsoftexchange') ||
      lower.includes('post_master') ||
      lower.includes('mail system') ||
      lower.includes('mail_service') ||
      lower.includes('mail delivery') ||
      lower.includes('postmaster') ||
      lower.includes('mail administrator') ||
      lower.includes('system administrator') ||
      lower.includes('delivery sub') ||
      lower.includes('systemadministrator')
    ) {
      return true;
    }
  }
  return false;
}

function hasNullSender(mail: Mail): boolean {
  const field = mail.header('return-path');
  return field !== null && field.text.replace(/[<>\s]/g, '') === '';
}

function isAutomatic(mail: Mail, subject: string): boolean {
  const submitted = mail.header('auto-submitted')?.text.toLowerCase() ?? '';
  if (submitted.startsWith('auto-replied') || submitted.startsWith('auto-generated')) return true;
  if (
    mail.header('x-autoreply') !== null ||
    mail.header('x-autorespond') !== null ||
    mail.header('x-auto-reply') !== null ||
    mail.header('x-autoresponder') !== null
  ) {
    return true;
  }
  const precedence = mail.header('precedence')?.text.toLowerCase() ?? '';
  if (precedence === 'auto_reply' || precedence === 'auto-reply') return true;
  return holdsAny(subject, AUTO_REPLY_SUBJECTS);
}
