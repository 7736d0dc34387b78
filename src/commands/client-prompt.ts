/** What `verify-client` and `trace-missing` say at the terminal, beside their reports. */
import { text } from '../engine/text.ts';

export const PROMPT = text(
  'Password of {address}, the third-party client security password if one is set (not shown; Enter alone leaves the login out): ',
  '请输入 {address} 的密码（启用了三方客户端安全密码就填它；输入时不显示，直接回车则不尝试登录）：',
);

export const SMIME_PROMPT = text(
  'Password of the file, not of the mailbox (not shown; Enter alone leaves it closed): ',
  '请输入证书文件的密码，不是邮箱密码（输入时不显示，直接回车则不打开文件）：',
);

export const SAYING = {
  login: text(
    'logging in once a protocol as {address}; a wrong password counts towards a lock-out of an hour (--no-login leaves it out)',
    '即将以 {address} 每个协议各登录一次；密码错误会计入锁定次数，多次错误会锁 1 小时（不想登录请加 --no-login）',
  ),
  lost: text(
    'settings for {client} cannot hold {protocols}: it is left out',
    '{client} 的配置里放不下 {protocols}，已略去',
  ),
  asking: text('{done} of {of} servers answered', '已探测 {done}/{of} 个服务'),
  reading: text(
    'reading the mailbox of {address} over IMAP; nothing in it is changed (--no-login leaves it out)',
    '即将用 IMAP 读取 {address} 的邮箱，不会改动任何邮件（不想登录请加 --no-login）',
  ),
  loopback: text(
    'sending one marked message from {address} to itself; it is removed again when it has come',
    '即将从 {address} 给自己发一封带标记的测试邮件，收到后会自动清除',
  ),
  firstOnly: text(
    '{file} holds several messages; only the first is read',
    '{file} 里有多封邮件，只读取第一封',
  ),
  nothing: text(
    'no server is known for this domain; give --edition or the hosts',
    '查不到该域名该用哪些服务器，请加 --edition 或直接给出服务器地址',
  ),
};
