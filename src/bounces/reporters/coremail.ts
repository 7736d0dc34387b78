/**
 * NetEase (163, 126, yeah) and the Coremail servers of many companies and
 * universities: labels and values, mostly HTML in GBK, often with the server's
 * reply behind 英文说明 or `SMTP error, RCPT TO: Host … said 550 …`.
 */
import type { Mail, Reporter } from '../types.ts';
import { readLabelled } from './labelled.ts';

const DOMAINS = ['@163.com', '@126.com', '@yeah.net', '@188.com', '@netease.com', 'coremail'];

export default {
  id: 'coremail',
  name: 'NetEase / Coremail (网易、Coremail)',
  recognises(mail: Mail): boolean {
    const from = mail.header('from')?.text.toLowerCase() ?? '';
    const { lower } = mail;
    const theirs =
      DOMAINS.some((domain) => from.includes(domain)) ||
      mail.header('x-cm-transid') !== null ||
      mail.header('x-coremail-antispam') !== null ||
      (mail.header('x-mailer')?.text.toLowerCase().includes('coremail') ?? false) ||
      lower.includes('smtp error, rcpt to: host') ||
      lower.includes('smtp error, dot: host');
    return (
      theirs &&
      (lower.includes('退信') ||
        lower.includes('退回') ||
        lower.includes('smtp error') ||
        lower.includes('reason'))
    );
  },
  read: readLabelled,
} satisfies Reporter;
