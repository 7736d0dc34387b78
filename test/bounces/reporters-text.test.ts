import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounces/read.ts';

const HEAD =
  'Return-Path: <>\nFrom: MAILER-DAEMON@mail.example.com\nTo: sender@example.com\nSubject: Delivery failure\n\n';

function read(body: string) {
  const { kind, recipients } = readBounce(new TextEncoder().encode(HEAD + body));
  return { kind, recipients: recipients.map((r) => [r.address?.text, r.replyCode?.text]) };
}

describe('notices of unknown make', () => {
  it('have several addresses on a line', () => {
    expect(
      read('Your mail did not get through to: a@example.net, b@example.net\n550 user unknown\n'),
    ).toMatchObject({
      recipients: [
        ['a@example.net', '550'],
        ['b@example.net', '550'],
      ],
    });
  });
  it('name the recipient in a sentence', () => {
    expect(
      read('Your mail to a@example.net could not be delivered: mailbox full\n').recipients,
    ).toEqual([['a@example.net', undefined]]);
    expect(
      read("A message that you sent, addressed to 'a@example.net', was not delivered.\n")
        .recipients,
    ).toEqual([['a@example.net', undefined]]);
  });
  it('say that a message waits', () => {
    expect(
      read('Your message to a@example.net has been delayed: 451 4.3.2 try again later\n'),
    ).toMatchObject({ recipients: [['a@example.net', '451']] });
  });
});

describe('reports on all recipients', () => {
  it('leave out those who got the message', () => {
    const group = (address: string, action: string, status: string) =>
      `\nFinal-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`;
    const report = `From: MAILER-DAEMON@mail.example.com\nSubject: Delivery report\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.com\n${group('a@example.net', 'relayed', '2.0.0')}${group('b@example.net', 'failed', '5.1.1')}\n--b--\n`;
    const { kind, recipients } = readBounce(new TextEncoder().encode(report));
    expect(kind).toBe('bounce');
    expect(recipients.map((r) => r.address?.text)).toEqual(['b@example.net']);
  });
});
