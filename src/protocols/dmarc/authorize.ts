/** Whether other domains agreed to receive a domain's reports (RFC 9990 §4; RFC 9991 for `ruf`). */
import { type Fact, known, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { type Asker, factOf } from '../dns/ask.ts';
import { isAtOrBelow, labelsOf, nameProblem } from '../dns/name.ts';
import { organizationalDomainOf } from './discover.ts';
import { isDmarcRecord, parseDmarc } from './parse.ts';
import type { ConsentAnswer, DmarcRecord, DmarcUri, ExternalDestination } from './types.ts';

const PURPOSE = text(
  'whether {destination} accepts DMARC reports for {domain}',
  '{destination} 是否同意接收 {domain} 的 DMARC 报告',
);

/**
 * The report addresses of a record that lie outside its organizational domain,
 * each address once, in the record's order.
 *
 * `domainOfRecord` is where the record stands (`discovery.applied.domain`): the
 * destination's consent names that domain.
 */
export async function externalDestinations(
  record: DmarcRecord,
  domainOfRecord: string,
  organizationalDomain: string,
  ask: Asker,
): Promise<readonly ExternalDestination[]> {
  const byAddress = new Map<string, DmarcUri>();
  for (const uri of [...record.rua, ...record.ruf]) {
    if (!byAddress.has(uri.address)) byAddress.set(uri.address, uri);
  }
  const destinations = await Promise.all(
    [...byAddress.values()].map(async (uri): Promise<ExternalDestination | null> => {
      const external = await isExternal(uri.domain, domainOfRecord, organizationalDomain, ask);
      if (external.known && !external.value) return null;
      const asked = `${domainOfRecord}._report._dmarc.${uri.domain}`;
      const { agreed, answer } = await agreement(asked, uri.domain, domainOfRecord, ask);
      // Consent is good in any case; the lack of it counts only where it is needed.
      const authorized =
        external.known || (agreed.known && agreed.value)
          ? agreed
          : unknown(external.reason, [...external.because, ...agreed.because]);
      return { uri, asked, authorized, answer };
    }),
  );
  return destinations.filter((destination) => destination !== null);
}

/** RFC 9990 §4: external is a destination whose organizational domain is another one. */
async function isExternal(
  destination: string,
  domainOfRecord: string,
  organizationalDomain: string,
  ask: Asker,
): Promise<Fact<boolean>> {
  if (destination === domainOfRecord || destination === organizationalDomain) return known(false);
  if (isAtOrBelow(destination, organizationalDomain)) {
    // Ours, unless `psd=n` or `psd=y` in between makes it an organization of its own.
    const theirs = await organizationalDomainOf(destination, ask);
    return theirs.known
      ? known(theirs.value !== organizationalDomain, theirs.because)
      : unknown(theirs.reason, theirs.because);
  }
  // An organizational domain is the domain itself or above it, so the
  // destination's cannot be ours. But ours may have been chosen without a
  // lookup that failed; a name above it that covers both may be the true one.
  if (labelsOf(destination).at(-1) !== labelsOf(organizationalDomain).at(-1)) return known(true);
  const ours = await organizationalDomainOf(domainOfRecord, ask);
  return ours.known ? known(true, ours.because) : unknown(ours.reason, ours.because);
}

async function agreement(
  name: string,
  destination: string,
  domain: string,
  ask: Asker,
): Promise<{ readonly agreed: Fact<boolean>; readonly answer: ConsentAnswer | null }> {
  // Step 4: a name that is too long cannot agree.
  if (nameProblem(name) !== null) return { agreed: known(false), answer: null };
  const asked = await ask(name, 'TXT', PURPOSE({ destination, domain }));
  const texts = asked.answer.records.flatMap((r) => (r.type === 'TXT' ? [r.text] : []));
  const agreed = factOf(asked, () => {
    const agreeing = texts.filter(isDmarcRecord).map(parseDmarc);
    // Step 9: the destination may name another address, of its own host only;
    // with a different host no report is sent, neither there nor here.
    const astray = agreeing.some((record) =>
      [...record.rua, ...record.ruf].some((uri) => uri.domain !== destination),
    );
    return agreeing.length > 0 && !astray;
  });
  const answer = agreed.known ? { texts, ttl: asked.answer.ttl, seen: asked.seen } : null;
  return { agreed, answer };
}
