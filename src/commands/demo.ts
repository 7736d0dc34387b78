/** `demo`: canned cases through the real gather, walk and proof, with no network. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Language, say, type Text, text } from '../engine/text.ts';
import { parseZone, type Zone } from '../protocols/dns/zone.ts';
import { renderOne } from '../render/index.ts';
import { checkDomain } from './check-dns.ts';
import { diagnoseBounce, readBounce } from './diagnose-bounce.ts';
import { dnsSession } from './dns-session.ts';

export interface DemoOptions {
  readonly language: Language;
  readonly width: number;
  readonly color: 0 | 1 | 2 | 3;
  readonly write: (text: string) => Promise<void>;
}

/** Below `fixtures/`, which stands beside `src/` and `dist/`. */
const FIXTURES = new URL('../../fixtures/', import.meta.url);

type Case =
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
];

const TEXT = {
  intro: text(
    'Canned zones and messages, read from files; nothing is asked of the network.',
    '以下案例来自内置的区域文件和邮件，不访问网络。',
  ),
  next: text(
    'Now with your own: alimail-doctor check-dns example.com, alimail-doctor diagnose-bounce < bounce.eml',
    '换成自己的试试：alimail-doctor check-dns example.com，或 alimail-doctor diagnose-bounce < 退信.eml',
  ),
};

async function zone(path: string): Promise<Zone> {
  const file = fileURLToPath(new URL(path, FIXTURES));
  return parseZone(await readFile(file, 'utf8'), { file: path });
}

export async function demo(options: DemoOptions): Promise<void> {
  const { language, write } = options;
  const world = await zone('world/root.zone');
  await write(`${say(TEXT.intro(), language)}\n`);
  for (const [index, one] of CASES.entries()) {
    const { zone: path, title } = one;
    const session = await dnsSession({
      resolvers: [],
      zones: [await zone(path), world],
      offline: true,
      timeoutMs: 15_000,
    });
    const report = await ('bounce' in one
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
    const heading = `${index + 1}/${CASES.length}  ${say(title(), language)}`;
    const body = await renderOne(report, 'text', {
      width: options.width,
      color: options.color,
      verbose: false,
      quiet: false,
      failOn: 'error',
    });
    await write(`\n${'─'.repeat(Math.min(options.width, 80))}\n${heading}\n\n${body}`);
  }
  await write(`\n${say(TEXT.next(), language)}\n`);
}
