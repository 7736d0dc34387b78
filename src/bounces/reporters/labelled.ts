/**
 * Notices that are tables of labels and values, as Alibaba Mail, Tencent and
 * NetEase write them: the label in front of its value (a row of a table, or a
 * colon), or on a line of its own above it.
 */

import type { FieldGroup } from '../../protocols/dsn/parse.ts';
import { append, lineWithin } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, isDaemon } from '../addresses.ts';
import type { Mail, Reading, RecipientReading } from '../types.ts';
import { holdsReply } from './text.ts';

export type Label = 'reason' | 'solution' | 'remote' | 'recipient' | 'subject' | 'date' | 'from';

/** Labels without spaces, in lower case. Longer ones first where one begins another. */
const LABELS: readonly (readonly [string, Label])[] = [
  ['退信原因', 'reason'],
  ['退回原因', 'reason'],
  ['失败原因', 'reason'],
  ['错误原因', 'reason'],
  ['退信说明', 'reason'],
  ['原因说明', 'reason'],
  ['退信理由', 'reason'],
  ['退件原因', 'reason'],
  ['bouncereason', 'reason'],
  ['reasonforbounce', 'reason'],
  ['reasonforthebounce', 'reason'],
  ['reasonforfailure', 'reason'],
  ['reasonforreturn', 'reason'],
  ['failurereason', 'reason'],
  ['rejectionreason', 'reason'],
  ['bouncedreason', 'reason'],
  ['reason', 'reason'],
  ['推荐方案', 'solution'],
  ['推荐解决方案', 'solution'],
  ['解决方案', 'solution'],
  ['建议解决方案', 'solution'],
  ['解决办法', 'solution'],
  ['建议解决办法', 'solution'],
  ['处理建议', 'solution'],
  ['建议', 'solution'],
  ['recommendedsolution', 'solution'],
  ['recommendedsolutions', 'solution'],
  ['recommendedaction', 'solution'],
  ['suggestedsolution', 'solution'],
  ['suggestions', 'solution'],
  ['suggestion', 'solution'],
  ['solutions', 'solution'],
  ['solution', 'solution'],
  ['远程响应', 'remote'],
  ['远程回复', 'remote'],
  ['远端响应', 'remote'],
  ['远程服务器响应', 'remote'],
  ['远程服务器返回', 'remote'],
  ['对方服务器返回', 'remote'],
  ['服务器返回', 'remote'],
  ['服务器响应', 'remote'],
  ['退信代码', 'remote'],
  ['退信详情', 'remote'],
  ['错误代码', 'remote'],
  ['错误信息', 'remote'],
  ['详细信息', 'remote'],
  ['技术信息', 'remote'],
  ['返回信息', 'remote'],
  ['英文说明', 'remote'],
  ['遠程響應', 'remote'],
  ['remoteresponse', 'remote'],
  ['remotereply', 'remote'],
  ['remoteserverresponse', 'remote'],
  ['remoteserverreply', 'remote'],
  ['serverresponse', 'remote'],
  ['serverreply', 'remote'],
  ['reply', 'remote'],
  ['response', 'remote'],
  ['errormessage', 'remote'],
  ['errordetails', 'remote'],
  ['无法发送到', 'recipient'],
  ['无法送达', 'recipient'],
  ['收件人地址', 'recipient'],
  ['收件人', 'recipient'],
  ['收件地址', 'recipient'],
  ['收信人', 'recipient'],
  ['收件者', 'recipient'],
  ['退信地址', 'recipient'],
  ['failedrecipient', 'recipient'],
  ['recipientaddress', 'recipient'],
  ['recipients', 'recipient'],
  ['recipient', 'recipient'],
  ['unabletosendto', 'recipient'],
  ['sentto', 'recipient'],
  ['to', 'recipient'],
  ['邮件主题', 'subject'],
  ['原邮件主题', 'subject'],
  ['主题', 'subject'],
  ['subject', 'subject'],
  ['发送时间', 'date'],
  ['发信时间', 'date'],
  ['时间', 'date'],
  ['date', 'date'],
  ['senttime', 'date'],
  ['time', 'date'],
  ['发件人', 'from'],
  ['发信人', 'from'],
  ['from', 'from'],
  ['sender', 'from'],
];

const BY_NAME = new Map(LABELS);

const LONG: ReadonlySet<Label> = new Set(['reason', 'solution']);

/** Longest label with the spaces that are put into it, in characters. */
const MAX_LABEL = 40;
/** Lines and characters of one value. */
const MAX_VALUE_LINES = 40;
const MAX_VALUE = 4000;

export interface Labelled {
  readonly label: Label;
  readonly value: Line;
}

/** The labels of a notice with their values, in order. */
export function labelled(text: readonly Line[]): readonly Labelled[] {
  const found: { label: Label; value: Line; lines: number }[] = [];
  let closed = false;
  for (const { text: raw, line } of text) {
    const trimmed = raw.trim();
    const open = found[found.length - 1];
    if (trimmed === '') {
      // Behind a blank line the notice speaks again.
      closed ||= open !== undefined && open.value.text !== '';
      continue;
    }
    const own = labelAt(trimmed);
    if (own !== null) {
      found.push({ label: own.label, value: { text: own.rest, line }, lines: 0 });
      // A row of a table is whole; only reasons and advice have several lines in a cell.
      closed = own.rest !== '' && raw.includes('\t') && !LONG.has(own.label);
      continue;
    }
    if (
      open === undefined ||
      closed ||
      open.lines >= MAX_VALUE_LINES ||
      open.value.text.length > MAX_VALUE
    ) {
      continue;
    }
    open.lines++;
    if (open.value.text === '') open.value = { text: trimmed, line };
    else open.value = append(open.value, { text: trimmed, line });
  }
  return found.filter((f) => f.value.text !== '').map(({ label, value }) => ({ label, value }));
}

/** The label that a line begins with. */
function labelAt(trimmed: string): { readonly label: Label; readonly rest: string } | null {
  const head = trimmed.slice(0, MAX_LABEL + 1);
  const end = head.search(/[\t:：]/);
  const name = compact(end < 0 ? head : head.slice(0, end));
  if (end < 0 && trimmed.length > MAX_LABEL) return null;
  const label = BY_NAME.get(name);
  if (label !== undefined) {
    return { label, rest: end < 0 ? '' : trimmed.slice(end + 1).replace(/^[\s:：]+/, '') };
  }
  // Copied from a table: 收件人 a@example.com
  const gap = trimmed.search(/\s/);
  const lead = gap < 2 ? undefined : BY_NAME.get(compact(trimmed.slice(0, gap)));
  if (lead !== undefined && /^[\u4e00-\u9fff]/.test(trimmed)) {
    return { label: lead, rest: trimmed.slice(gap).trim() };
  }
  // 无法发送到 a@example.com
  for (const lead of ['无法发送到', '无法送达']) {
    if (trimmed.startsWith(lead))
      return { label: 'recipient', rest: trimmed.slice(lead.length).trim() };
  }
  return null;
}

function compact(label: string): string {
  return label.replace(/[\s\u3000【】[\]()（）*•·“”"'’-]+/g, '').toLowerCase();
}

/** Reads a notice of labels and values; `null` when it has no reason and no reply. */
export function readLabelled(mail: Mail): Reading | null {
  const rows = labelled(mail.text);
  const first = (label: Label) => rows.find((r) => r.label === label)?.value ?? null;
  const reason = first('reason');
  const remote =
    rows.find((r) => r.label === 'remote' && holdsReply(r.value.text))?.value ?? first('remote');
  if (reason === null && remote === null) return null;
  // Where no reply is quoted apart, the reason may hold it.
  const diagnostic = remote ?? (reason !== null && holdsReply(reason.text) ? reason : null);
  const one: RecipientReading = {
    action: 'failed',
    ...(diagnostic === null ? {} : { diagnostic }),
    ...(reason === null || diagnostic === reason ? {} : { explanation: reason }),
  };
  const addresses = recipientsIn(mail, rows);
  const original = new Map<string, Line>();
  for (const [label, key] of [
    ['subject', 'subject'],
    ['date', 'date'],
    ['from', 'from'],
  ] as const) {
    const value = first(label);
    if (value !== null) original.set(key, value);
  }
  return {
    kind: 'bounce',
    recipients: addresses.length === 0 ? [one] : addresses.map((address) => ({ ...one, address })),
    original: original as FieldGroup,
  };
}

/** Recipients that a label names, else addresses in the text outside of the reply, else whom the message was for. */
function recipientsIn(mail: Mail, rows: readonly Labelled[]): readonly Line[] {
  const self = mail.header('to')?.text.toLowerCase() ?? '';
  const take = (lines: readonly Line[]) => {
    const seen = new Map<string, Line>();
    for (const piece of lines) {
      for (const { address } of addressesIn(piece.text, 50)) {
        const key = address.toLowerCase();
        if (isDaemon(address) || self.includes(key) || seen.has(key)) continue;
        seen.set(key, { text: address, line: lineWithin(piece, address) });
      }
    }
    return [...seen.values()];
  };
  const named = take(rows.filter((r) => r.label === 'recipient').map((r) => r.value));
  if (named.length > 0) return named;
  const first = mail.text.findIndex((l) => labelAt(l.text.trim()) !== null);
  const free = take(mail.text.slice(0, Math.min(first < 0 ? 60 : first, 60)));
  if (free.length === 1) return free;
  const to = mail.original?.first('to') ?? null;
  const asked = to === null ? [] : take([to]);
  const both = free.filter((f) => asked.some((a) => a.text.toLowerCase() === f.text.toLowerCase()));
  if (both.length > 0) return both;
  return asked.length === 1 ? asked : free.slice(0, 1);
}
