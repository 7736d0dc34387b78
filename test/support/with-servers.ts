import { describe, it } from 'vitest';
import { available, type ServerName } from './real-servers.ts';

/**
 * A suite that needs servers: skipped, and saying so, where one is not
 * installed; failed instead with `REQUIRE_SERVERS=1`, as CI has it.
 */
export function describeWith(
  servers: readonly ServerName[],
  title: string,
  body: () => void,
): void {
  const absent = servers.filter((name) => !available(name));
  if (absent.length === 0) {
    describe(title, body);
    return;
  }
  const message = `${title} (not installed: ${absent.join(', ')})`;
  if (process.env.REQUIRE_SERVERS !== '1') {
    describe.skip(message, body);
    return;
  }
  it(message, () => {
    throw new Error(`REQUIRE_SERVERS=1, and not installed: ${absent.join(', ')}`);
  });
}
