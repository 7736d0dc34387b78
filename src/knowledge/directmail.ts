/** DirectMail (邮件推送): a sending service that is often set up on the same domain and that receives no mail. */
import type { Source } from './sources.ts';

export const DIRECTMAIL = {
  mx: ['mx01.dm.aliyun.com'],
  include: 'spf1.dm.aliyun.com',
  /** DKIM selectors are named for the region. */
  selectors: [
    'aliyun-cn-hangzhou',
    'aliyun-ap-southeast-1',
    'aliyun-us-east-1',
    'aliyun-eu-central-1',
  ],
  console: 'https://dm.console.aliyun.com',
  sources: [
    {
      at: 'https://www.alibabacloud.com/help/zh/directmail/latest/summary-of-common-email-return-codes-and-solutions',
      date: '2025-02-08',
      trust: 'high',
    },
    {
      at: 'https://help.aliyun.com/zh/document_detail/36771.html',
      date: '2026-11-20',
      trust: 'high',
    },
  ],
} as const satisfies { readonly sources: readonly Source[] } & Record<string, unknown>;
