/** Official pages and click paths for people who set up mail clients. */
import { text } from '../engine/text.ts';
import { help, international } from './sources.ts';

export const CLIENT_PAGES = {
  /** Hosts and ports of IMAP, POP3 and SMTP. */
  hosts: help(36576),
  hostsInternational: international('alibaba-mail-imap-pop-smtp-address-and-port-information'),
  /** The programming guide, which names port 80 too. */
  program: help(36687),
  /** Causes of a refused login. */
  login: help(602363),
  /** What the replies of the servers mean. */
  replies: help(36612),
  accessPolicy: help(3010275),
  thirdPartyClients: help(606337),
  thirdPartyClientsInternational: international('how-to-prohibit-the-use-of-three-party-clients'),
  /** Switches of IMAP, POP3 and SMTP for one account. */
  permissions: help(447503),
  securityPassword: international('the-third-party-client-password'),
  securityPasswordChina: help(444269),
  /** The administrator demands it of everybody. */
  securityPasswordForced: help(444380),
  /** Accounts that are frozen, blocked, or locked after wrong passwords. */
  frozen: international('frozen'),
  /** What IMAP clients cannot do, the search of subjects for one. */
  imapSearch: help(2857995),
  /** Hosts of personal @aliyun.com mail. */
  personal: help(465307),
} as const;

/** Click paths, in the consoles' own words. */
export const CLIENT_PATHS = {
  accountAction: text(
    'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > Action',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > 权限操作',
  ),
  features: text(
    'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > Feature Permissions',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > 功能权限',
  ),
  accessPolicy: text(
    'Domain management (log on to webmail as postmaster) > Security Management > Account Security > Access Policy (international sites: Security > Account Security Policies)',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 账号安全 > 访问策略（国际站：Security > Account Security Policies）',
  ),
  securityPassword: text(
    'Webmail > Settings > View More Settings > Account and Security > Account Security > Third-Party Client Logon Security Management (also: Third-Party Client Security Password)',
    '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户安全 > 三方客户端登录安全管理（也叫：三方客户端安全密码）',
  ),
  /** Which folders and how many days a client sees, and whether POP3 may delete on the server. */
  popAndImap: text(
    'Webmail > Settings > View More Settings > POP and IMAP',
    '网页邮箱 > 设置 > 查看更多设置 > POP 和 IMAP',
  ),
} as const;
