/**
 * Lays changes of records over what DNS answers, so that a fix can be tried
 * before anybody makes it.
 *
 * Of wildcards (RFC 4592) it knows only that a record taken away from one is gone
 * from the names below it too. A record added below one does not keep the wildcard
 * from answering for other types, and one added to it does not show below it.
 */
import type { Change, ChangeRecord } from '../engine/check.ts';
import { hasType, leastTtl } from '../protocols/dns/answer.ts';
import { canonicalIpv6, textOf } from '../protocols/dns/codec.ts';
import { recordValue } from '../protocols/dns/format.ts';
import { canonicalName, isAtOrBelow, parentOf } from '../protocols/dns/name.ts';
import type {
  Answer,
  DnsRecord,
  Question,
  Resolver,
  TargetRecord,
} from '../protocols/dns/types.ts';
import { isConclusive } from '../protocols/dns/types.ts';

/** Of added records: what consoles propose. */
const ADDED_TTL = 600;

interface Edit {
  /** Type and value in comparable form. */
  readonly removed: Set<string>;
  readonly added: DnsRecord[];
}

export function overlay(resolver: Resolver, changes: readonly Change[]): Resolver {
  const edits = new Map<string, Edit>();
  const editOf = (name: string): Edit => {
    const key = canonicalName(name);
    let edit = edits.get(key);
    if (edit === undefined) {
      edit = { removed: new Set(), added: [] };
      edits.set(key, edit);
    }
    return edit;
  };
  for (const change of changes) {
    for (const record of [...change.replace, ...(change.shadows ?? [])]) {
      const { removed, added } = editOf(record.name);
      const gone = comparable(parseRecord(record));
      removed.add(gone);
      // A later change may take away what an earlier one put there.
      const at = added.findIndex((other) => comparable(other) === gone);
      if (at >= 0) added.splice(at, 1);
    }
    for (const record of change.with) {
      const parsed = parseRecord(record);
      const { added } = editOf(record.name);
      if (!added.some((other) => comparable(other) === comparable(parsed))) added.push(parsed);
    }
  }
  if (edits.size === 0) return resolver;
  const wildcards = [...edits].some(([name, edit]) => isWildcard(name) && edit.removed.size > 0);
  /** The change at a name, or what a wildcard above it loses: equal records there came from it. */
  const editAt = (name: string): Edit | undefined => {
    const own = edits.get(name);
    if (own !== undefined || !wildcards) return own;
    for (let above = name; above !== '.'; ) {
      above = parentOf(above);
      const edit = edits.get(above === '.' ? '*' : `*.${above}`);
      if (edit !== undefined) return edit.removed.size > 0 ? { ...edit, added: [] } : undefined;
    }
    return undefined;
  };
  // Names above an added record exist too, if without records (RFC 8020 §2).
  const present = [...edits].filter(([, edit]) => edit.added.length > 0).map(([name]) => name);
  const exists = (name: string) => present.some((other) => isAtOrBelow(other, name));

  const query = async (question: Question, visited: ReadonlySet<string>): Promise<Answer> => {
    const base = await resolver.query(question);
    const name = canonicalName(question.name);
    const edit = editAt(name);
    return edit === undefined
      ? followOn(base, 0, question, visited)
      : change(base, edit, question, visited);
  };

  /** Follows the chain of an answer from its link `from` on, up to a name that is changed. */
  const followOn = async (
    base: Answer,
    from: number,
    question: Question,
    visited: ReadonlySet<string>,
  ): Promise<Answer> => {
    for (let i = from; i < base.chain.length; i++) {
      const link = base.chain[i] as TargetRecord;
      if (link.type === 'DNAME' || editAt(link.target) === undefined) continue;
      return follow(base, base.chain.slice(0, i + 1), question, visited);
    }
    const end = base.chain[base.chain.length - 1]?.target ?? canonicalName(question.name);
    return base.outcome === 'nxdomain' && exists(end)
      ? { ...base, outcome: 'nodata', rcode: 'NOERROR' }
      : base;
  };

  /** Asks at the end of a chain, and puts the chain before that answer. */
  const follow = async (
    base: Answer,
    chain: readonly TargetRecord[],
    question: Question,
    visited: ReadonlySet<string>,
  ): Promise<Answer> => {
    const target = (chain[chain.length - 1] as TargetRecord).target;
    const ttl = leastTtl(chain);
    if (visited.has(target) || visited.size > 20) {
      return {
        ...base,
        outcome: 'nodata',
        chain,
        records: [],
        authority: [],
        additional: [],
        problem: 'the CNAME chain is a loop',
        ttl,
      };
    }
    const rest = await query({ ...question, name: target }, new Set([...visited, target]));
    return {
      ...rest,
      question,
      chain: upToLoop([...chain, ...rest.chain], question.name),
      beside: base.beside,
      ttl: rest.ttl === null ? ttl : Math.min(rest.ttl, ttl ?? rest.ttl),
      ms: base.ms + rest.ms,
    };
  };

  const change = async (
    answer: Answer,
    edit: Edit,
    question: Question,
    visited: ReadonlySet<string>,
  ): Promise<Answer> => {
    const keep = (record: DnsRecord) => !edit.removed.has(comparable(record));
    const added = edit.added.filter((record) => hasType(record, question.type));
    const newAlias = edit.added.find((record): record is TargetRecord => record.type === 'CNAME');

    if (question.type === 'CNAME' || question.type === 'ANY') {
      return settle(answer, {
        records: merge(answer.records.filter(keep), added),
        beside: answer.beside.filter(keep),
      });
    }

    let base = answer;
    let oldAlias = base.chain.find((link) => link.type === 'CNAME');
    const link = base.chain[0]?.type === 'DNAME' ? 2 : 1;
    if (!isConclusive(answer)) {
      // What is beyond a CNAME may fail while the CNAME itself can be seen and is what changes.
      if (newAlias === undefined && ![...edit.removed].some((gone) => gone.startsWith('CNAME '))) {
        return answer;
      }
      const alias = await resolver.query({ ...question, type: 'CNAME' });
      if (isConclusive(alias)) {
        oldAlias = alias.records.find((record): record is TargetRecord => record.type === 'CNAME');
        const same = oldAlias === undefined ? newAlias === undefined : keep(oldAlias);
        if (same) return answer;
        base = { ...alias, question, records: [], chain: [], ms: answer.ms + alias.ms };
      } else if (newAlias === undefined) {
        return answer;
      }
    }

    if (oldAlias !== undefined && keep(oldAlias)) {
      const beside = merge(base.beside.filter(keep), added);
      return followOn({ ...base, beside }, link - 1, question, visited);
    }
    const own =
      oldAlias === undefined
        ? base.records.filter(keep)
        : base.beside.filter((record) => keep(record) && hasType(record, question.type));
    const records = merge(own, added);
    if (newAlias !== undefined) {
      return follow({ ...base, beside: records }, [newAlias], question, visited);
    }
    return settle(base, {
      chain: [],
      records,
      beside: oldAlias === undefined ? base.beside.filter(keep) : [],
    });
  };

  /** The answer with other records at its question's own name. */
  const settle = (
    base: Answer,
    parts: Partial<Pick<Answer, 'chain' | 'records' | 'beside'>>,
  ): Answer => {
    // Of a name that nothing is known of, an added record tells only half.
    if (!isConclusive(base)) return base;
    const next = { ...base, ...parts };
    if (next.records.length > 0) {
      return {
        ...next,
        outcome: 'answer',
        rcode: 'NOERROR',
        ttl: leastTtl([...next.chain, ...next.records]),
      };
    }
    // NXDOMAIN after a chain was about its end. And whether a name goes with its last
    // record is not known: there may be other types.
    const negative = base.chain.length === 0 && base.outcome !== 'answer';
    const gone =
      negative && base.outcome === 'nxdomain' && !exists(canonicalName(base.question.name));
    return {
      ...next,
      outcome: gone ? 'nxdomain' : 'nodata',
      rcode: gone ? 'NXDOMAIN' : 'NOERROR',
      ttl: negative ? base.ttl : null,
    };
  };

  return {
    query: (question) => query(question, new Set([canonicalName(question.name)])),
    close: () => resolver.close?.(),
  };
}

function isWildcard(name: string): boolean {
  return name === '*' || name.startsWith('*.');
}

/** A chain up to the first link that leads back; asked in parts, it goes round more than once. */
function upToLoop(chain: readonly TargetRecord[], name: string): readonly TargetRecord[] {
  const visited = new Set([canonicalName(name)]);
  for (const [i, link] of chain.entries()) {
    if (link.type !== 'CNAME') continue;
    if (visited.has(link.target)) return chain.slice(0, i + 1);
    visited.add(link.target);
  }
  return chain;
}

function merge(kept: readonly DnsRecord[], added: readonly DnsRecord[]): DnsRecord[] {
  const known = new Set(kept.map(comparable));
  return [...kept, ...added.filter((record) => !known.has(comparable(record)))];
}

/** Type and value, so that two ways to write the same data are equal. */
function comparable(record: DnsRecord): string {
  switch (record.type) {
    case 'TXT':
      return `TXT ${record.text}`;
    case 'OTHER':
      return `${record.typeName} ${record.data.trim().replace(/\s+/g, ' ').toLowerCase()}`;
    default:
      return `${record.type} ${recordValue(record).toLowerCase()}`;
  }
}

/** Reads a record of a change; a value that cannot be read is kept as it stands, as of an unknown type. */
function parseRecord(record: ChangeRecord): DnsRecord {
  const head = { name: canonicalName(record.name), ttl: ADDED_TTL };
  const type = record.type.toUpperCase();
  const value = record.value.trim();
  const words = value.split(/\s+/);
  switch (type) {
    case 'A':
      return { ...head, type, address: value };
    case 'AAAA':
      return { ...head, type, address: canonicalIpv6(value) };
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'DNAME':
      return { ...head, type, target: canonicalName(value) };
    case 'MX':
      if (words.length !== 2 || !/^\d{1,5}$/.test(words[0] as string)) break;
      return {
        ...head,
        type,
        preference: Number(words[0]),
        exchange: canonicalName(words[1] as string),
      };
    case 'TXT': {
      // The text as it is, spaces too; a string holds 255 bytes (RFC 1035 §3.3).
      const bytes = Buffer.from(record.value).toString('latin1');
      const strings: string[] = [];
      for (let i = 0; i < bytes.length || i === 0; i += 255) strings.push(bytes.slice(i, i + 255));
      return { ...head, type, strings, text: textOf(strings) };
    }
    case 'SOA': {
      const [mname, rname, ...numbers] = words;
      if (numbers.length !== 5 || !numbers.every((n) => /^\d{1,10}$/.test(n))) break;
      const [serial, refresh, retry, expire, minimum] = numbers.map(Number) as [
        number,
        number,
        number,
        number,
        number,
      ];
      return {
        ...head,
        type,
        mname: canonicalName(mname as string),
        rname: canonicalName(rname as string),
        serial,
        refresh,
        retry,
        expire,
        minimum,
      };
    }
  }
  return { ...head, type: 'OTHER', typeName: type, data: value };
}
