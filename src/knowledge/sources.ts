/** Where a row of the knowledge base comes from and how far it is trusted. */

/** `high`: an official page, or several independent sources agree. `medium`: one good source. `low`: one weak source or an analogy. */
export type Trust = 'high' | 'medium' | 'low';

export interface Source {
  /** An address that can be shown to users, or what the source is. */
  readonly at: string;
  /** When it was read or last changed, `YYYY-MM-DD`. */
  readonly date: string;
  readonly trust: Trust;
}

/** The day on which the knowledge base was last gone through. */
export const KNOWLEDGE_DATE = '2026-11-20';

/** An official page of the mainland help centre. */
export function help(page: number): string {
  return `https://help.aliyun.com/zh/document_detail/${page}.html`;
}

/** An official page of the international help centre. */
export function international(slug: string): string {
  return `https://www.alibabacloud.com/help/en/alibaba-mail/latest/${slug}`;
}
