import { cannotTell, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import type { Mx } from '../../facts/dns.ts';
import { check, PAGES } from '../common/dns.ts';
import { isForeign, isOurs, isUnseen, mxFix, providerOf, sawMx, wantedMx } from '../common/mx.ts';

const TITLE = {
  first: text(
    'Mail goes to {provider} first, whose MX has the better priority',
    '对方会优先投到 {provider}（优先级数值更小），阿里邮箱基本收不到信',
  ),
  equal: text(
    'Mail is split at random between {provider} and Alibaba Mail, whose MX have the same priority',
    '{provider} 与阿里邮箱的 MX 优先级相同，来信会随机分到两边',
  ),
  last: text(
    'Mail goes to {provider} whenever Alibaba Mail is not reached at once',
    '阿里邮箱一时连不上时，邮件就会投到 {provider}',
  ),
};
const DETAIL = {
  first: text(
    'Senders begin with the lowest number, so Alibaba Mail gets next to nothing. Delete the MX records of {provider}.',
    '对方服务器从优先级数值最小的开始投递。请删除 {provider} 的 MX 记录。',
  ),
  equal: text(
    'Senders take hosts of the same priority in random order, and what goes to {provider} does not arrive at Alibaba Mail. Delete the MX records of {provider}.',
    '优先级相同时，对方服务器随机选一台投递，投到 {provider} 的邮件不会进阿里邮箱。请删除 {provider} 的 MX 记录。',
  ),
  last: text(
    'A sender that cannot reach Alibaba Mail tries the next MX, and what goes to {provider} does not arrive at Alibaba Mail. Delete the MX records of {provider}.',
    '对方服务器连不上阿里邮箱时会改投下一条 MX，投到 {provider} 的邮件不会进阿里邮箱。请删除 {provider} 的 MX 记录。',
  ),
};

/** Senders go by preference, the lowest number first (RFC 5321 §5.1). */
function standing(foreign: readonly Mx[], all: readonly Mx[]): keyof typeof TITLE {
  const lowest = (records: readonly Mx[]) => Math.min(...records.map((r) => r.preference));
  const theirs = lowest(foreign);
  const ours = lowest(all.filter((r) => !foreign.includes(r)));
  if (theirs === ours) return 'equal';
  return theirs < ours ? 'first' : 'last';
}

export default check({
  id: 'mx/mixed-provider',
  question: text(
    'Is another provider’s MX left beside Alibaba Mail’s?',
    'MX 里是不是还混着其他服务商的记录？',
  ),
  why: text(
    'Senders try the MX hosts by preference, the lowest number first and equal ones in random order; every one of them is a full destination (RFC 5321 §5.1).',
    '对方按优先级数值从小到大尝试各条 MX，数值相同的随机选择；每一条都是正式的收信地点（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1', PAGES.mxConflict],
  answer({ domain, mx, mxTargets, edition }) {
    const foreign = mx.records.filter(isForeign);
    if (foreign.length === 0 || !mx.records.some(isOurs)) return no([mx.seen]);
    if (foreign.every(isUnseen)) return cannotTell(mxTargets.missing);
    const place = standing(foreign, mx.records);
    const values = { provider: providerOf(foreign) };
    return yes({
      title: TITLE[place](values),
      detail: DETAIL[place](values),
      evidence: [{ from: mx.seen, saw: sawMx(mx), wanted: wantedMx(edition.edition) }],
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
