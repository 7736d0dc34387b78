import type { Fix, Problem } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { type Text, text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES, CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  documentedFix,
  fix,
  judge,
  type Look,
  settingsFix,
} from '../common/client.ts';
import { type Answered, accountStateFix, unknownLogin } from '../common/client-login.ts';

const TITLES = {
  mismatch: text(
    'SMTP refuses {address} as sender: the login is {username}; set both alike',
    'SMTP 拒绝发件地址 {address}：和登录账号 {username} 不一致，请改成同一个',
  ),
  alias: text(
    'SMTP refuses {address} as sender: by its reply the account has another address',
    'SMTP 拒绝发件地址 {address}：从应答看，该账号本身是另一个地址',
  ),
  forbidden: text(
    'SMTP: {address} is not allowed to send; the mail administrator has to allow it',
    'SMTP：{address} 没有发信权限，请邮箱管理员开启',
  ),
  elsewhere: text(
    '{host} has no account {address}; set the outgoing server of its site',
    '{host} 上没有 {address} 这个账号，请改用邮箱所在站点的发信服务器',
  ),
  mx: text(
    '{host} answers like an MX host; set the outgoing server to the smtp host',
    '{host} 的应答像是 MX 服务器，请把发信服务器改成 smtp 主机',
  ),
  unavailable: text(
    'SMTP: the mailbox {address} is not available for sending; the administrator has to look',
    'SMTP：{address} 当前不能发信，请邮箱管理员检查账号状态',
  ),
  other: text(
    'SMTP took the login but refuses {address} as sender; the mail administrator has to look',
    'SMTP 登录成功，但拒绝 {address} 作为发件地址，请邮箱管理员检查',
  ),
} as const;
type Kind = keyof typeof TITLES;

/** That it was refused is certain; what for is told by words, some of them of one source. */
const CONFIDENCE: Readonly<Record<Kind, number>> = {
  mismatch: 0.97,
  alias: 0.85,
  forbidden: 0.95,
  elsewhere: 0.85,
  mx: 0.9,
  unavailable: 0.85,
  other: 0.95,
};

const OWN_NAME = text(
  'Alibaba Mail takes mail only in the name of the account that logged in. Although the code may begin with 4, trying again does not help.',
  '阿里邮箱只允许以登录账号的名义发信。返回码即使以 4 开头，重试也没用。',
);
const DETAILS: Readonly<Record<Kind, Text<never>>> = {
  mismatch: OWN_NAME,
  alias: OWN_NAME,
  forbidden: text(
    'The login is right. Sending is a permission of its own, so receiving may go on working.',
    '登录没问题。发信是单独的权限，收信可能不受影响。',
  ),
  elsewhere: text(
    'The login was taken, but the address is not one of this server’s: most often the host belongs to another site of Alibaba Mail.',
    '登录成功了，但这台服务器不认这个地址，多半是填了别的站点的发信服务器。',
  ),
  mx: text(
    'This is the reply of an MX host to a sender of its own domain: clients hand in mail at the smtp host.',
    '这是 MX 主机对自己用户的应答：客户端发信要走 smtp 主机。',
  ),
  unavailable: text(
    'Although the code begins with 4, trying again does not help: the state of the account has to change.',
    '虽然返回码以 4 开头，重试也没用，要处理账号状态。',
  ),
  other: text(
    'No message was sent; the reply to MAIL FROM is below. Until it is changed, nothing can be sent from this client.',
    '没有真的发信，MAIL FROM 的应答见下。解决之前，这个客户端发不出邮件。',
  ),
};

const wanted = text('250, the sender accepted', '250，接受发件地址');
const setSender = text(
  'Set the sender address in the client to {username}, the account that logs in',
  '把客户端的发件地址改成登录账号 {username}',
);
const setSenderSteps = [
  text(
    'In a script both count: the envelope sender (MAIL FROM) and the From header. The display name is free.',
    '脚本里两处都要改：信封发件人（MAIL FROM）和邮件头 From；显示名可以随意。',
  ),
  text(
    'If only the replies should go elsewhere, put that address into Reply-To.',
    '只是想让回信发到别处的，把那个地址写到 Reply-To 即可。',
  ),
];
const setLogin = text(
  'Log in as {address}, with its own password',
  '改用 {address} 登录，密码填该账号自己的',
);
const setAlias = text(
  'Use the account’s own address, as webmail shows it, both as user name and as sender',
  '用户名和发件地址都改成账号本身的地址，以网页邮箱里显示的为准',
);
const allow = text('Allow {address} to send', '为 {address} 开启发信权限');
const setHost = text(
  'Set the outgoing server to the one of the site where the mailbox is',
  '把发信服务器改成邮箱所在站点的',
);
const siteStep = text(
  'The address of your webmail tells the site; alimail-doctor verify-client with --edition checks its hosts.',
  '看网页邮箱的网址就知道是哪个站点；加上 --edition 再运行一次 alimail-doctor verify-client 可以检查该站点的服务器。',
);
const show = text('Show the reply below to the mail administrator', '把下面的应答发给邮箱管理员');

/** Codes that only fit words: 436 and 440 are permanent, other 4xx may be gone in a minute. */
function kindOf(reply: string): Kind | 'passing' {
  const said = reply.toLowerCase().replaceAll('’', "'");
  const code = said.slice(0, 3);
  if (code === '440' || code === '436' || /conform with auth|not owned by user/.test(said)) {
    return 'mismatch';
  }
  if (code === '553' && /sender|mail from|authori[sz]|login|不一致|发件/.test(said)) {
    return 'mismatch';
  }
  if (code === '541' || said.includes("isn't allowed to send")) return 'forbidden';
  if (said.includes('non-local account')) return 'elsewhere';
  if (code === '502' && said.includes('local account')) return 'mx';
  if (code === '450' && said.includes('mailbox unavailable')) return 'unavailable';
  return code.startsWith('4') ? 'passing' : 'other';
}

interface BadSender extends Bad {
  readonly kind: Kind;
  readonly reply: string;
  readonly login: Answered;
  readonly view: NonNullable<Service['view']>;
}

function fixesFor({ kind, service, login }: BadSender, address: string): readonly Fix[] {
  const username = service.given.username.value;
  switch (kind) {
    case 'mismatch': {
      const own = settingsFix(setLogin({ address }), [service], address, { risk: 'low' });
      return [
        fix(setSender({ username }), 'you', { steps: setSenderSteps.map((step) => step()) }),
        ...own.map((f) => ({
          ...f,
          settings: f.settings?.map((s) => ({ ...s, username: address })) ?? [],
        })),
      ];
    }
    case 'alias':
      return [fix(setAlias(), 'you', { operation: 'configure-mail-client' })];
    case 'forbidden':
      return [
        fix(allow({ address }), 'mail-admin', {
          risk: 'low',
          console: CLIENT_PATHS.features(),
          operation: 'manage-domain-accounts',
        }),
      ];
    case 'elsewhere':
    case 'mx':
      // The documented place, where it is another one.
      return service.wanted !== null && service.wanted.host !== login.cell.host
        ? documentedFix(setHost(), [service], address, { steps: [siteStep()] })
        : [fix(setHost(), 'you', { operation: 'configure-mail-client', steps: [siteStep()] })];
    case 'unavailable':
      return [accountStateFix(address)];
    case 'other':
      return [fix(show(), 'you'), accountStateFix(address)];
  }
}

export default clientCheck({
  id: 'client/sender-refused',
  question: text(
    'Does SMTP refuse the address as sender after the login?',
    '登录成功后，SMTP 是不是拒绝该地址发信？',
  ),
  why: text(
    'A submission server may refuse a MAIL FROM that the login is not authorized to use (RFC 6409 §6.1); Alibaba Mail wants both to be the same.',
    '登录账号无权使用该 MAIL FROM 时，发信服务器可以拒绝（RFC 6409 §6.1），阿里邮箱要求两者一致。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 6409 §6.1', CLIENT_PAGES.replies],
  answer({ services, account: { address } }) {
    return judge(
      services,
      (service): Look<BadSender> => {
        if (service.protocol !== 'smtp') return 'fine';
        const { login, view } = service;
        if (login.result !== 'accepted') return unknownLogin(service) ?? 'not-reached';
        const answer = view?.mailbox.mailFrom ?? null;
        if (view === null || answer === null) return unknown('depends-on-unknown', [login.seen]);
        if (answer.accepted) return 'fine';
        const kind = kindOf(answer.reply);
        if (kind === 'passing') return unknown('refused', [view.seen]);
        const same = service.given.username.value.toLowerCase() === address.toLowerCase();
        const precise = kind === 'mismatch' && same ? 'alias' : kind;
        return { service, kind: precise, reply: answer.reply, login: login as Answered, view };
      },
      ([bad]): Problem => {
        const { kind, service, login, reply, view } = bad;
        return {
          title: TITLES[kind]({
            address,
            host: login.cell.host,
            username: service.given.username.value,
          }),
          detail: DETAILS[kind](),
          evidence: [{ from: view.seen, saw: reply, wanted: wanted() }],
          confidence: CONFIDENCE[kind],
          fixes: fixesFor(bad, address),
        };
      },
    );
  },
});
