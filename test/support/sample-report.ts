/** Reports as commands make them, for the tests of renderers. Not made by checks: these may say anything. */
import type { Change } from '../../src/engine/check.ts';
import type {
  Report,
  ReportCheck,
  ReportFinding,
  ReportObservation,
  ReportRecord,
} from '../../src/engine/report.ts';
import { type Language, say, text } from '../../src/engine/text.ts';

const at = '2026-11-20T08:00:00.000Z';
const tool = { name: 'alimail-doctor', version: '0.1.0', knowledge: '2026-11-20' } as const;

const OLD_SPF = 'v=spf1 include:_spf.google.com -all';
const NEW_SPF = 'v=spf1 include:spf.sg.aliyun.com include:_spf.google.com -all';
const DKIM_KEY = `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A'.repeat(8)}`;

const spfChange: Change = {
  replace: [{ name: 'example.com.', type: 'TXT', value: `"${OLD_SPF}"` }],
  with: [{ name: 'example.com.', type: 'TXT', value: `"${NEW_SPF}"` }],
};

function record(
  host: string,
  type: string,
  value: string,
  zoneLine: string,
  priority: number | null = null,
): ReportRecord {
  return { host, type, priority, value, zoneLine };
}

const T = {
  summary: text(
    'example.com — Alibaba Mail Singapore (sg) — Resolved',
    'example.com — 阿里邮箱新加坡（sg）— Resolved',
  ),
  spfTitle: text(
    'SPF does not let Alibaba Mail send for this domain',
    'SPF 记录未允许阿里邮箱代本域名发信',
  ),
  spfDetail: text(
    'The record ends in -all and does not include spf.sg.aliyun.com, so receivers that check SPF refuse your mail or put it into the junk folder.',
    '该记录以 -all 结尾，但没有包含 spf.sg.aliyun.com，检查 SPF 的收件方会拒收您的邮件，或将其放入垃圾箱。',
  ),
  spfFix: text(
    "Add Alibaba Mail's include to the SPF record that is there",
    '在现有 SPF 记录中加入阿里邮箱的 include',
  ),
  console: text(
    'Console > Mail > Domain Management > DNS Settings',
    '控制台 > 邮箱 > 域名管理 > 解析设置',
  ),
  effect: text(
    'The old record was seen with a TTL of 10 min: resolvers that hold it may use it that much longer. Some resolvers are slower.',
    '查到的旧记录 TTL 为 10 分钟，已缓存旧记录的解析服务器最多会再用这么久，个别运营商的缓存可能更慢。',
  ),
  dmarcTitle: text('Mail fails DMARC for want of SPF', '因 SPF 未通过，邮件无法通过 DMARC'),
  dmarcDetail: text(
    'No DKIM signature was seen either: nothing aligns with example.com.',
    '也没有查到 DKIM 签名，没有任何一项与 example.com 对齐。',
  ),
  mxTitle: text('One MX record of two is missing', '两条 MX 记录缺了一条'),
  mxDetail: text(
    'Mail arrives as long as mx1.sg.aliyun.com is up; nothing takes over when it is not.',
    '只要 mx1.sg.aliyun.com 正常，邮件就能收到；它一旦故障，没有备用服务器接收。',
  ),
  mxFix: text('Add the second MX record', '添加第二条 MX 记录'),
  dkimTitle: text('No DKIM key is published', '未发布 DKIM 公钥'),
  dkimDetail: text(
    'Mail is not signed, or the signature cannot be verified.',
    '邮件没有签名，或签名无法验证。',
  ),
  dkimFix: text('Publish the key that the console shows', '发布控制台生成的公钥'),
  dkimStep1: text(
    'Open the DKIM page of the domain and generate a key, if there is none.',
    '打开域名的 DKIM 页面，如还没有密钥，先生成密钥。',
  ),
  dkimStep2: text('Copy the record into the DNS console.', '将记录复制到云解析 DNS 控制台。'),
  dkimOther: text('Ask support for the key', '联系客服获取公钥'),
  noteTitle: text('DirectMail is set up beside the mailboxes', '邮箱之外还配置了邮件推送'),
  noteDetail: text(
    'spf1.dm.aliyun.com is included. That is right when DirectMail sends for this domain.',
    '已包含 spf1.dm.aliyun.com。如果使用邮件推送为该域名发信，这样配置是对的。',
  ),
  spfFor: text("the domain's SPF record", '域名的 SPF 记录'),
  mxFor: text('where mail for the domain is delivered', '域名的收信服务器'),
  dkimFor: text("the domain's DKIM key", '域名的 DKIM 公钥'),
  includeFor: text("an include of the domain's SPF record", '域名 SPF 记录中的 include'),
  tree: text('SPF tree', 'SPF 展开'),
  spfQ: text('Does the SPF record let Alibaba Mail send?', 'SPF 记录是否允许阿里邮箱发信？'),
  mxQ: text('Are all MX records of the edition there?', '该版本的 MX 记录是否齐全？'),
  dkimQ: text('Is a DKIM key published?', '是否发布了 DKIM 公钥？'),
  dmarcQ: text('Does mail pass DMARC?', '邮件能否通过 DMARC？'),
  dmQ: text('Is DirectMail set up?', '是否配置了邮件推送？'),
  loopQ: text('Does an SPF include lead back to itself?', 'SPF 的 include 是否循环引用？'),
  stsQ: text('Is there an MTA-STS policy?', '是否有 MTA-STS 策略？'),
};

function observations(language: Language): readonly ReportObservation[] {
  return [
    {
      id: 'dns:1',
      at,
      asked: 'MX example.com',
      of: '1.1.1.1:53',
      for: say(T.mxFor(), language),
      got: { rcode: 'NOERROR', records: ['5 mx1.sg.aliyun.com.'], ttl: 600 },
      ms: 9,
    },
    {
      id: 'dns:2',
      at,
      asked: 'TXT example.com',
      of: '1.1.1.1:53',
      for: say(T.spfFor(), language),
      got: { rcode: 'NOERROR', records: [OLD_SPF], ttl: 600 },
      ms: 12,
    },
    {
      id: 'dns:3',
      at,
      asked: 'TXT default._domainkey.example.com',
      of: '1.1.1.1:53',
      for: say(T.dkimFor(), language),
      got: { rcode: 'NXDOMAIN' },
      ms: 14,
    },
    {
      id: 'dns:4',
      at,
      asked: 'TXT _spf.google.com',
      of: '1.1.1.1:53',
      for: say(T.includeFor(), language),
      got: { error: 'timeout' },
      ms: 5000,
    },
  ];
}

function spfFinding(language: Language): ReportFinding {
  return {
    id: 'spf/include-missing',
    severity: 'error',
    confidence: 0.99,
    title: say(T.spfTitle(), language),
    detail: say(T.spfDetail(), language),
    evidence: [{ from: 'dns:2', saw: OLD_SPF, wanted: 'include:spf.sg.aliyun.com' }],
    owner: 'you',
    route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
    fixes: [
      {
        title: say(T.spfFix(), language),
        owner: 'you',
        effort: 'minutes',
        risk: 'low',
        console: say(T.console(), language),
        change: spfChange,
        action: 'replace',
        remove: [record('@', 'TXT', OLD_SPF, `example.com. 600 IN TXT "${OLD_SPF}"`)],
        put: [record('@', 'TXT', NEW_SPF, `example.com. 600 IN TXT "${NEW_SPF}"`)],
        verified: true,
        resolves: ['spf/include-missing', 'dmarc/nothing-aligned'],
        seenTtl: 600,
        takesEffect: say(T.effect(), language),
      },
    ],
    references: [
      'RFC 7208 §5.2',
      'https://www.alibabacloud.com/help/en/alibaba-mail/latest/spfadd',
    ],
  };
}

/** An error, a second one that the same change mends, two warnings, a note, and unanswered questions. */
export function problemReport(language: Language): Report {
  const spf = spfFinding(language);
  const findings: readonly ReportFinding[] = [
    spf,
    {
      ...spf,
      id: 'dmarc/nothing-aligned',
      confidence: 0.85,
      title: say(T.dmarcTitle(), language),
      detail: say(T.dmarcDetail(), language),
      evidence: [{ from: 'dns:2', saw: OLD_SPF }],
      contradicts: ['dns:1'],
      references: ['RFC 9989'],
    },
    {
      id: 'mx/incomplete',
      severity: 'warning',
      confidence: 0.99,
      title: say(T.mxTitle(), language),
      detail: say(T.mxDetail(), language),
      evidence: [{ from: 'dns:1', saw: '5 mx1.sg.aliyun.com', wanted: '10 mx2.sg.aliyun.com' }],
      owner: 'you',
      route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
      fixes: [
        {
          title: say(T.mxFix(), language),
          owner: 'you',
          effort: 'minutes',
          risk: 'none',
          console: say(T.console(), language),
          operation: 'resolve-mx',
          change: {
            replace: [],
            with: [{ name: 'example.com.', type: 'MX', value: '10 mx2.sg.aliyun.com.' }],
          },
          action: 'add',
          remove: [],
          put: [
            record(
              '@',
              'MX',
              'mx2.sg.aliyun.com',
              'example.com. 600 IN MX 10 mx2.sg.aliyun.com.',
              10,
            ),
          ],
          verified: true,
          resolves: ['mx/incomplete'],
          unproved: ['spf/loop'],
          seenTtl: null,
          takesEffect: say(T.effect(), language),
        },
      ],
      references: ['RFC 5321 §5.1'],
    },
    {
      id: 'dkim/missing',
      severity: 'warning',
      confidence: 0.7,
      title: say(T.dkimTitle(), language),
      detail: say(T.dkimDetail(), language),
      evidence: [{ from: 'dns:3', saw: 'NXDOMAIN' }],
      owner: 'domain-admin',
      route: { intent: 'configure-communication', path: 'alimail-security' },
      fixes: [
        {
          title: say(T.dkimFix(), language),
          owner: 'domain-admin',
          effort: 'hours',
          risk: 'low',
          console: say(T.console(), language),
          steps: [say(T.dkimStep1(), language), say(T.dkimStep2(), language)],
          change: {
            replace: [],
            with: [
              { name: 'default._domainkey.example.com.', type: 'TXT', value: `"${DKIM_KEY}"` },
            ],
          },
          action: 'add',
          remove: [],
          put: [
            record(
              'default._domainkey',
              'TXT',
              DKIM_KEY,
              `default._domainkey.example.com. 600 IN TXT "${DKIM_KEY}"`,
            ),
          ],
          verified: false,
          resolves: [],
        },
        {
          title: say(T.dkimOther(), language),
          owner: 'alibaba',
          effort: 'days',
          risk: 'none',
          verified: false,
          resolves: [],
        },
      ],
      references: [],
    },
    {
      id: 'spf/directmail',
      severity: 'info',
      confidence: 0.99,
      title: say(T.noteTitle(), language),
      detail: say(T.noteDetail(), language),
      evidence: [{ from: 'dns:2', saw: 'include:spf1.dm.aliyun.com' }],
      owner: 'you',
      route: { intent: 'configure-communication', path: 'alimail-configuration' },
      fixes: [],
      references: [],
    },
  ];
  return {
    schemaVersion: 1,
    tool,
    command: 'check-dns',
    language,
    subject: {
      domain: 'example.com',
      edition: { id: 'sg', name: 'Alibaba Mail Singapore', basis: 'mx', because: ['dns:1'] },
      resolution: 'Resolved',
    },
    summary: say(T.summary(), language),
    verdict: 'problem',
    findings,
    sections: [
      {
        id: 'spf-tree',
        title: say(T.tree(), language),
        lines: ['example.com', '└─ include:_spf.google.com', '   └─ ip4:35.190.247.0/24'],
        verbose: true,
      },
    ],
    checks: [
      check('mx/incomplete', 'yes', say(T.mxQ(), language)),
      check('spf/include-missing', 'yes', say(T.spfQ(), language)),
      check('spf/directmail', 'yes', say(T.dmQ(), language)),
      check('dkim/missing', 'yes', say(T.dkimQ(), language)),
      check('dmarc/nothing-aligned', 'yes', say(T.dmarcQ(), language)),
      {
        ...check('spf/loop', 'unknown', say(T.loopQ(), language)),
        why: 'timeout',
        because: ['dns:4'],
      },
      { ...check('mta-sts/missing', 'unknown', say(T.stsQ(), language), false), why: 'servfail' },
    ],
    path: [
      {
        node: 'mx/incomplete',
        question: say(T.mxQ(), language),
        answer: 'yes',
        because: ['dns:1'],
      },
      {
        node: 'spf/include-missing',
        question: say(T.spfQ(), language),
        answer: 'yes',
        because: ['dns:2'],
      },
    ],
    observations: observations(language),
    stats: { queries: 12, ms: 314 },
  };
}

function check(id: string, answer: string, question: string, needed = true): ReportCheck {
  return { id, answer, question, needed, because: [] };
}

export function healthyReport(language: Language): Report {
  const report = problemReport(language);
  return {
    ...report,
    verdict: 'healthy',
    findings: [],
    sections: [],
    checks: report.checks.map(({ id, question, needed }) => check(id, 'no', question, needed)),
  };
}

/** Nothing wrong was seen, and not everything could be asked. */
export function unknownReport(language: Language): Report {
  const report = problemReport(language);
  return {
    ...report,
    verdict: 'unknown',
    findings: [],
    checks: report.checks.map((c) => ({ ...c, answer: 'unknown', why: 'offline' })),
    observations: [],
    path: [],
  };
}

/** A bounce in a file, with quoted lines as evidence and somebody else to act. */
export function bounceReport(language: Language): Report {
  return {
    ...healthyReport(language),
    command: 'diagnose-bounce',
    subject: {
      file: 'mail/退信 1.eml',
      kind: 'bounce',
      format: 'postfix',
      recipients: [
        {
          address: 'bob@example.net',
          action: 'failed',
          status: '5.1.1',
          replyCode: '550',
          diagnostic: '550 5.1.1 <bob@example.net>: User unknown',
          remoteHost: 'mx.example.net',
          remoteIp: null,
          cause: 'bounce/user-unknown',
          lines: { address: 40, diagnostic: 41 },
        },
      ],
      original: {
        messageId: null,
        from: null,
        to: null,
        subject: null,
        date: null,
        lines: {},
      },
      sender: null,
      reportedBy: null,
    },
    summary: 'mail/退信 1.eml — bob@example.net — 5.1.1',
    verdict: 'problem',
    findings: [
      {
        id: 'bounce/user-unknown',
        severity: 'error',
        confidence: 0.97,
        title: say(text('The recipient does not exist', '收件人不存在')(), language),
        detail: say(
          text(
            'mx.example.net says that it has no mailbox bob@example.net.',
            'mx.example.net 称没有 bob@example.net 这个邮箱。',
          )(),
          language,
        ),
        evidence: [{ from: 'eml:1', saw: '550 5.1.1 <bob@example.net>: User unknown' }],
        owner: 'sender',
        route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
        fixes: [],
        references: ['RFC 3463 §3.2'],
      },
    ],
    observations: [
      {
        id: 'eml:1',
        at,
        asked: 'Diagnostic-Code',
        of: 'mail/退信 1.eml:41',
        for: say(text("the receiving server's reply", '对方服务器的应答')(), language),
        got: { line: 41, value: 'smtp; 550 5.1.1 <bob@example.net>: User unknown' },
        ms: 0,
      },
    ],
    stats: { queries: 0, ms: 3 },
  };
}
