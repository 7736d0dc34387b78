import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentStateOf } from '../../src/trace/sent.ts';
import { field, fieldsOf, PIECES } from './support.ts';

const told = (header: string) => {
  const { state, why } = sentStateOf(fieldsOf(header));
  return [state, ...why];
};

describe('sentStateOf', () => {
  it.each([
    ['Subject: x\nX-Unsent: 1', ['draft', 'X-Unsent']],
    ['Subject: x\nX-Unsent: 0\nDate: Tue, 2 Jan 2024 03:04:05 +0800', ['unknown']],
    [
      'X-Mozilla-Draft-Info: internal/draft; vcard=0\nMessage-ID: <a@b>',
      ['draft', 'X-Mozilla-Draft-Info'],
    ],
    [
      'X-Uniform-Type-Identifier: com.apple.mail-draft\nDate: x',
      ['draft', 'X-Uniform-Type-Identifier'],
    ],
    ['X-Uniform-Type-Identifier: com.apple.mail-note\nDate: x', ['unknown']],
    ['X-Apple-Auto-Saved: 1', ['draft', 'X-Apple-Auto-Saved']],
    ['X-Draft-Info: type=reply; uid=7', ['draft', 'X-Draft-Info']],
    ['Subject: x\nX-Priority: 1', ['draft', 'no-date', 'no-message-id']],
    ['Subject: x\nDate:\nMessage-ID: <>', ['draft', 'no-date', 'no-message-id']],
    ['Subject: x\nDate: Tue, 2 Jan 2024 03:04:05 +0800', ['unknown']],
    ['Subject: x\nMessage-ID: <a@b>', ['unknown']],
    ['Received: by mx.example.org; Tue, 2 Jan 2024 03:04:05 +0800', ['sent', 'Received']],
    ['DKIM-Signature: v=1; d=example.com', ['sent', 'DKIM-Signature']],
    ['X-Alimail-AntiSpam: AC=CONTINUE\nX-Unsent: 1', ['sent', 'X-Alimail-AntiSpam']],
    ['Return-Path: <a@b>\nReceived: by a\nReceived: by b', ['sent', 'Return-Path', 'Received']],
    ['', ['unknown']],
  ])('%s', (header, state) => {
    expect(told(header)).toEqual(state);
  });

  it('tells the date, the id and the server that took it', () => {
    expect(
      sentStateOf(
        fieldsOf(`
Received: from smtp.aliyun-inc.com (smtp.aliyun-inc.com [192.0.2.1]) by out28-1.mail.aliyun.com; Tue, 02 Jan 2024 03:04:07 +0800
Received: from PC(mailfrom:boss@example.com fp:SMTPD_---.x cluster:ay29) by smtp.aliyun-inc.com; Tue, 02 Jan 2024 03:04:06 +0800
Received: (qmail 1234 invoked by uid 0); 1 Jan 2024 19:04:05 -0000
Date: Tue, 02 Jan 2024 03:04:05 +0800
Message-ID: <a@example.com>
`),
      ),
    ).toEqual({
      state: 'sent',
      why: ['Received'],
      date: '2024-01-01T19:04:05.000Z',
      messageId: 'a@example.com',
      server: 'smtp.aliyun-inc.com',
    });
  });

  it('takes the first of a field that says something', () => {
    const { date, messageId } = sentStateOf([
      field('Message-ID', ''),
      field('Message-ID', '<a@b>'),
      field('Message-ID', '<c@d>'),
      field('Date', 'nonsense'),
      field('Date', 'Tue, 2 Jan 2024 03:04:05 +0800'),
    ]);
    expect([date, messageId]).toEqual([null, 'a@b']);
  });

  it('reads any header', () => {
    const names = ['Received', 'Date', 'Message-ID', 'X-Unsent', 'Subject', 'DKIM-Signature'];
    const raw = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((all) => all.join(' '));
    const one = fc.record({ name: fc.constantFrom(...names), raw });
    fc.assert(
      fc.property(fc.array(one), (fields) => {
        const { state } = sentStateOf(fields.map(({ name, raw: text }) => field(name, text)));
        const moved = fields.some(({ name }) => name === 'Received' || name === 'DKIM-Signature');
        expect(state === 'sent').toBe(moved);
      }),
    );
  });
});
