/**
 * QQ Mail and Tencent Exmail (QQ邮箱、腾讯企业邮箱): a notice in HTML with the
 * subject and time of the message, 无法发送到 (could not be sent to) with the
 * address, 退信原因 (reason) that quotes `host … said: 550 …`, and 建议解决方案.
 */
import type { Mail, Reporter } from '../types.ts';
import { readLabelled } from './labelled.ts';

export default {
  id: 'tencent',
  name: 'Tencent (QQ 邮箱、腾讯企业邮箱)',
  recognises(mail: Mail): boolean {
    const from = mail.header('from')?.text.toLowerCase() ?? '';
    const theirs =
      from.includes('@qq.com') ||
      from.includes('exmail') ||
      from.includes('tencent') ||
      from.includes('foxmail');
    const { lower } = mail;
    if (theirs && (lower.includes('退信') || lower.includes('退回') || lower.includes('reason')))
      return true;
    return lower.includes('无法发送到') && lower.includes('退信原因');
  },
  read: readLabelled,
} satisfies Reporter;
