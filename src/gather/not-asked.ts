/** Facts that nobody asked for: light enough to be loaded where DNS is not. */
import { type Facts, type Reason, unknown } from '../engine/fact.ts';
import type { DnsFacts } from '../facts/dns.ts';

/** The facts of a domain of which nothing was asked. */
export function notAsked(reason: Reason): Facts<DnsFacts> {
  const nothing = unknown(reason);
  return {
    domain: nothing,
    zone: nothing,
    existence: nothing,
    delegation: nothing,
    validation: nothing,
    mx: nothing,
    mxTargets: nothing,
    wildcard: nothing,
    apexAlias: nothing,
    spf: nothing,
    spfTree: nothing,
    edition: nothing,
    dkim: nothing,
    dmarc: nothing,
    dmarcReports: nothing,
    dmarcElsewhere: nothing,
    mailName: nothing,
    imapName: nothing,
    pop3Name: nothing,
    smtpName: nothing,
  };
}
