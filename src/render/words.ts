/** The words that reports share, in both languages, and what several formats work out of a report. */
import { changeKey } from '../engine/prove.ts';
import type { Report, ReportFinding, ReportFix, ReportObservation } from '../engine/report.ts';
import { type Language, type Message, say, text } from '../engine/text.ts';

export const COUNTS = {
  problem: text('1 problem', '1 个问题'),
  problems: text('{n} problems', '{n} 个问题'),
  warning: text('1 warning', '1 个警告'),
  warnings: text('{n} warnings', '{n} 个警告'),
  question: text('1 question', '1 次查询'),
  questions: text('{n} questions', '{n} 次查询'),
};

const PLACE = { line: text('line {line}', '第 {line} 行') };

/** What was asked, as people read it: a line of a message, or the question as it went out. */
export function askedOf({ id, asked, got }: ReportObservation, language: Language): string {
  const { line } = got;
  return id.startsWith('eml:') && typeof line === 'number'
    ? say(PLACE.line({ line }), language)
    : asked;
}

export const VERDICT = {
  healthy: text('healthy', '正常'),
  problem: text('problem', '有问题'),
  unknown: text('could not tell', '无法判定'),
};

export const SEVERITY = {
  error: text('error', '错误'),
  warning: text('warning', '警告'),
  info: text('note', '提示'),
};

export const GRADE = {
  certain: text('certain', '确定'),
  likely: text('likely', '很可能'),
  possible: text('possible', '可能'),
};

const WHO = {
  you: text('you can fix this', '您可自行处理'),
  'domain-admin': text('the domain administrator can fix this', '请域名管理员处理'),
  'mail-admin': text('the mail administrator can fix this', '请邮箱管理员处理'),
  'dns-host': text('the DNS host can fix this', '请解析服务商处理'),
  sender: text('the sender can fix this', '请发件方处理'),
  recipient: text('the recipient can fix this', '请收件方处理'),
  alibaba: text('Alibaba Mail support can fix this', '请阿里邮箱客服处理'),
};

const EFFORT = {
  minutes: text('minutes', '几分钟'),
  hours: text('hours', '几小时'),
  days: text('days', '几天'),
};

export const RISKY = text('high risk', '风险较高');

export const DO = {
  add: text('Add this record:', '添加以下解析记录：'),
  addAll: text('Add these {n} records:', '添加以下 {n} 条解析记录：'),
  delete: text('Delete this record:', '删除以下解析记录：'),
  deleteAll: text('Delete these {n} records:', '删除以下 {n} 条解析记录：'),
  change: text(
    'Change the record marked - into the one marked +:',
    '将标 - 的记录修改为标 + 的记录：',
  ),
  replace: text(
    'Delete what is marked - and add what is marked +:',
    '删除标 - 的记录，添加标 + 的记录：',
  ),
};

export const COLUMN = {
  host: text('host record', '主机记录'),
  type: text('record type', '记录类型'),
  priority: text('MX priority', 'MX 优先级'),
  value: text('record value', '记录值'),
  zoneFile: text('zone file', '区域文件'),
};

/** Columns of settings of a mail client, and what stands in them. */
export const SETTING = {
  protocol: text('protocol', '协议'),
  host: text('server', '服务器'),
  port: text('port', '端口'),
  tls: text('encryption', '加密方式'),
  username: text('user name', '用户名'),
  implicit: text('SSL/TLS', 'SSL/TLS'),
  starttls: text('STARTTLS', 'STARTTLS'),
  none: text('none', '不加密'),
};

/** What makes two fixes the same: the records that they change, or the settings that they put. */
export function fixKey(fix: ReportFix): string | undefined {
  if (fix.settings !== undefined) return JSON.stringify(fix.settings);
  return fix.change === undefined ? undefined : changeKey(fix.change);
}

/** Settings of a mail client: a row of headings, then a row a server. */
export function settingRows(
  settings: NonNullable<ReportFix['settings']>,
  language: Language,
): readonly (readonly string[])[] {
  return [
    [SETTING.protocol(), SETTING.host(), SETTING.port(), SETTING.tls(), SETTING.username()].map(
      (heading) => say(heading, language),
    ),
    ...settings.map(({ protocol, host, port, tls, username }) => [
      protocol.toUpperCase(),
      host,
      String(port),
      say(SETTING[tls](), language),
      username,
    ]),
  ];
}

export const LABEL = {
  where: text('where', '位置'),
  proof: text('proof', '证据'),
  against: text('against', '反证'),
  tried: text('tried', '验证'),
  effect: text('effect', '生效'),
  why: text('why', '依据'),
  path: text('path {path}', '路径 {path}'),
  guide: text('guide {operation}', 'guide {operation}'),
  explain: text('explain {id}', 'explain {id}'),
  wanted: text('wanted: {value}', '应有：{value}'),
  other: text('Another way: {title}', '另一种做法：{title}'),
  mended: text('Fixed together with {n}.', '由第 {n} 项的修复一并解决。'),
  ms: text('{n} ms', '{n} 毫秒'),
  seconds: text('{n} s', '{n} 秒'),
};

export const TRIED = {
  settings: text(
    'these servers answered from here, with a certificate that is in order',
    '已从本机实测：服务器可连接，证书正常',
  ),
  gone: text(
    'on a copy of the zone: gone, nothing new',
    '已用修改后的区域模拟检查：问题消失，未引入新问题',
  ),
  leaves: text(
    'on a copy of the zone: gone; it leaves a warning: {left}',
    '已用修改后的区域模拟检查：问题消失，但会留下一个警告：{left}',
  ),
  brings: text(
    'on a copy of the zone: gone, but something new was found; check again after the change',
    '已用修改后的区域模拟检查：此问题消失，但引入了新问题；修改后请再检查一次',
  ),
  untold: text(
    'on a copy of the zone: could not be told; check again after the change',
    '已用修改后的区域模拟检查，但无法判断；修改后请再检查一次',
  ),
  unproved: text(
    'not proved on a copy of the zone; check again after the change',
    '未能用修改后的区域模拟验证；修改后请再检查一次',
  ),
  number: text('{n}', '第 {n} 项'),
  also: text('{tried}; also fixes {others}', '{tried}；{others}一并解决'),
  asked: text('{tried}; could not be told there: {checks}', '{tried}；其中无法判断：{checks}'),
};

export const UNTOLD = {
  title: text('could not tell:', '无法判定：'),
  nothing: text('could not tell: nothing.', '所有检查项均已查清。'),
  asked: text('{reason}: {asked}', '{reason}：{asked}'),
  extra: text('{question} (an extra)', '{question}（附加项）'),
  more: text('and {n} more: --verbose names them', '另有 {n} 项，加 --verbose 列出'),
  extraUnanswered: text(
    '1 optional check was not answered (--verbose names it)',
    '1 个附加项未查清（加 --verbose 列出）',
  ),
  extrasUnanswered: text(
    '{n} optional checks were not answered (--verbose names them)',
    '{n} 个附加项未查清（加 --verbose 列出）',
  ),
  seen: text(
    'Nothing wrong was seen, but not everything that matters could be asked.',
    '已查到的部分没有问题，但有必要的项目未能查清。',
  ),
};

/** Why something is not known. Keys are the engine's reasons. */
const REASON: Readonly<Record<string, Message>> = {
  timeout: text('no answer in time', '超时未应答')(),
  servfail: text('the resolver reported a failure (SERVFAIL)', '解析服务器报告失败（SERVFAIL）')(),
  refused: text('the server refused to answer', '服务器拒绝应答')(),
  malformed: text('the answer could not be read', '应答无法解读')(),
  unreachable: text('the server could not be reached', '无法连接服务器')(),
  'not-implemented-there': text('the server does not support it', '服务器不支持')(),
  offline: text(
    'not in the zone files, and nothing was asked (--offline)',
    '区域文件中没有，且未联网查询（--offline）',
  )(),
  'depends-on-unknown': text(
    'depends on something that could not be established',
    '取决于另一项未查清的内容',
  )(),
  limit: text('a limit was reached before the answer', '达到查询上限，未能查完')(),
  closed: text(
    'the server closed the connection without an answer',
    '服务器没有应答就断开了连接',
  )(),
  'no-password': text('no password was given, so no login was tried', '没有提供密码，未尝试登录')(),
  'not-tried': text('it was not tried', '未尝试')(),
  'needs-password': text(
    'the file was not opened: give its password in ALIMAIL_PASSWORD, with --password-stdin, or at the prompt on a terminal',
    '文件没有打开：请用 ALIMAIL_PASSWORD、--password-stdin 或在终端提示时输入文件的密码',
  )(),
  unsupported: text(
    'the file is made in a way that this program cannot read',
    '文件的格式或算法本程序无法解读',
  )(),
};

export const HEALTHY = {
  clean: text('Nothing wrong was found.', '没有发现问题。'),
  checked: text('{n} checks: {areas}.', '共检查 {n} 项：{areas}。'),
  nothing: text('Nothing to diagnose.', '没有需要诊断的内容。'),
};

/** What stands below the subject when nothing was found. */
export function foundNothing(report: Report<unknown>): Message {
  if (report.verdict !== 'healthy') return UNTOLD.seen();
  // One question alone: it told that there is nothing to look at.
  return report.checks.length > 1 ? HEALTHY.clean() : HEALTHY.nothing();
}

/** Areas of checks whose id is not the field's own word in capitals. */
const AREA: Readonly<Record<string, Message>> = {
  domain: text('domain', '域名')(),
  'mta-sts': text('MTA-STS', 'MTA-STS')(),
  'tls-rpt': text('TLS-RPT', 'TLS-RPT')(),
  dnssec: text('DNSSEC', 'DNSSEC')(),
  mx: text('MX', 'MX')(),
  spf: text('SPF', 'SPF')(),
  dkim: text('DKIM', 'DKIM')(),
  dmarc: text('DMARC', 'DMARC')(),
  cname: text('CNAME', 'CNAME')(),
  bounce: text('bounce', '退信')(),
  missing: text('missing mail', '未收到的邮件')(),
  client: text('client settings', '客户端设置')(),
  smime: text('S/MIME certificate', 'S/MIME 证书')(),
};

export const VERBOSE = {
  answers: text('answers', '应答'),
  path: text('path through the checks', '判断过程'),
  hint: text('--verbose shows every answer', '加 --verbose 查看全部应答'),
};

export const SEPARATOR = {
  list: text(', ', '、'),
  aside: text(', ', '，'),
  between: text(', ', '·'),
  colon: text(': ', '：'),
};

/** `1 problem, 1 warning`; empty without either. */
export function countsOf(report: Report<unknown>): string {
  const { language, findings } = report;
  const count = (severity: string) => findings.filter((f) => f.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const parts: Message[] = [];
  if (errors > 0) parts.push(errors === 1 ? COUNTS.problem() : COUNTS.problems({ n: errors }));
  if (warnings > 0) {
    parts.push(warnings === 1 ? COUNTS.warning() : COUNTS.warnings({ n: warnings }));
  }
  return parts.map((part) => say(part, language)).join(say(SEPARATOR.aside(), language));
}

/** `error, certain`: from 0.95 certain, from 0.8 likely. A note is only a note. */
export function gradeOf(finding: ReportFinding, language: Language): string {
  const { confidence, severity } = finding;
  const grade =
    confidence >= 0.95 ? GRADE.certain : confidence >= 0.8 ? GRADE.likely : GRADE.possible;
  if (severity === 'info' && grade === GRADE.certain) return say(SEVERITY.info(), language);
  return [SEVERITY[severity](), grade()]
    .map((part) => say(part, language))
    .join(say(SEPARATOR.between(), language));
}

/** `you can fix this, minutes`. */
export function whoOf(
  owner: ReportFinding['owner'],
  fix: ReportFix | undefined,
  language: Language,
): string {
  const parts: Message[] = [WHO[owner]()];
  if (fix !== undefined) {
    parts.push(EFFORT[fix.effort]());
    if (fix.risk === 'high') parts.push(RISKY());
  }
  return parts.map((part) => say(part, language)).join(say(SEPARATOR.aside(), language));
}

/** What to do with the records of a fix. */
export function whatToDo(fix: ReportFix, language: Language): string {
  const put = fix.put?.length ?? 0;
  const remove = fix.remove?.length ?? 0;
  if (remove === 0) return say(put === 1 ? DO.add() : DO.addAll({ n: put }), language);
  if (put === 0) return say(remove === 1 ? DO.delete() : DO.deleteAll({ n: remove }), language);
  return say(put === 1 && remove === 1 ? DO.change() : DO.replace(), language);
}

/** How the fix did on a copy of the zone; `undefined` for one that changes no records. */
export function triedOf(
  fix: ReportFix,
  finding: ReportFinding,
  report: Report<unknown>,
): string | undefined {
  if (fix.settings !== undefined) {
    return fix.tried === undefined ? undefined : say(TRIED.settings(), report.language);
  }
  if (fix.change === undefined) return undefined;
  const { language, findings } = report;
  const separator = say(SEPARATOR.list(), language);
  const gone = fix.resolves.includes(finding.id);
  const unproved = fix.unproved ?? [];
  let tried: Message = TRIED.unproved();
  if (fix.verified) {
    tried =
      fix.brings === undefined ? TRIED.gone() : TRIED.leaves({ left: fix.brings.join(separator) });
  } else if (gone) tried = TRIED.brings();
  else if (unproved.length > 0) tried = TRIED.untold();
  const others = fix.resolves
    .filter((id) => id !== finding.id)
    .map((id) => {
      const number = findings.findIndex((f) => f.id === id) + 1;
      return number > 0 ? say(TRIED.number({ n: number }), language) : id;
    });
  if (fix.verified && others.length > 0) {
    tried = TRIED.also({ tried, others: others.join(separator) });
  }
  if (unproved.length > 0) tried = TRIED.asked({ tried, checks: unproved.join(separator) });
  return say(tried, language);
}

export function reasonOf(why: string | undefined, language: Language): string {
  const message = why === undefined ? undefined : REASON[why];
  return message === undefined ? (why ?? '?') : say(message, language);
}

/** The areas of all checks that were answered, each once: `MX, SPF, DKIM`. */
export function areasOf(report: Report<unknown>): string {
  const { language } = report;
  const names = new Set<string>();
  for (const check of report.checks) {
    const area = check.id.split('/', 1)[0] as string;
    const message = AREA[area];
    names.add(message === undefined ? area : say(message, language));
  }
  return [...names].join(say(SEPARATOR.list(), language));
}

/** `12 questions, 0.3 s`. */
export function statsOf(report: Report<unknown>): string {
  const { language, stats } = report;
  const { queries, ms } = stats;
  const asked = queries === 1 ? COUNTS.question() : COUNTS.questions({ n: queries });
  const took =
    ms < 100 ? LABEL.ms({ n: Math.round(ms) }) : LABEL.seconds({ n: (ms / 1000).toFixed(1) });
  return [asked, took].map((m) => say(m, language)).join(say(SEPARATOR.aside(), language));
}

/** What a report is about, in one word: a domain, an address or a file. */
export function subjectName(report: Report<unknown>): string {
  const { subject } = report;
  if (typeof subject === 'object' && subject !== null) {
    const named = subject as Readonly<Record<string, unknown>>;
    for (const key of ['domain', 'address', 'file']) {
      const value = named[key];
      if (typeof value !== 'string' || value === '') continue;
      return typeof named.index === 'number' ? `${value}#${named.index}` : value;
    }
  }
  return report.command;
}
