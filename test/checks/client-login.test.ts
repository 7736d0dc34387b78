import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/checks/common/client-login.ts';
import type { Service } from '../../src/facts/client.ts';
import type { LoginCause } from '../../src/knowledge/login-replies.ts';
import type { Protocol } from '../../src/protocols/mail/types.ts';

const ADDRESS = 'li@office.example';

type Words = { readonly cause: LoginCause; readonly confidence: number } | null;

/** A service as far as the login is looked at. */
function service(
  protocol: Protocol,
  result: 'accepted' | 'refused' | 'unknown' | 'not-tried',
  meaning: Words = null,
  { username = ADDRESS, host = 'right' } = {},
): Service {
  return {
    protocol,
    given: { username: { value: username, origin: 'edition' }, known: { kind: host } },
    login: { result, meaning, reply: 'NO' },
  } as unknown as Service;
}

describe('the cause of a refused login', () => {
  const refused = (meaning: Words = null) => service('imap', 'refused', meaning);
  const accepted = service('smtp', 'accepted');

  it.each(['accepted', 'unknown', 'not-tried'] as const)('is none for one that is %s', (result) => {
    const one = service('imap', result);
    expect(refusalOf(one, [one, service('smtp', 'refused')])).toBeNull();
  });

  it('is told by the reply', () => {
    const one = refused({ cause: 'account-locked', confidence: 0.9 });
    expect(refusalOf(one, [one])).toMatchObject({
      cause: 'account-locked',
      by: 'reply',
      confidence: 0.9,
    });
    // Whatever another protocol said.
    expect(refusalOf(one, [one, accepted])?.cause).toBe('account-locked');
  });

  it.each([null, { cause: 'authentication-failed', confidence: 0.9 }] as const)(
    'is not known where the reply says %j and nothing was accepted',
    (meaning) => {
      const one = refused(meaning);
      expect(refusalOf(one, [one, service('smtp', 'refused')])?.cause).toBe(
        'authentication-failed',
      );
    },
  );

  it.each([null, { cause: 'authentication-failed', confidence: 0.9 }] as const)(
    'is the switch of the protocol where the reply says %j and another took the same login',
    (meaning) => {
      const one = refused(meaning);
      expect(refusalOf(one, [one, accepted])).toMatchObject({
        cause: 'protocol-disabled',
        by: 'pattern',
        confidence: 0.85,
      });
    },
  );

  it('is no pattern where the other took another user name', () => {
    const other = service('smtp', 'accepted', null, { username: 'wang@office.example' });
    const one = refused();
    expect(refusalOf(one, [one, other])?.cause).toBe('authentication-failed');
  });

  it('is less sure where the hosts are not of one kind', () => {
    const own = service('imap', 'refused', null, { host: 'own-name' });
    expect(refusalOf(own, [own, accepted])?.confidence).toBe(0.6);
  });

  it('takes vague words of a policy for less than a login that was accepted', () => {
    const vague = refused({ cause: 'third-party-clients-disabled', confidence: 0.75 });
    const clear = refused({ cause: 'third-party-clients-disabled', confidence: 0.9 });
    expect(refusalOf(vague, [vague])?.cause).toBe('third-party-clients-disabled');
    expect(refusalOf(vague, [vague, accepted])?.cause).toBe('protocol-disabled');
    expect(refusalOf(clear, [clear, accepted])?.cause).toBe('third-party-clients-disabled');
  });

  it('does not blame a full address for a hint that every refusal has', () => {
    const hint = { cause: 'username-not-full-address', confidence: 0.5 } as const;
    const full = refused(hint);
    const short = service('imap', 'refused', hint, { username: 'li' });
    expect(refusalOf(full, [full])?.cause).toBe('authentication-failed');
    expect(refusalOf(short, [short])?.cause).toBe('username-not-full-address');
  });
});
