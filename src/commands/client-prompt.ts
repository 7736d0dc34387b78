/** What `verify-client` says at the terminal, beside its report. */
import { text } from '../engine/text.ts';

export const PROMPT = text(
  'Password of {address}, the third-party client security password if one is set (not shown; Enter alone leaves the login out): ',
  '请输入 {address} 的密码（启用了三方客户端安全密码就填它；输入时不显示，直接回车则不尝试登录）：',
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
  nothing: text(
    'no server is known for this domain; give --edition or the hosts',
    '查不到该域名该用哪些服务器，请加 --edition 或直接给出服务器地址',
  ),
};
