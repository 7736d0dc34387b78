import { text } from '../../engine/text.ts';
import { bounceCheck, fix, pageFix } from '../common/bounce.ts';
import {
  dkimClauses,
  explained,
  isAlibabaAccount,
  liveWord,
  PAGES,
  ROUTES,
  whitelistFix,
} from '../common/bounce-sending.ts';
import { CONSOLE } from '../common/dns.ts';

const title = text(
  'DKIM failed: the administrator of {senderDomain} must check signature and key',
  'DKIM 校验未通过，请 {senderDomain} 的管理员检查签名和公钥',
);
const means = text(
  'The receiver asks for a valid DKIM signature and found none.',
  '对方要求有效的 DKIM 签名，但没有查到，或校验没通过。',
);
const reasons = text(
  'Either the message is not signed, the key in DNS is missing or another one, or something changed the message after it was signed. Sending it again as it is does not help.',
  '常见原因有三种：邮件没签名、DNS 里的公钥缺失或不匹配、签名后内容又被改过。原样重发没用。',
);
const ours = text(
  'Alibaba Mail does not sign until a DKIM key is generated for the domain and published.',
  '阿里邮箱默认不签名，要先为域名生成 DKIM 密钥并发布公钥。',
);
const mended = text(
  'It was mended since, or the message was changed on the way to the receiver: send it once more.',
  '可能是退信后已改好，也可能是途中被改动过，可以再发一次。',
);

const publish = text(
  'Set up DKIM for {senderDomain} and publish its key as the DKIM findings say (alimail-doctor check-dns), then send again',
  '为 {senderDomain} 配置 DKIM，按 DKIM 检查结果（alimail-doctor check-dns）发布公钥，再重发',
);
const unchanged = text(
  'Let nothing change a message after it was signed',
  '确保邮件签名之后不再被改动',
);
const unchangedStep = text(
  'Footers, disclaimers, mail gateways and mailing lists that add text or rewrite the subject break the signature: let them work before the signing, or sign last.',
  '页脚、免责声明、邮件网关、邮件列表加字或改主题都会破坏签名，要让它们在签名之前处理，签名放在最后一步。',
);

export default bounceCheck({
  cause: 'dkim-failed',
  question: text('Was it refused because DKIM failed?', '是不是因为 DKIM 校验未通过被拒收？'),
  why: text(
    'A signature verifies only with the key at its selector and an unchanged message; a receiver may refuse what does not verify (RFC 6376 §6.3).',
    '签名要靠选择器下的公钥校验，内容也不能有改动；校验不过，收信方可以按自己的策略拒收（RFC 6376 §6.3）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 6376 §6.3', 'RFC 7372 §3.1', PAGES.authentication],
  title,
  detail: (_, given) =>
    explained(given, means(), reasons(), ...(isAlibabaAccount(given) ? [ours()] : [])),
  live(given) {
    const clauses = dkimClauses(given, false);
    return liveWord(clauses, clauses.some((c) => c.speaks === 'against') ? [mended()] : []);
  },
  fixes(given) {
    const { senderDomain } = given.values;
    return [
      fix(publish({ senderDomain }), 'domain-admin', {
        effort: 'hours',
        ...(isAlibabaAccount(given) ? { console: CONSOLE.dkim() } : {}),
      }),
      ...pageFix(given, 'domain-admin'),
      fix(unchanged(), 'mail-admin', { effort: 'hours', steps: [unchangedStep()] }),
      ...whitelistFix(given),
    ];
  },
});
