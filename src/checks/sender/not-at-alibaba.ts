import { cannotTell, type Judgement } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check } from '../common/bounce.ts';
import { PAGES } from '../common/dns.ts';

export default check({
  id: 'sender/not-at-alibaba',
  question: text(
    'Is the sender’s domain hosted elsewhere than at Alibaba Mail?',
    '发件域名是不是没有用阿里邮箱？',
  ),
  why: text(
    'Records for Alibaba Mail are only proposed to a domain whose MX, SPF or client names lead there (RFC 7208 §2.1).',
    '只有 MX、SPF 或客户端域名指向阿里邮箱的域名，才建议为阿里邮箱改记录（RFC 7208 §2.1）。',
  ),
  needs: ['edition'],
  severity: 'info',
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 7208 §2.1', PAGES.mxConflict],
  // Only asked to choose the way: not knowing it takes nothing from the diagnosis.
  optional: true,
  answer({ edition }): Judgement<'yes' | 'no'> {
    if (edition.basis !== 'assumed') return { answer: 'no', because: edition.because };
    if (edition.missing.length > 0) return cannotTell(edition.missing);
    return { answer: 'yes', because: edition.because };
  },
});
