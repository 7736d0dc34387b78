/** Official pages, click paths and log queries for mail that did not arrive. */
import { text } from '../engine/text.ts';
import { help, international } from './sources.ts';

export const MAILBOX_PAGES = {
  /** Logs of logons, sent, received and deleted mail, and how long they are kept. */
  logs: help(36767),
  /** Columns of the logs in domain management. */
  logFields: international('domain-management-log-field-description'),
  /** Why mail is not sent or received. */
  trouble: international('troubleshooting-causes-of-failure-to-send-and-receive-mail'),
  /** How to read mail that came back. */
  bounces: help(2693291),
  /** What the replies of Alibaba Mail’s servers mean. */
  replies: help(36612),
  /** Limits of lists, rules and logs. */
  limits: help(439253),
  /** Space of a mailbox, by edition. */
  storage: help(36586),
  /** What IMAP clients cannot do, the search of subjects for one. */
  imapSearch: help(2857995),
  /** Sender refused as spam by Alibaba Mail’s own engine: where to complain. */
  localSpam: international('localspamengine'),
} as const;

/** Click paths, in the consoles’ own words. Where the guides name a menu twice, both names stand. */
export const MAILBOX_PATHS = {
  junkFolder: text('Webmail > Junk', '网页邮箱 > 垃圾邮件'),
  trashFolder: text('Webmail > Deleted', '网页邮箱 > 已删除'),
  antiSpam: text(
    'Webmail > Settings > View More Settings > Mailbox Settings > Anti-Spam Settings',
    '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 反垃圾选项',
  ),
  whitelist: text(
    'Webmail > Settings > View More Settings > Mailbox Settings > Whitelist',
    '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 白名单',
  ),
  blacklist: text(
    'Webmail > Settings > View More Settings > Mailbox Settings > Blacklist',
    '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 黑名单',
  ),
  /** The same feature is called Inbox Rules and Receiving Rules as well. */
  rules: text(
    'Webmail > Settings > View More Settings > Mailbox Settings > Incoming Mail Rules (also: Inbox Rules)',
    '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信规则',
  ),
  forwarding: text(
    'Webmail > Settings > View More Settings > Mailbox Settings > Automatic Forwarding',
    '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 自动转发',
  ),
  /** Which folders and how many days a client sees, and whether POP3 may delete on the server. */
  popAndImap: text(
    'Webmail > Settings > View More Settings > POP and IMAP',
    '网页邮箱 > 设置 > 查看更多设置 > POP 和 IMAP',
  ),
  logonLog: text(
    'Webmail > Settings > View More Settings > Account and Security > Log Query > Logon Log',
    '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询 > 登录查询',
  ),
  receivedLog: text(
    'Webmail > Settings > View More Settings > Account and Security > Log Query > Received Mail',
    '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询 > 收信查询',
  ),
  sentLog: text(
    'Webmail > Settings > View More Settings > Account and Security > Log Query > Sent Mail',
    '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询 > 发信查询',
  ),
  deletedLog: text(
    'Webmail > Settings > View More Settings > Account and Security > Log Query > Deleted Mail',
    '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询 > 删信查询',
  ),
  /** The domain’s level: Low, Medium, High or Custom, apart from the user’s own. */
  domainAntiSpam: text(
    'Domain management (log on to webmail as postmaster) > Security Management > Anti-spam Settings',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 反垃圾设置',
  ),
  accounts: text(
    'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理',
  ),
} as const;

/** Where the log of a kind is. */
export const LOG_QUERIES = {
  logon: { name: text('logon log', '登录查询'), path: MAILBOX_PATHS.logonLog },
  received: { name: text('received-mail log', '收信查询'), path: MAILBOX_PATHS.receivedLog },
  sent: { name: text('sent-mail log', '发信查询'), path: MAILBOX_PATHS.sentLog },
  deleted: { name: text('deleted-mail log', '删信查询'), path: MAILBOX_PATHS.deletedLog },
} as const;
export type LogQuery = keyof typeof LOG_QUERIES;

/**
 * How far the logs reach. The official page and one guide say 180 days, another guide 30 days;
 * the official page goes first, and a single query spans 7 days by one page and 30 by another.
 */
export const LOG_LIMITS = {
  keptDays: 180,
  /** The shortest that any source names: a query of so many days works everywhere. */
  queryDays: 7,
  source: { at: MAILBOX_PAGES.logs, date: '2026-11-20', trust: 'high' },
} as const;
