/**
 * The editions (sites) of Alibaba Mail and the DNS records that each asks for.
 *
 * A domain is judged by its own edition. What is documented for one edition is
 * never demanded of another, and what is documented nowhere is never failed.
 */
import { type Text, text } from '../engine/text.ts';
import { help, international, type Source } from './sources.ts';

export const EDITION_IDS = [
  'cn-qiye',
  'cn-mxhichina',
  'sg',
  'hk',
  'de',
  'us',
  'fin',
  'imm',
] as const;
export type EditionId = (typeof EDITION_IDS)[number];

/** The labels that the setup page asks to be pointed at Alibaba Mail. */
export const CLIENT_LABELS = ['mail', 'imap', 'pop3', 'smtp'] as const;
export type ClientLabel = (typeof CLIENT_LABELS)[number];

/**
 * How well a part of a record set is known: `documented` on an official page,
 * `single-page` on one page that nothing else confirms, `by-analogy` with the
 * other sites, `partly` when one record is known and the rest is not, `unknown`.
 */
export type Standing = 'documented' | 'single-page' | 'by-analogy' | 'partly' | 'unknown';

export interface Edition {
  readonly id: EditionId;
  readonly name: Text<never>;
  readonly mx: {
    readonly standing: Standing;
    readonly hosts: readonly { readonly preference: number; readonly host: string }[];
  };
  readonly spf: { readonly standing: Standing; readonly include: string | null };
  readonly clients: {
    readonly standing: Standing;
    readonly targets: Readonly<Record<ClientLabel, string | null>>;
  };
  readonly sources: readonly [Source, ...Source[]];
}

const mx = (...hosts: [number, string][]) =>
  hosts.map(([preference, host]) => ({ preference, host }));

const SPF_PAGE: Source = { at: international('spfadd'), date: '2025-09-18', trust: 'high' };

/** A site whose SPF include is official and whose hosts follow the naming of the Singapore site. */
function siteByAnalogy(id: 'hk' | 'de' | 'us', name: Text<never>, base: string): Edition {
  return {
    id,
    name,
    mx: { standing: 'by-analogy', hosts: mx([5, `mx1.${base}`], [10, `mx2.${base}`]) },
    spf: { standing: 'documented', include: `spf.${base}` },
    clients: {
      standing: 'by-analogy',
      targets: {
        mail: `mail.${base}`,
        imap: `imap.${base}`,
        pop3: `pop.${base}`,
        smtp: `smtp.${base}`,
      },
    },
    sources: [SPF_PAGE],
  };
}

export const EDITIONS: Readonly<Record<EditionId, Edition>> = {
  'cn-qiye': {
    id: 'cn-qiye',
    name: text('Alibaba Mail mainland China', '阿里邮箱中国站'),
    mx: {
      standing: 'documented',
      hosts: mx(
        [5, 'mx1.qiye.aliyun.com'],
        [10, 'mx2.qiye.aliyun.com'],
        [15, 'mx3.qiye.aliyun.com'],
      ),
    },
    spf: { standing: 'documented', include: 'spf.qiye.aliyun.com' },
    clients: {
      standing: 'documented',
      targets: {
        mail: 'qiye.aliyun.com',
        imap: 'imap.qiye.aliyun.com',
        pop3: 'pop.qiye.aliyun.com',
        smtp: 'smtp.qiye.aliyun.com',
      },
    },
    sources: [
      { at: help(36710), date: '2026-11-20', trust: 'high' },
      { at: help(446248), date: '2026-11-20', trust: 'high' },
      { at: help(609862), date: '2026-11-20', trust: 'high' },
    ],
  },
  'cn-mxhichina': {
    id: 'cn-mxhichina',
    name: text(
      'Alibaba Mail mainland China, legacy (mxhichina)',
      '阿里邮箱中国站旧版（mxhichina）',
    ),
    mx: {
      standing: 'documented',
      hosts: mx([5, 'mxn.mxhichina.com'], [10, 'mxw.mxhichina.com']),
    },
    spf: { standing: 'documented', include: 'spf.mxhichina.com' },
    clients: {
      standing: 'documented',
      targets: {
        mail: 'mail.mxhichina.com',
        imap: 'imap.mxhichina.com',
        pop3: 'pop3.mxhichina.com',
        smtp: 'smtp.mxhichina.com',
      },
    },
    sources: [
      { at: help(609862), date: '2026-11-20', trust: 'high' },
      { at: help(36710), date: '2026-11-20', trust: 'high' },
    ],
  },
  sg: {
    id: 'sg',
    name: text('Alibaba Mail Singapore', '阿里邮箱新加坡站'),
    mx: { standing: 'documented', hosts: mx([5, 'mx1.sg.aliyun.com'], [10, 'mx2.sg.aliyun.com']) },
    spf: { standing: 'documented', include: 'spf.sg.aliyun.com' },
    clients: {
      standing: 'documented',
      targets: {
        mail: 'mail.sg.aliyun.com',
        imap: 'imap.sg.aliyun.com',
        pop3: 'pop.sg.aliyun.com',
        smtp: 'smtp.sg.aliyun.com',
      },
    },
    sources: [{ at: international('1000112'), date: '2026-11-20', trust: 'high' }, SPF_PAGE],
  },
  hk: siteByAnalogy('hk', text('Alibaba Mail Hong Kong', '阿里邮箱香港站'), 'hk.aliyun.com'),
  de: siteByAnalogy('de', text('Alibaba Mail Germany', '阿里邮箱德国站'), 'de.alibabacloud.com'),
  us: siteByAnalogy(
    'us',
    text('Alibaba Mail United States', '阿里邮箱美国站'),
    'us.alibabacloud.com',
  ),
  fin: {
    id: 'fin',
    name: text('Alibaba Mail Finance Cloud', '阿里邮箱金融云'),
    // Only this host is known; priorities and the second host are not.
    mx: { standing: 'partly', hosts: mx([5, 'mx1.fin.aliyun.com']) },
    spf: { standing: 'unknown', include: null },
    clients: { standing: 'unknown', targets: { mail: null, imap: null, pop3: null, smtp: null } },
    sources: [
      {
        at: 'an example value in an Alibaba Mail operations guide',
        date: '2026-11-20',
        trust: 'low',
      },
    ],
  },
  imm: {
    id: 'imm',
    name: text('Alibaba Mail, imm set', '阿里邮箱（imm 记录集）'),
    mx: {
      standing: 'single-page',
      hosts: mx([10, 'mx1.imm.aliyun.com'], [20, 'mx2.imm.aliyun.com']),
    },
    spf: { standing: 'single-page', include: 'aliyun-inc.com' },
    clients: {
      standing: 'single-page',
      targets: { mail: 'alimail.aliyun.com', imap: null, pop3: null, smtp: null },
    },
    sources: [{ at: 'https://company-skill.com/p/alimail', date: '2026-06-14', trust: 'low' }],
  },
};

/** The edition that fixes are written for when nothing tells which one it is: the only one with an English setup page. */
export const DEFAULT_EDITION: EditionId = 'sg';

/** MX hosts that were seen in use and stand on no official page, with the edition whose SPF they were seen with. */
export const SEEN_MX: readonly { readonly host: string; readonly edition: EditionId }[] = [
  { host: 'mx01.mail.alibaba.com', edition: 'cn-qiye' },
  { host: 'mx02.mail.alibaba.com', edition: 'cn-qiye' },
];

/** All SPF includes of all editions. */
export const EDITION_INCLUDES: readonly string[] = EDITION_IDS.flatMap((id) => {
  const { include } = EDITIONS[id].spf;
  return include === null ? [] : [include];
});

/** `example.com` → the editions whose MX set holds the host. */
export function editionsOfMx(host: string): readonly EditionId[] {
  const own = EDITION_IDS.filter((id) => EDITIONS[id].mx.hosts.some((h) => h.host === host));
  return own.length > 0 ? own : SEEN_MX.filter((s) => s.host === host).map((s) => s.edition);
}

export function editionOfInclude(name: string): EditionId | null {
  return EDITION_IDS.find((id) => EDITIONS[id].spf.include === name) ?? null;
}

/** The edition one of whose client targets this is. */
export function editionOfClientTarget(host: string): EditionId | null {
  return (
    EDITION_IDS.find((id) =>
      CLIENT_LABELS.some((label) => EDITIONS[id].clients.targets[label] === host),
    ) ?? null
  );
}
