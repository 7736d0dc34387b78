/** The questions by which `diagnose-bounce` chooses where to look: whose fault it is, in eight groups. */
import type { Cause } from '../../bounces/causes.ts';
import type { Check } from '../../engine/check.ts';
import type { Text } from '../../engine/text.ts';
import type { BounceFacts } from '../../facts/bounce.ts';
import { check } from './bounce.ts';
import { PAGES, ROUTES } from './bounce-sending.ts';

/** Every cause is in one group. */
export const BLAMED = {
  authentication: ['spf-failed', 'dkim-failed', 'dmarc-failed', 'unauthenticated'],
  sending: [
    'external-sending-disabled',
    'weak-password-throttled',
    'auditor-rejected',
    'local-spam',
    'behaviour-spam',
    'sender-login-mismatch',
    'authentication-failed',
    'wrong-submission-host',
    'relay-denied',
  ],
  reputation: [
    'ip-blocklisted',
    'ip-reputation',
    'ptr-missing',
    'domain-reputation',
    'sender-rejected',
    'policy-rejected',
  ],
  content: ['content-rejected', 'virus', 'not-rfc-compliant', 'message-too-large'],
  recipient: [
    'user-unknown',
    'recipient-disabled',
    'recipient-moved',
    'recipient-refuses',
    'mailbox-full',
  ],
  limits: ['too-many-recipients', 'rate-limited', 'greylisted'],
  network: [
    'domain-not-found',
    'host-unreachable',
    'null-mx',
    'tls-required',
    'delivery-timeout',
    'mail-loop',
  ],
  remote: ['remote-system-error', 'local-delivery-failed', 'protocol-error', 'unknown'],
} as const satisfies Readonly<Record<string, readonly Cause[]>>;

export type Group = keyof typeof BLAMED;

const BY_CAUSE: ReadonlyMap<Cause, Group> = new Map(
  (Object.keys(BLAMED) as Group[]).flatMap((group) =>
    BLAMED[group].map((cause): [Cause, Group] => [cause, group]),
  ),
);

export function groupOf(cause: Cause): Group {
  return BY_CAUSE.get(cause) ?? 'remote';
}

const REFERENCES: Readonly<Record<Group, readonly string[]>> = {
  authentication: ['RFC 7372 §3', PAGES.authentication],
  sending: [PAGES.bounces],
  reputation: ['RFC 3463 §3.8', PAGES.bounces],
  content: ['RFC 3463 §3.7', 'RFC 5322 §3.6'],
  recipient: ['RFC 3463 §3.2', 'RFC 3463 §3.3'],
  limits: ['RFC 3463 §3.6', 'RFC 6647 §2'],
  network: ['RFC 3463 §3.5', 'RFC 5321 §5.1'],
  remote: ['RFC 3463 §3.4', 'RFC 3463 §3.6'],
};

/** `yes` when a failure's cause is in the group; never a problem by itself. */
export function blames(
  group: Group,
  question: Text<never>,
  why: Text<never>,
): Check<BounceFacts, 'bounced', 'yes' | 'no'> {
  const causes: ReadonlySet<Cause> = new Set(BLAMED[group]);
  return check({
    id: `blames/${group}`,
    question,
    why,
    needs: ['bounced'],
    severity: 'info',
    route: ROUTES.delivery,
    references: REFERENCES[group],
    answer({ bounced }) {
      const blamed = bounced.failures.filter((f) => causes.has(f.cause));
      return {
        answer: blamed.length > 0 ? 'yes' : 'no',
        because: [...new Set(blamed.map((f) => f.proof))],
      };
    },
  });
}
