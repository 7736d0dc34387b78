/** `demo`: canned cases through the real gather, walk and proof, with no network. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Language, say, type Text, text } from '../engine/text.ts';
import { parseZone, type Zone } from '../protocols/dns/zone.ts';
import type { Dialer } from '../protocols/mail/types.ts';
import { renderOne } from '../render/index.ts';
import type { Sought } from '../trace/types.ts';
import { checkDomain } from './check-dns.ts';
import { diagnoseBounce, readBounce } from './diagnose-bounce.ts';
import { type DnsSession, dnsSession } from './dns-session.ts';

export interface DemoOptions {
  readonly language: Language;
  readonly width: number;
  readonly color: 0 | 1 | 2 | 3;
  /** One kind of case alone, without the words around it. */
  readonly only?: DemoKind;
  readonly write: (text: string) => Promise<void>;
}

/** Below `fixtures/`, which stands beside `src/` and `dist/`. */
const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** What `--only` takes. */
export type DemoKind = 'dns' | 'bounce' | 'missing' | 'client';

type Case =
  | {
      readonly waiting: string;
      readonly sought: Sought;
      readonly now: string;
      readonly tape: string;
      readonly zone: string;
      readonly title: Text<never>;
    }
  | {
      readonly address: string;
      readonly tape: string;
      readonly zone: string;
      readonly title: Text<never>;
    }
  | { readonly domain: string; readonly zone: string; readonly title: Text<never> }
  | { readonly bounce: string; readonly zone: string; readonly title: Text<never> };

const CASES: readonly Case[] = [
  {
    domain: 'healthy.example',
    zone: 'demo/healthy.example.zone',
    title: text('A domain that is set up right', '配置正确的域名'),
  },
  {
    domain: 'moved.example',
    zone: 'demo/moved.example.zone',
    title: text(
      'Moved to Alibaba Mail, with the old provider’s records left behind',
      '迁到阿里邮箱后，旧服务商的记录没有清理',
    ),
  },
  {
    domain: 'typed.example',
    zone: 'demo/typed.example.zone',
    title: text(
      'Records typed in a console that appends the zone',
      '解析控制台自动拼接域名造成的错误',
    ),
  },
  {
    bounce: 'demo/contradiction.eml',
    zone: 'demo/moved.example.zone',
    title: text(
      'A bounce whose notice says one thing and the server another',
      '退信说明和对方服务器的原话互相矛盾',
    ),
  },
  {
    waiting: 'li@healthy.example',
    sought: {
      messageId: null,
      from: 'zhou@partner.example',
      subject: '十一月合同',
      since: '2026-11-18',
      until: '2026-11-19',
    },
    now: '2026-11-20T08:00:00Z',
    tape: 'demo/missing.tape',
    zone: 'demo/healthy.example.zone',
    title: text('A contract that “did not arrive”', '一份“没收到”的合同'),
  },
  {
    address: 'li@healthy.example',
    tape: 'demo/client.tape',
    zone: 'demo/healthy.example.zone',
    title: text(
      'A phone that shows no mail although the password is right',
      '密码没错，手机却收不到邮件',
    ),
  },
];

function kindOf(one: Case): DemoKind {
  if ('waiting' in one) return 'missing';
  return 'address' in one ? 'client' : 'bounce' in one ? 'bounce' : 'dns';
}

const TEXT = {
  intro: text(
    'Canned zones, messages and conversations, read from files; nothing is asked of the network.',
    '以下案例来自内置的区域文件、邮件和服务器对话记录，不访问网络。',
  ),
  next: text(
    'Now with your own: alimail-doctor check-dns example.com, alimail-doctor diagnose-bounce < bounce.eml, alimail-doctor trace-missing user@example.com --from boss@partner.com, alimail-doctor verify-client user@example.com',
    '换成自己的试试：alimail-doctor check-dns example.com，alimail-doctor diagnose-bounce < 退信.eml，alimail-doctor trace-missing user@example.com --from boss@partner.com，或 alimail-doctor verify-client user@example.com',
  ),
};

async function zone(path: string): Promise<Zone> {
  const file = fileURLToPath(new URL(path, FIXTURES));
  return parseZone(await readFile(file, 'utf8'), { file: path });
}

/** The network of a tape, laid over what is in `world/`. */
async function playedNetwork(tapes: readonly string[]): Promise<Dialer> {
  const [{ tapeDialer }, ...texts] = await Promise.all([
    import('../net/tape.ts'),
    ...tapes.map((path) => readFile(new URL(path, FIXTURES), 'utf8')),
  ]);
  return tapeDialer(texts.join('\n'));
}

/** A run of `trace-missing` over a mailbox as it was once. */
async function playedTrace(
  { waiting, sought, now, tape }: Extract<Case, { waiting: string }>,
  session: DnsSession,
  language: Language,
) {
  const [{ traceMissing }, dialer] = await Promise.all([
    import('./trace-missing.ts'),
    playedNetwork(['world/alimail.tape', 'world/mailbox.tape', tape]),
  ]);
  return traceMissing({
    account: {
      address: waiting,
      domain: waiting.slice(waiting.indexOf('@') + 1),
      edition: 'auto',
      imap: {},
      smtp: {},
      password: 'played',
    },
    sought,
    copy: null,
    sender: null,
    probeSmtp: false,
    loopback: null,
    session,
    dialer,
    prober: dialer,
    timeoutMs: 15_000,
    language,
    failOn: 'error',
    now: () => new Date(now),
  });
}

/** A run of `verify-client` over what servers said once. */
async function playedClient(
  address: string,
  tape: string,
  session: DnsSession,
  language: Language,
) {
  const [{ verifyClient }, dialer] = await Promise.all([
    import('./verify-client.ts'),
    playedNetwork(['world/alimail.tape', tape]),
  ]);
  return verifyClient({
    address,
    domain: address.slice(address.indexOf('@') + 1),
    protocols: ['imap', 'pop3', 'smtp'],
    settings: {},
    file: null,
    session,
    dialer,
    edition: 'auto',
    // No server of a tape looks at it.
    password: 'played',
    noLogin: false,
    allowPlaintext: false,
    timeoutMs: 15_000,
    language,
    failOn: 'error',
  });
}

export async function demo(options: DemoOptions): Promise<void> {
  const { language, write, only } = options;
  const world = await zone('world/root.zone');
  const cases = CASES.filter((one) => only === undefined || kindOf(one) === only);
  if (only === undefined) await write(`${say(TEXT.intro(), language)}\n`);
  for (const [index, one] of cases.entries()) {
    const { zone: path, title } = one;
    const session = await dnsSession({
      resolvers: [],
      zones: [await zone(path), world],
      offline: true,
      timeoutMs: 15_000,
    });
    const report = await ('waiting' in one
      ? playedTrace(one, session, language)
      : 'address' in one
        ? playedClient(one.address, one.tape, session, language)
        : 'bounce' in one
          ? diagnoseBounce({
              source: { file: one.bounce, index: null, firstLine: 1, cutAt: null },
              reading: readBounce(await readFile(new URL(one.bounce, FIXTURES))),
              session,
              language,
              edition: 'auto',
              failOn: 'error',
            })
          : checkDomain({
              domain: one.domain,
              session,
              language,
              edition: 'auto',
              selectors: [],
              failOn: 'error',
            }));
    session.close();
    const heading = `${index + 1}/${cases.length}  ${say(title(), language)}`;
    const body = await renderOne(report, 'text', {
      width: options.width,
      color: options.color,
      verbose: false,
      quiet: false,
      failOn: 'error',
    });
    const rule = '─'.repeat(Math.min(options.width, 80));
    await write(only === undefined ? `\n${rule}\n${heading}\n\n${body}` : body);
  }
  if (only === undefined) await write(`\n${say(TEXT.next(), language)}\n`);
}
