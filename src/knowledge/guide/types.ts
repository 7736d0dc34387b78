/**
 * The shapes of the guide: what people want (intents), the ways to get there
 * (paths over six guides), what is clicked (operations), and what holds for all
 * of it (limits, answers, contradictions among the sources).
 */

import type { Words } from '../../engine/text.ts';

export { type Words, words } from '../../engine/text.ts';

/** The words of a text that the checks print as well, as data. */
export function asWords({ en, zh }: Words): Words {
  return { en, zh };
}

/** The six guides that Alibaba Mail's routing leads to. */
export const GUIDE_IDS = [
  'alimail-email',
  'alimail-email-delivery',
  'alimail-security',
  'alimail-service',
  'alimail-configuration',
  'alimail-account',
] as const;
export type GuideId = (typeof GUIDE_IDS)[number];

/** What people come for. */
export const INTENT_IDS = [
  'configure-communication',
  'recover-access',
  'resolve-failure',
  'troubleshoot-received',
] as const;
export type IntentId = (typeof INTENT_IDS)[number];

/**
 * Where a row of the guide comes from, the most trusted first: where two
 * disagree, the earlier one counts. `help` pages are named by number, and pages
 * of the international help centre by slug.
 */
export type SourceId =
  | `help/${number}`
  | `intl/${string}`
  | 'setup-page'
  | 'webmail-manual'
  | 'security-guide'
  | 'email-guide'
  | 'product-page'
  | 'reseller';

/** Who can do it: anybody in their own mailbox, the mail administrator (postmaster), or who holds the domain's DNS and the purchase. */
export type Who = 'user' | 'mail-admin' | 'domain-admin';

/** What kind of thing on the page is clicked or filled in. */
export type ElementKind =
  | 'button'
  | 'link'
  | 'menu'
  | 'tab'
  | 'icon'
  | 'field'
  | 'checkbox'
  | 'radio'
  | 'toggle'
  | 'dropdown'
  | 'folder'
  | 'page';

export interface Step {
  /** One instruction, a sentence that stands alone. */
  readonly do: Words;
  /** Label of what is clicked or filled in, as the interface writes it. */
  readonly element?: Words;
  readonly kind?: ElementKind;
  /** Where on the page it is. */
  readonly where?: Words;
  /** What to expect or to mind. */
  readonly note?: Words;
}

export interface Parameter {
  /** As the form labels it. */
  readonly name: Words;
  readonly type: 'text' | 'number' | 'date' | 'password' | 'file' | 'choice' | 'switch';
  readonly required: boolean;
  /** What can be chosen, where that is a list. */
  readonly options?: readonly Words[];
  readonly about: Words;
}

export interface Operation {
  /** Kebab case of the English name. */
  readonly id: string;
  readonly name: Words;
  /** Further names that the sources give to the same thing, in either language. */
  readonly aliases: readonly string[];
  /** The guide that it belongs to. */
  readonly guide: GuideId;
  readonly who: Who;
  /** What it is for, in one sentence. */
  readonly about: Words;
  /** Click path; where the sources name different ones, the best first. Empty where there is none. */
  readonly navigation: readonly Words[];
  readonly prerequisites: readonly Words[];
  readonly steps: readonly [Step, ...Step[]];
  readonly parameters?: readonly Parameter[];
  /** What it does not do, what goes wrong, where the sources disagree. */
  readonly notes?: readonly Words[];
  /** Ids of limits that bear on it. */
  readonly limits?: readonly string[];
  /** Ids of operations that belong with it. */
  readonly related?: readonly string[];
  readonly sources: readonly [SourceId, ...SourceId[]];
  /** Words that people use when they look for it and that are in none of the texts above; for the search alone. */
  readonly keywords?: readonly string[];
}

/** What one source says of a thing. */
export interface Claim {
  readonly says: Words;
  readonly source: SourceId;
}

/** A number or a rule of the service. */
export interface Limit {
  readonly id: string;
  readonly title: Words;
  /** What to go by. Where Alibaba tells nothing: that it does not. */
  readonly value: Words;
  /** What bears on it: for which edition, since when, what follows from it. */
  readonly note?: Words;
  readonly guide: GuideId;
  /** What the value stands on, the most trusted first. */
  readonly sources: readonly [SourceId, ...SourceId[]];
  readonly trust: 'high' | 'medium' | 'low';
  /** What other sources say instead. */
  readonly otherwise?: readonly Claim[];
  readonly keywords?: readonly string[];
}

/** Sources that say different things, shown side by side. */
export interface Contradiction {
  readonly id: string;
  readonly topic: Words;
  readonly claims: readonly [Claim, Claim, ...Claim[]];
  /** What to go by and why. */
  readonly goBy: Words;
  readonly guide: GuideId;
  readonly trust: 'high' | 'medium' | 'low';
}

/** A question that people ask, or a state that they are in, with the answer. */
export interface Answer {
  readonly id: string;
  /** As people ask it; for a state of an account, what they see. */
  readonly question: Words;
  /** Short paragraphs: what it is, who must act, what to do. */
  readonly answer: readonly [Words, ...Words[]];
  /** The path that it belongs to. */
  readonly path: PathId;
  readonly operations: readonly string[];
  readonly limits?: readonly string[];
  readonly sources: readonly [SourceId, ...SourceId[]];
  /** Texts that servers and pages show, matched as they are written, in any case. */
  readonly shows?: readonly string[];
  readonly keywords?: readonly string[];
}

/** The twelve paths: three to an intent. */
export const PATH_IDS = [
  'configure-communication/dns-authentication',
  'configure-communication/sender-filters',
  'configure-communication/s-mime',
  'recover-access/forgotten-password',
  'recover-access/locked-account',
  'recover-access/qr-code-login',
  'resolve-failure/rejected-mail',
  'resolve-failure/webmail-and-account',
  'resolve-failure/mail-client',
  'troubleshoot-received/mailbox-settings',
  'troubleshoot-received/inbound-delivery',
  'troubleshoot-received/anti-spam',
] as const;
export type PathId = (typeof PATH_IDS)[number];

/** Commands of this program that can test what a path is about. */
export type TestCommand =
  | 'check-dns'
  | 'diagnose-bounce'
  | 'trace-missing'
  | 'verify-client'
  | 'check-smime';

export interface Path {
  readonly id: PathId;
  readonly intent: IntentId;
  readonly guide: GuideId;
  readonly title: Words;
  readonly about: Words;
  readonly when: readonly [Words, ...Words[]];
  readonly whenNot: readonly [Words, ...Words[]];
  /** What the path cannot do, or asks for. */
  readonly limits: readonly Words[];
  readonly operations: readonly [string, ...string[]];
  readonly commands: readonly { readonly command: TestCommand; readonly example: string }[];
  /** Findings of the commands that lead here. */
  readonly findings: readonly string[];
  readonly sources: readonly [SourceId, ...SourceId[]];
  readonly shows?: readonly string[];
  readonly keywords?: readonly string[];
}

export interface Intent {
  readonly id: IntentId;
  readonly title: Words;
  readonly about: Words;
  /** What people say who come for it. */
  readonly says: readonly [Words, ...Words[]];
  readonly defaultPath: PathId;
  readonly whyDefault: Words;
}
