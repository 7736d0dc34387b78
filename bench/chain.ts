/**
 * The longest chain of questions of which each needs the answer to the one
 * before: no program can take fewer round trips.
 */
import type { LoggedQuestion } from './server.ts';

export interface Chain {
  /** Questions on the longest chain. */
  readonly length: number;
  /** One of the longest, from the first to the last. */
  readonly way: readonly string[];
  /** Longest chain that the times alone allow: each question came after the one before was answered. */
  readonly waited: number;
  /** Questions that the list of needs does not explain; they make the figure worthless. */
  readonly unexplained: readonly string[];
}

/**
 * What a healthy domain's questions need. `null`: nothing but the domain's name.
 * Names that stand in a record need the record that they stand in.
 */
function needOf(
  { name, type }: LoggedQuestion,
  domain: string,
  known: {
    readonly mxHosts: readonly string[];
    readonly nsHosts: readonly string[];
    /** Name of an include to the name whose record holds it. */
    readonly includes: Readonly<Record<string, string>>;
  },
): string | null | undefined {
  if (name === domain && ['MX', 'TXT', 'NS', 'SOA'].includes(type)) return null;
  if (/^[^.]+\._domainkey\./.test(name) && name.endsWith(`.${domain}`)) return null;
  // The tree walk of DMARC goes over names that are known beforehand.
  if (name.startsWith('_dmarc.') && `.${domain}`.endsWith(name.slice('_dmarc'.length))) return null;
  const label = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : '';
  if (['mail', 'imap', 'pop3', 'smtp', 'alimail-doctor-wildcard-probe'].includes(label)) {
    return type === 'AAAA' ? `A ${name}` : null;
  }
  const holder = known.includes[name];
  if (type === 'TXT' && holder !== undefined) return `TXT ${holder}`;
  if (type === 'AAAA') return `A ${name}`;
  if (type === 'A' && known.mxHosts.includes(name)) return `MX ${domain}`;
  if (type === 'A' && known.nsHosts.includes(name)) return `NS ${domain}`;
  return undefined;
}

export function longestChain(
  log: readonly LoggedQuestion[],
  domain: string,
  known: Parameters<typeof needOf>[2],
): Chain {
  const byKey = new Map(log.map((q) => [keyOf(q), q]));
  const unexplained: string[] = [];
  const ways = new Map<string, readonly string[]>();
  const wayOf = (question: LoggedQuestion): readonly string[] => {
    const key = keyOf(question);
    const done = ways.get(key);
    if (done !== undefined) return done;
    const need = needOf(question, domain, known);
    const before = need === null || need === undefined ? undefined : byKey.get(need);
    // What the list calls needed must have been answered before, or the list is wrong.
    const contradicted =
      need !== null && (before === undefined || before.answered > question.arrived);
    if (contradicted) unexplained.push(key);
    const way = [...(before === undefined ? [] : wayOf(before)), key];
    ways.set(key, way);
    return way;
  };
  let way: readonly string[] = [];
  for (const question of log) {
    const one = wayOf(question);
    if (one.length > way.length) way = one;
  }
  return { length: way.length, way, waited: waitedRounds(log), unexplained };
}

/** Greedy and exact: of the chains that end by a time, the longest is the one to go on with. */
function waitedRounds(log: readonly LoggedQuestion[]): number {
  const rounds = new Map<LoggedQuestion, number>();
  for (const question of [...log].sort((a, b) => a.arrived - b.arrived)) {
    let most = 0;
    for (const [earlier, n] of rounds) {
      if (earlier.answered <= question.arrived) most = Math.max(most, n);
    }
    rounds.set(question, most + 1);
  }
  return Math.max(0, ...rounds.values());
}

export function keyOf({ name, type, checkingDisabled }: LoggedQuestion): string {
  return `${type} ${name}${checkingDisabled ? ' +cd' : ''}`;
}

/** Questions that came more than once. */
export function repeatedIn(log: readonly LoggedQuestion[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const question of log) {
    const key = keyOf(question);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return [...repeated];
}
