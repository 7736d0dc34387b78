import { describe, it } from 'vitest';
import { dovecotHindrance } from './dovecot.ts';
import { postfixHindrance } from './postfix.ts';
import { available, type ServerName } from './real-servers.ts';

export type NeededServer = ServerName | 'postfix' | 'dovecot';

/**
 * A suite that needs servers: skipped, and saying so, where one cannot be
 * started; failed instead with `REQUIRE_SERVERS=1`, as CI has it.
 */
export function describeWith(
  servers: readonly NeededServer[],
  title: string,
  body: () => void,
): void {
  const hindrances = servers.map(hindrance).filter((why) => why !== null);
  if (hindrances.length === 0) {
    describe(title, body);
    return;
  }
  const why = hindrances.join('; ');
  const message = `${title} (${why})`;
  if (process.env.REQUIRE_SERVERS !== '1') {
    describe.skip(message, body);
    return;
  }
  it(message, () => {
    throw new Error(`REQUIRE_SERVERS=1, and ${why}`);
  });
}

/** Why a server cannot be started; `null` where it can. */
function hindrance(name: NeededServer): string | null {
  if (name === 'postfix') return postfixHindrance();
  if (name === 'dovecot') return dovecotHindrance();
  return available(name) ? null : `not installed: ${name}`;
}
