/**
 * Enhanced codes of RFC 7372 (authentication) and the few that all large receivers
 * share, for replies of servers that are not known: the code alone says it.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const DKIM = text(
  'The receiver requires a valid DKIM signature that it accepts, and found none.',
  '收件方要求有效的 DKIM 签名，这封信的 DKIM 没通过。',
);

export default receiver({
  id: 'authentication-codes',
  name: text('RFC 7372', 'RFC 7372'),
  hosts: [],
  rules: [
    // 550 5.7.26 … DMARC policy …
    rule('dmarc', 'dmarc-failed', {
      status: 'x.7.26',
      confidence: 0.95,
      means: text(
        'The message failed DMARC, and the policy of the From domain tells the receiver to refuse it.',
        '这封信没通过 DMARC，收件方按发件域名自己的 DMARC 策略把它拒了。',
      ),
    }),
    // 550 5.7.26 Multiple authentication checks failed
    rule('', 'unauthenticated', {
      status: 'x.7.26',
      confidence: 0.93,
      means: text(
        'More than one of SPF, DKIM and DMARC failed.',
        'SPF、DKIM、DMARC 有不止一项没通过。',
      ),
    }),
    // 550 5.7.20 No passing DKIM signature found
    rule('', 'dkim-failed', { status: 'x.7.20', confidence: 0.95, means: DKIM }),
    // 550 5.7.21 No acceptable DKIM signature found
    rule('', 'dkim-failed', { status: 'x.7.21', confidence: 0.95, means: DKIM }),
    // 550 5.7.22 No valid author-matched DKIM signature found
    rule('', 'dkim-failed', { status: 'x.7.22', confidence: 0.95, means: DKIM }),
    // 550 5.7.23 SPF validation failed. Not of class 4: Gmail's 4.7.23 is a missing PTR.
    rule('', 'spf-failed', {
      status: '5.7.23',
      confidence: 0.93,
      means: text(
        'SPF of the sender domain does not authorise the sending IP.',
        '发件域名的 SPF 没有授权这个发信 IP。',
      ),
    }),
    // 451 4.7.24 SPF validation error
    rule('', 'spf-failed', {
      status: 'x.7.24',
      confidence: 0.93,
      means: text(
        'SPF of the sender domain could not be evaluated: its record is faulty.',
        '发件域名的 SPF 无法判定：记录有错误。',
      ),
    }),
    // 550 5.7.25 Reverse DNS validation failed
    rule('', 'ptr-missing', {
      status: 'x.7.25',
      confidence: 0.93,
      means: text(
        'The sending IP has no PTR record, or the name in it does not resolve back to that IP.',
        '发信 IP 没有 PTR 反向解析，或者反解出来的主机名解析不回这个 IP。',
      ),
    }),
    // 421 4.7.28 … unusual rate …
    rule('', 'rate-limited', {
      status: 'x.7.28',
      confidence: 0.9,
      means: text(
        'The receiver sees too much or unwanted mail from this IP or domain and limits it.',
        '收件方发现这个 IP 或域名的来信过多或多为垃圾，已限流。',
      ),
    }),
  ],
});
