/**
 * Alibaba Mail (阿里邮箱): a notice of three rows, 退信原因 (reason), 推荐方案 or
 * 解决方案 (recommended solution) and 远程响应 (remote response). The reason is the
 * system's guess; the remote response is what the server said.
 * https://help.aliyun.com/zh/document_detail/2693291.html
 */
import { addressesIn } from '../addresses.ts';
import type { Mail, Reporter } from '../types.ts';
import { readLabelled } from './labelled.ts';

const HOSTS = ['aliyun', 'alibaba', 'mxhichina', 'alimail', 'aliyun-inc.com'];

export default {
  id: 'alimail',
  name: 'Alibaba Mail (阿里邮箱)',
  recognises(mail: Mail): boolean {
    const { lower } = mail;
    // DirectMail and Alibaba Mail quote the server so, and nobody else does.
    if (lower.includes('the mta server of ') && lower.includes('reply:')) return true;
    if (lower.includes('远程响应') && lower.includes('退信原因')) return true;
    const solution =
      lower.includes('推荐方案') ||
      lower.includes('recommended solution') ||
      lower.includes('解决方案');
    return solution && fromAlibaba(mail);
  },
  read: readLabelled,
} satisfies Reporter;

function fromAlibaba(mail: Mail): boolean {
  for (const name of ['from', 'return-path', 'message-id', 'received']) {
    const value = mail.header(name)?.text.toLowerCase() ?? '';
    if (HOSTS.some((host) => value.includes(host))) return true;
  }
  const from = mail.header('from');
  return from !== null && addressesIn(from.text, 1)[0]?.address.endsWith('aliyun.com') === true;
}
