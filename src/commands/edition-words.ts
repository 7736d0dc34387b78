/** A domain's edition in a report: as JSON, and in the line at its head. */
import type { Fact } from '../engine/fact.ts';
import { type Language, type Message, say, text } from '../engine/text.ts';
import type { EditionFact } from '../facts/dns.ts';
import type { EditionId } from '../knowledge/editions.ts';

export interface ReportEdition {
  readonly id: EditionId;
  readonly name: string;
  readonly basis: EditionFact['basis'];
  readonly because: readonly string[];
}

/** `null` when what would have told it could not be looked up. */
export function reportEdition(fact: Fact<EditionFact>, language: Language): ReportEdition | null {
  if (!fact.known || fact.value.missing.length > 0) return null;
  const { edition, basis, because } = fact.value;
  return {
    id: edition.id,
    name: say(edition.name(), language),
    basis,
    because: because.map((o) => o.id),
  };
}

const TEXT = {
  edition: text('{name} ({id})', '{name}（{id}）'),
  assumed: text('no Alibaba Mail site recognised', '未识别出阿里邮箱站点'),
  unknown: text('edition unknown', '站点未知'),
};

export function editionWords(fact: Fact<EditionFact>): Message {
  if (!fact.known || fact.value.missing.length > 0) return TEXT.unknown();
  const { edition, basis } = fact.value;
  if (basis === 'assumed') return TEXT.assumed();
  return TEXT.edition({ name: edition.name(), id: edition.id });
}
