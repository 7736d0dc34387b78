import { describe, expect, it } from 'vitest';
import { CAUSES } from '../../src/bounces/causes.ts';
import { codeCause, statusCause } from '../../src/bounces/statuses.ts';

/** Details that the registry of enhanced status codes has for each subject. */
const REGISTERED: readonly (readonly [subject: number, last: number])[] = [
  [1, 10],
  [2, 4],
  [3, 6],
  [4, 7],
  [5, 6],
  [6, 10],
  [7, 30],
];

describe('statusCause', () => {
  it.each([
    ['5.1.1', 'user-unknown'],
    ['5.1.2', 'domain-not-found'],
    ['5.1.6', 'recipient-moved'],
    ['5.1.8', 'sender-rejected'],
    ['5.1.10', 'null-mx'],
    ['5.2.1', 'recipient-disabled'],
    ['5.2.2', 'mailbox-full'],
    ['4.2.2', 'mailbox-full'],
    ['5.3.4', 'message-too-large'],
    ['5.4.4', 'domain-not-found'],
    ['5.4.6', 'mail-loop'],
    ['4.4.7', 'delivery-timeout'],
    ['4.4.1', 'host-unreachable'],
    ['5.5.3', 'too-many-recipients'],
    ['5.7.1', 'policy-rejected'],
    ['5.7.20', 'dkim-failed'],
    ['5.7.23', 'spf-failed'],
    ['5.7.25', 'ptr-missing'],
    ['5.7.26', 'unauthenticated'],
    ['4.7.10', 'tls-required'],
  ])('%s is %s', (status, cause) => {
    expect(statusCause(status)?.cause).toBe(cause);
  });

  it('knows the whole registry but X.1.5, which is success', () => {
    for (const [subject, last] of REGISTERED) {
      for (let detail = 1; detail <= last; detail += 1) {
        for (const family of [4, 5]) {
          const read = statusCause(`${family}.${subject}.${detail}`);
          if (subject === 1 && detail === 5) expect(read).toBeNull();
          else expect(CAUSES).toContain(read?.cause);
        }
      }
    }
  });

  it('says nothing of x.0.0, of success, of what is no code', () => {
    for (const status of [
      '5.0.0',
      '4.0.0',
      '2.1.5',
      '2.0.0',
      '5.9.8',
      '',
      'constructor',
      '5.1.1.1',
    ]) {
      expect(statusCause(status)).toBeNull();
    }
  });

  it('is sure of RFC 7372, not of 5.7.1', () => {
    expect(statusCause('5.7.23')?.confidence).toBeGreaterThan(0.9);
    expect(statusCause('5.7.1')?.confidence).toBeLessThan(0.7);
  });
});

describe('codeCause', () => {
  it.each([
    ['550', 'user-unknown'],
    ['552', 'mailbox-full'],
    ['554', 'policy-rejected'],
    ['535', 'authentication-failed'],
    ['556', 'null-mx'],
    ['503', 'protocol-error'],
  ])('%s is %s', (code, cause) => {
    expect(codeCause(code)?.cause).toBe(cause);
  });

  it('is never sure', () => {
    for (let code = 200; code < 600; code += 1) {
      expect(codeCause(String(code))?.confidence ?? 0).toBeLessThanOrEqual(0.8);
    }
  });

  it('says nothing of success, of what is no code', () => {
    for (const code of ['250', '354', '', 'toString']) expect(codeCause(code)).toBeNull();
  });
});
