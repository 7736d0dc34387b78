/**
 * A check: one question about the facts, and what to do when the answer is bad.
 *
 * One file a check, default export, pure and total. Its id is its path below
 * `checks/`, its fixture folder and its anchor in the documentation.
 */
import type { Fact, Facts, Observation, Reason, Unknown } from './fact.ts';
import type { Message, Text } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Who has to act. `you` is the person at the keyboard, taken to be the domain's administrator. */
export type Owner =
  | 'you'
  | 'domain-admin'
  | 'mail-admin'
  | 'dns-host'
  | 'sender'
  | 'recipient'
  | 'alibaba';

/** A path of Alibaba Mail's routing guides, reached through an intent. */
export interface Route {
  readonly intent:
    | 'configure-communication'
    | 'recover-access'
    | 'resolve-failure'
    | 'troubleshoot-received';
  readonly path:
    | 'alimail-email'
    | 'alimail-email-delivery'
    | 'alimail-security'
    | 'alimail-service'
    | 'alimail-configuration'
    | 'alimail-account';
}

/** A DNS record as a fix writes it. `name` is absolute with a trailing dot, `value` in presentation form. */
export interface ChangeRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** Records to take away and records to put there. With nothing to take away it is an addition. */
export interface Change {
  readonly replace: readonly ChangeRecord[];
  readonly with: readonly ChangeRecord[];
  /** Records that a wildcard makes up at the names: they end with the change and are nowhere to be taken away. */
  readonly shadows?: readonly ChangeRecord[];
}

/** One server of a mail client as it should be set. */
export interface ClientSetting {
  readonly protocol: 'imap' | 'pop3' | 'smtp';
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly username: string;
}

export interface Fix {
  readonly title: Message;
  readonly owner: Owner;
  readonly effort: 'minutes' | 'hours' | 'days';
  readonly risk: 'none' | 'low' | 'high';
  /** Click path in Alibaba's console, in the console's own words. */
  readonly console?: Message;
  /** Id of an operation in the guide. */
  readonly operation?: string;
  /** What to do, one step a message, when a record alone does not say it. */
  readonly steps?: readonly Message[];
  readonly change?: Change;
  /** What to put into the mail client. */
  readonly settings?: readonly ClientSetting[];
  /** What was seen that shows the fix to work: the same place, answering as it should. */
  readonly tried?: readonly Observation[];
  /** TTL in seconds of what the change replaces, or of the answer that nothing is there; `null` where a TTL was not seen. */
  readonly seenTtl?: number | null;
}

/**
 * What proves a finding: where it was seen, what was seen, what should have been
 * there. Records stand as they are; words of ours are messages.
 */
export interface Evidence {
  readonly from: Observation;
  readonly saw: string | Message;
  readonly wanted?: string | Message;
}

/** A bad answer, before it becomes a finding. */
export interface Problem {
  readonly title: Message;
  readonly detail: Message;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** Observations that speak against it. */
  readonly contradicts?: readonly Observation[];
  /** Overrides the check's own. */
  readonly severity?: Severity;
  /** Of those said with 0.9, nine in ten are right. */
  readonly confidence?: number;
  readonly owner?: Owner;
  readonly fixes: readonly Fix[];
}

export type Judgement<A extends string> =
  | { readonly answer: A; readonly because: readonly Observation[]; readonly problem?: Problem }
  | {
      readonly answer: 'unknown';
      readonly reason: Reason;
      readonly because: readonly Observation[];
    };

/** The facts that a check asked for, all known. */
export type Given<F, N extends keyof F> = { readonly [K in N]: F[K] } & {
  /** The observations behind a fact. */
  readonly because: (name: N) => readonly Observation[];
};

export interface Check<F, N extends keyof F = keyof F, A extends string = string> {
  readonly id: string;
  readonly question: Text<never>;
  /** Why it matters, with the RFC section: for `explain` and the documentation. */
  readonly why: Text<never>;
  readonly needs: readonly N[];
  readonly answers: readonly A[];
  readonly severity: Severity;
  readonly route: Route;
  readonly references: readonly string[];
  /** Set on a check whose `unknown` does not keep the verdict from being healthy: its question is an extra. */
  readonly optional?: boolean;
  /** Set when other findings cannot be trusted or fixed until this one is. */
  readonly blocking?: boolean;
  readonly answer: (given: Given<F, N>) => Judgement<A>;
}

/** A check of any needs and answers, as trees and the walk hold it. */
// biome-ignore lint/suspicious/noExplicitAny: the needs of a check are contravariant; only `answerCheck` calls it, with exactly those facts.
export type AnyCheck<F> = Check<F, any, any>;

/** Checks of one set of facts; the answers are `yes` (it is wrong) and `no` unless they are named. */
export function checksOf<F>() {
  return function check<const N extends keyof F, const A extends string = 'yes' | 'no'>(
    definition: Omit<Check<F, N, A>, 'answers'> & { readonly answers?: readonly A[] },
  ): Check<F, N, A> {
    return { answers: ['yes', 'no'] as unknown as readonly A[], ...definition };
  };
}

export function yes(problem: Problem): Judgement<'yes'> {
  return { answer: 'yes', because: problem.evidence.map((e) => e.from), problem };
}

export function no(because: readonly Observation[] = []): Judgement<'no'> {
  return { answer: 'no', because };
}

/** For a check over partly known things: none of the known ones is bad and some are not known. */
export function cannotTell(missing: readonly Unknown[]): Judgement<never> {
  const first = missing[0];
  return {
    answer: 'unknown',
    reason: first?.reason ?? 'depends-on-unknown',
    because: missing.flatMap((m) => m.because),
  };
}

/** `no`, unless something that could have been bad is not known. */
export function noUnless(
  missing: readonly Unknown[],
  because: readonly Observation[] = [],
): Judgement<'no'> {
  return missing.length > 0 ? cannotTell(missing) : no(because);
}

/** Answers a check; a fact that is not known makes the answer `unknown` before the check sees it. */
export function answerCheck<F>(check: AnyCheck<F>, facts: Facts<F>): Judgement<string> {
  const missing: Unknown[] = [];
  const given: Record<PropertyKey, unknown> = {};
  for (const name of check.needs as readonly (keyof F)[]) {
    const fact: Fact<F[keyof F]> = facts[name];
    if (fact.known) given[name] = fact.value;
    else missing.push(fact);
  }
  if (missing.length > 0) return cannotTell(missing);
  given.because = (name: keyof F) => facts[name].because;
  return check.answer(given as never);
}
