import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mailOf } from '../../src/bounces/mail.ts';
import { REPORTERS, reporterOf } from '../../src/bounces/reporters/index.ts';
import type { Mail, RecipientReading } from '../../src/bounces/types.ts';
import { parseMime } from '../../src/protocols/mime/parse.ts';

const FOLDER = new URL('./reporters/', import.meta.url);

interface Expected {
  readonly format: string;
  readonly kind: string;
  /** `line` is that of the diagnostic. */
  readonly recipients: readonly Readonly<Record<string, string | number>>[];
}

function mail(bytes: Uint8Array): Mail {
  const { root, limits } = parseMime(bytes);
  return mailOf(root, limits);
}

function message(headers: readonly string[], body: string): Mail {
  return mail(new TextEncoder().encode(`${headers.join('\n')}\n\n${body}`));
}

const KEYS = ['address', 'status', 'diagnostic', 'explanation', 'remoteHost', 'remoteIp'] as const;

function plain(one: RecipientReading): Record<string, string | number> {
  const found: Record<string, string | number> = {};
  for (const key of KEYS) {
    const value = one[key];
    if (value !== undefined) found[key] = value.text;
  }
  if (one.diagnostic !== undefined) found.line = one.diagnostic.line;
  return found;
}

const NAMES = readdirSync(FOLDER)
  .filter((f) => f.endsWith('.eml'))
  .map((f) => f.slice(0, -4));

describe('forms of reporting systems', () => {
  it.each(NAMES)('%s', (name) => {
    const notice = mail(readFileSync(new URL(`${name}.eml`, FOLDER)));
    const expected: Expected = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
    const reporter = reporterOf(notice);
    const reading = reporter?.read?.(notice) ?? null;
    expect({
      format: reporter?.id ?? null,
      kind: reading?.kind ?? null,
      recipients: (reading?.recipients ?? []).map(plain),
    }).toEqual(expected);
  });

  it.each(NAMES)('%s: diagnostics stand where they say', (name) => {
    const bytes = readFileSync(new URL(`${name}.eml`, FOLDER));
    const rows = bytes.toString('utf8').split('\n');
    const notice = mail(bytes);
    for (const one of reporterOf(notice)?.read?.(notice)?.recipients ?? []) {
      const { diagnostic } = one;
      if (diagnostic === undefined || name === 'amazon-ses-sns' || name.startsWith('zoho'))
        continue;
      // The code and the rest of the reply are put together where they stand apart.
      const last = diagnostic.text.slice(0, 20).split(' ').at(1) ?? diagnostic.text.slice(0, 8);
      const near = `${rows[diagnostic.line - 1]} ${rows[diagnostic.line]}`;
      expect(near).toContain(last);
    }
  });
});

describe('the list of reporters', () => {
  it('names each system once', () => {
    const ids = REPORTERS.map((r) => r.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a fixture for every form that is read', () => {
    const read = REPORTERS.filter((r) => r.read !== undefined).map((r) => r.id);
    const covered = new Set(
      NAMES.map((name) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')).format),
    );
    const elsewhere = ['alimail', 'tencent', 'coremail', 'netease', 'sina', 'apple'];
    expect(read.filter((id) => !covered.has(id) && !elsewhere.includes(id))).toEqual([]);
  });
});

describe('what is told without a form', () => {
  it.each([
    [
      'postfix',
      ['From: MAILER-DAEMON@mx.example.org (Mail Delivery System)'],
      ['X-Postfix-Queue-ID: 4Xyz'],
    ],
    ['powermta', ['From: postmaster@mx.example.org'], ['X-PowerMTA-VirtualMTA: pool1']],
  ])('%s by a field of its delivery status', (id, headers, fields) => {
    const notice = message(
      [
        ...headers,
        'Subject: Returned',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      `--b\nContent-Type: text/plain\n\nReturned.\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n${fields.join('\n')}\n\nFinal-Recipient: rfc822; user@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b--\n`,
    );
    const reporter = reporterOf(notice);
    expect(reporter?.id).toBe(id);
    // The delivery status says all.
    expect(reporter?.read?.(notice) ?? null).toBe(null);
  });

  it('leaves ordinary mail alone, whatever it talks about', () => {
    const notice = message(
      ['From: Jane <jane@example.com>', 'To: help@example.org', 'Subject: Re: our mail server'],
      `Hello,\n\nour users get this:\n\nHi. This is the qmail-send program at mail.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<user@example.net>:\nRemote host said: 550 User unknown\n\nWhat does it mean?\n`,
    );
    expect(reporterOf(notice)).toBe(null);
  });

  it('takes no address from an answering machine, though it writes with a null sender', () => {
    const answer = message(
      ['From: Jane <jane@example.net>', 'Return-Path: <>', 'Subject: Re: figures'],
      'I cannot be reached. Your mail was not delivered to anyone else; write to the following address:\n\nbob@example.net\n',
    );
    expect(reporterOf(answer)).toBe(null);
  });

  it('tells Exchange by its reply in any language', () => {
    const notice = message(
      ['From: <postmaster@example.se>', 'Subject: Olevererbart: rapport'],
      'Diagnostisk information:\n\nuser@example.net\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n',
    );
    const reporter = reporterOf(notice);
    expect(reporter?.id).toBe('exchange');
    expect(reporter?.read?.(notice)?.recipients.map(plain)).toEqual([
      {
        address: 'user@example.net',
        diagnostic: '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
        line: 7,
      },
    ]);
  });

  it('reads nothing from a notice that lacks the form', () => {
    for (const reporter of REPORTERS) {
      const notice = message(
        ['From: MAILER-DAEMON@example.org', 'Subject: Undelivered Mail Returned to Sender'],
        'Something went wrong.\n',
      );
      expect(reporter.read?.(notice)?.recipients ?? [], reporter.id).toEqual([]);
    }
  });
});

describe('hostile text', () => {
  const long = 'a'.repeat(2000);
  const pieces = [
    `<${long}@example.com>: host ${'a.'.repeat(2000)}[`,
    `${'<'.repeat(20_000)}`,
    `${'#550 '.repeat(4000)}`,
    `${"returned '".repeat(3000)}`,
    `${'SMTP Server <'.repeat(2000)}`,
    `   ----- The following addresses had permanent fatal errors -----\n${'(reason: '.repeat(2000)}`,
    `${'  user@example.com\n    host '.repeat(3000)}`,
    `{"Message":"${'{'.repeat(10_000)}`,
  ];

  it.each(pieces.map((p, i) => [i, p] as const))('is read in time (%i)', (_, body) => {
    const start = performance.now();
    for (const reporter of REPORTERS) {
      const notice = message(['From: MAILER-DAEMON@example.org', 'Subject: failure notice'], body);
      reporter.recognises(notice);
      reporter.read?.(notice);
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
