import { type TextValue, text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix } from '../common/bounce.ts';
import {
  dkimClauses,
  explained,
  isAlibabaAccount,
  liveWord,
  PAGES,
  ROUTES,
  recheckFix,
  unusableKey,
  whitelistFix,
} from '../common/bounce-sending.ts';
import { CONSOLE } from '../common/dns.ts';

const title = text(
  'DKIM failed: the administrator of {senderDomain} must check signature and key',
  'DKIM 校验未通过，请 {senderDomain} 的管理员检查签名和公钥',
);
const titles = {
  fixed: text(
    'DKIM failed for {domain} then, and verifies now',
    '{domain} 的 DKIM 当时校验未通过，现在已能通过',
  ),
  absent: text(
    'DKIM failed: the key of {domain} is missing in DNS',
    'DKIM 校验未通过：DNS 里没有 {domain} 的公钥',
  ),
  unusable: text(
    'DKIM failed: the key of {domain} is revoked or cannot be read',
    'DKIM 校验未通过：{domain} 的公钥已吊销或无法解析',
  ),
  changed: text(
    'DKIM failed: the signature of {domain} does not match the message',
    'DKIM 校验未通过：{domain} 的签名和邮件内容对不上',
  ),
};
const means = text(
  'The receiver asks for a valid DKIM signature and found none.',
  '对方要求有效的 DKIM 签名，但没有查到，或校验没通过。',
);
const reasons = text(
  'Either the message is not signed, the key in DNS is missing or does not match, or something changed the message after it was signed.',
  '常见原因有三种：邮件没签名、DNS 里的公钥缺失或不匹配、签名后内容又被改过。',
);
const again = text('Sending it again as it is does not help.', '原样重发没用。');
const ours = text(
  'Alibaba Mail does not sign until a DKIM key is generated for the domain and published.',
  '阿里邮箱默认不签名，要先为域名生成 DKIM 密钥并发布公钥。',
);
const since = text(
  'It was fixed since, or the message was changed on the way to the receiver.',
  '可能是退信后已改好，也可能是途中被改动过。',
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

const compare = text(
  'If nothing changes the message, compare the key at {name} with the one that the sending server signs with',
  '如果邮件没有被改动过，核对 {name} 的公钥和发信服务器签名用的私钥是不是一对',
);

type State = keyof typeof titles | 'untold';

function stateOf(given: BounceCase): State {
  if (given.fixed) return 'fixed';
  const key = unusableKey(given);
  if (key !== null) return key.state === 'absent' ? 'absent' : 'unusable';
  const { keys, returned } = given.live;
  const isKeyThere = keys.known && keys.value.length > 0;
  return isKeyThere && returned.known && returned.value.dkim === 'fail' ? 'changed' : 'untold';
}

/** The domain that signed, where the returned headers name it. */
function signerOf(given: BounceCase): TextValue {
  const { keys } = given.live;
  const key = unusableKey(given) ?? (keys.known ? keys.value[0] : undefined);
  return key?.domain ?? given.values.senderDomain;
}

export default bounceCheck({
  cause: 'dkim-failed',
  question: text('Was it refused because DKIM failed?', '是不是因为 DKIM 校验未通过被拒收？'),
  why: text(
    'A signature verifies only with the key at its selector and an unchanged message; a receiver may refuse what does not verify (RFC 6376 §6.3).',
    '签名要靠选择器下的公钥校验，内容也不能有改动；校验不过，收信方可以按自己的策略拒收（RFC 6376 §6.3）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 6376 §6.3', 'RFC 7372 §3.1', PAGES.authentication],
  title({ senderDomain }, given) {
    const state = stateOf(given);
    return state === 'untold'
      ? title({ senderDomain })
      : titles[state]({ domain: signerOf(given) });
  },
  detail(_, given) {
    const state = stateOf(given);
    if (state === 'fixed') return explained(given, means());
    if (state !== 'untold') return explained(given, means(), again());
    return explained(
      given,
      means(),
      reasons(),
      again(),
      ...(isAlibabaAccount(given) ? [ours()] : []),
    );
  },
  live(given) {
    const clauses = dkimClauses(given, false);
    return liveWord(clauses, clauses.some((c) => c.speaks === 'against') ? [since()] : []);
  },
  page: () => 'domain-admin',
  fixes(given) {
    const { senderDomain } = given.values;
    const whole = fix(unchanged(), 'mail-admin', { effort: 'hours', steps: [unchangedStep()] });
    const state = stateOf(given);
    if (state === 'fixed') return [recheckFix(given), whole, ...whitelistFix(given)];
    if (state === 'changed') {
      const { keys } = given.live;
      const name = keys.known ? keys.value[0]?.name : undefined;
      return [
        whole,
        ...(name === undefined ? [] : [fix(compare({ name }), 'mail-admin', { effort: 'hours' })]),
        ...whitelistFix(given),
      ];
    }
    return [
      fix(publish({ senderDomain }), 'domain-admin', {
        effort: 'hours',
        ...(isAlibabaAccount(given)
          ? { console: CONSOLE.dkim(), operation: 'publish-dkim-record' }
          : {}),
      }),
      ...(state === 'untold' ? [whole] : []),
      ...whitelistFix(given),
    ];
  },
});
