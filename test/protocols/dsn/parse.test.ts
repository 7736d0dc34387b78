import { describe, expect, it } from 'vitest';
import { fieldGroups, parseDeliveryStatus } from '../../../src/protocols/dsn/parse.ts';
import type { LimitHit, Line } from '../../../src/protocols/mime/types.ts';

const linesOf = (text: string): readonly Line[] =>
  text.split('\n').map((one, i) => ({ text: one, line: i + 1 }));

function statusOf(text: string) {
  const hits: LimitHit[] = [];
  const status = parseDeliveryStatus(linesOf(text), (hit) => hits.push(hit));
  return { ...status, hits };
}

describe('a delivery status', () => {
  it('has the fields of the message and those of each recipient', () => {
    const { message, recipients, hits } = statusOf(
      'Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\n\nFinal-Recipient: rfc822; b@example.org\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no\n such user\n',
    );
    expect(message.get('reporting-mta')).toEqual({ text: 'dns; mx.example.net', line: 1 });
    expect(recipients.map((r) => r.get('final-recipient')?.line)).toEqual([3, 6]);
    expect(recipients[1]?.get('diagnostic-code')?.text).toBe('smtp; 550 no such user');
    expect(hits).toEqual([]);
  });

  const MANY = 6000;
  const head = 'Reporting-MTA: dns; mx.example.net\n\n';
  it.each([
    ['with blank lines', 'Final-Recipient: rfc822; a@example.org\n\n', 2],
    ['without', 'Final-Recipient: rfc822; a@example.org\n', 1],
  ])('has 5,000 recipients at most, %s between', (_, one, height) => {
    const { recipients, hits } = statusOf(head + one.repeat(MANY));
    expect(recipients).toHaveLength(5000);
    expect(hits).toEqual([{ limit: 'recipients', line: 3 + 5000 * height }]);
    expect(statusOf(head + one.repeat(5000)).hits).toEqual([]);
  });

  it('has values of 20,000 characters at most', () => {
    const long = 'x'.repeat(15_000);
    const { recipients, hits } = statusOf(
      `Action: failed\nDiagnostic-Code: ${long}\n ${long}\n ${long}\nStatus: 5.1.1\n`,
    );
    expect(recipients[0]?.get('diagnostic-code')?.text).toHaveLength(20_000);
    expect(recipients[0]?.get('status')?.text).toBe('5.1.1');
    expect(hits).toEqual([{ limit: 'field-length', line: 3 }]);
    const one = statusOf(`Action: ${long}${long}\n more\n`);
    expect(one.recipients[0]?.get('action')?.text).toHaveLength(20_000);
    expect(one.hits).toEqual([{ limit: 'field-length', line: 1 }]);
  });

  it('may be read without being told of bounds', () => {
    expect(fieldGroups(linesOf('A: b\n\nC: d'))).toHaveLength(2);
  });
});
