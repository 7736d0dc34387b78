/** The decision tree of `check-dns`. The parts are shared with the other commands. */

import cnameAtApex from '../checks/cname/at-apex.ts';
import imapMissing from '../checks/cname/imap-missing.ts';
import imapWrong from '../checks/cname/imap-wrong.ts';
import mailMissing from '../checks/cname/mail-missing.ts';
import mailWrong from '../checks/cname/mail-wrong.ts';
import pop3Missing from '../checks/cname/pop3-missing.ts';
import pop3Wrong from '../checks/cname/pop3-wrong.ts';
import smtpMissing from '../checks/cname/smtp-missing.ts';
import smtpWrong from '../checks/cname/smtp-wrong.ts';
import dkimKeyInvalid from '../checks/dkim/key-invalid.ts';
import dkimKeyRevoked from '../checks/dkim/key-revoked.ts';
import dkimKeySpaces from '../checks/dkim/key-spaces.ts';
import dkimKeyWeak from '../checks/dkim/key-weak.ts';
import dkimMissing from '../checks/dkim/missing.ts';
import dkimMultiple from '../checks/dkim/multiple.ts';
import dkimNotForEmail from '../checks/dkim/not-for-email.ts';
import dkimTesting from '../checks/dkim/testing.ts';
import dmarcExternalRua from '../checks/dmarc/external-rua-unauthorized.ts';
import dmarcMissing from '../checks/dmarc/missing.ts';
import dmarcMultiple from '../checks/dmarc/multiple.ts';
import dmarcNoRua from '../checks/dmarc/no-rua.ts';
import dmarcPolicyNone from '../checks/dmarc/policy-none.ts';
import dmarcRemovedTag from '../checks/dmarc/removed-tag.ts';
import dmarcSubdomain from '../checks/dmarc/subdomain-policy-weaker.ts';
import dmarcSyntax from '../checks/dmarc/syntax.ts';
import dmarcTesting from '../checks/dmarc/testing.ts';
import dmarcWrongLocation from '../checks/dmarc/wrong-location.ts';
import dnssecBogus from '../checks/dnssec/bogus.ts';
import delegationLame from '../checks/domain/delegation-lame.ts';
import nameserversDisagree from '../checks/domain/nameservers-disagree.ts';
import nxdomain from '../checks/domain/nxdomain.ts';
import mxClientHost from '../checks/mx/client-host.ts';
import mxDirectmail from '../checks/mx/directmail.ts';
import mxIncomplete from '../checks/mx/incomplete.ts';
import mxMissing from '../checks/mx/missing.ts';
import mxMisspelled from '../checks/mx/misspelled.ts';
import mxMixedEdition from '../checks/mx/mixed-edition.ts';
import mxMixedProvider from '../checks/mx/mixed-provider.ts';
import mxNull from '../checks/mx/null.ts';
import mxOtherProvider from '../checks/mx/other-provider.ts';
import mxTargetCname from '../checks/mx/target-cname.ts';
import mxTargetIp from '../checks/mx/target-ip.ts';
import mxTargetUnresolvable from '../checks/mx/target-unresolvable.ts';
import mxUndocumented from '../checks/mx/undocumented.ts';
import mxWildcard from '../checks/mx/wildcard.ts';
import spfAfterAll from '../checks/spf/after-all.ts';
import spfAllMissing from '../checks/spf/all-missing.ts';
import spfAllNeutral from '../checks/spf/all-neutral.ts';
import spfAllPass from '../checks/spf/all-pass.ts';
import spfIncludeBroken from '../checks/spf/include-broken.ts';
import spfIncludeMissing from '../checks/spf/include-missing.ts';
import spfIncludeUnresolvable from '../checks/spf/include-unresolvable.ts';
import spfIncludeWrongEdition from '../checks/spf/include-wrong-edition.ts';
import spfLoop from '../checks/spf/loop.ts';
import spfMacro from '../checks/spf/macro.ts';
import spfMissing from '../checks/spf/missing.ts';
import spfMultiple from '../checks/spf/multiple.ts';
import spfNearLookupLimit from '../checks/spf/near-lookup-limit.ts';
import spfPtr from '../checks/spf/ptr.ts';
import spfRedirectIgnored from '../checks/spf/redirect-ignored.ts';
import spfSyntax from '../checks/spf/syntax.ts';
import spfTooManyLookups from '../checks/spf/too-many-lookups.ts';
import spfTooManyVoid from '../checks/spf/too-many-void-lookups.ts';
import { text } from '../engine/text.ts';
import { all, ask, end, leaf, type Node, type Tree } from '../engine/tree.ts';
import type { DnsFacts } from '../facts/dns.ts';

type DnsNode = Node<DnsFacts>;

/** How the names are answered at all. */
export const resolutionTree: DnsNode = all(
  'resolution',
  text('Is the domain answered reliably?', '域名解析是否可靠？'),
  [leaf(dnssecBogus), leaf(delegationLame), leaf(nameserversDisagree)],
);

const mxSetTree: DnsNode = all(
  'mx-set',
  text('Does the MX set lead to Alibaba Mail?', 'MX 是否指向阿里邮箱？'),
  [
    leaf(mxOtherProvider),
    leaf(mxMixedProvider),
    leaf(mxMixedEdition),
    leaf(mxDirectmail),
    leaf(mxMisspelled),
    leaf(mxClientHost),
    leaf(mxTargetIp),
    leaf(mxTargetCname),
    leaf(mxTargetUnresolvable),
    leaf(mxIncomplete),
    leaf(mxUndocumented),
  ],
);

/** Whether mail reaches Alibaba Mail. */
export const mxTree: DnsNode = all('mx', text('Can the domain receive mail?', '域名能否收信？'), [
  ask(mxNull, {
    yes: end,
    no: ask(mxMissing, { yes: end, no: mxSetTree, unknown: mxSetTree }),
    unknown: ask(mxMissing, { yes: end, no: mxSetTree, unknown: mxSetTree }),
  }),
  leaf(mxWildcard),
]);

const spfRecordTree: DnsNode = all(
  'spf-record',
  text('Is the SPF record right?', 'SPF 记录是否正确？'),
  [
    leaf(spfSyntax),
    leaf(spfIncludeMissing),
    leaf(spfIncludeWrongEdition),
    leaf(spfIncludeUnresolvable),
    leaf(spfIncludeBroken),
    leaf(spfLoop),
    leaf(spfTooManyLookups),
    leaf(spfNearLookupLimit),
    leaf(spfTooManyVoid),
    leaf(spfAfterAll),
    leaf(spfRedirectIgnored),
    leaf(spfAllPass),
    leaf(spfAllNeutral),
    leaf(spfAllMissing),
    leaf(spfPtr),
    leaf(spfMacro),
  ],
);

/** Whether SPF lets Alibaba Mail send. */
export const spfTree: DnsNode = ask(spfMissing, {
  yes: end,
  no: ask(spfMultiple, { yes: end, no: spfRecordTree, unknown: spfRecordTree }),
  unknown: ask(spfMultiple, { yes: end, no: spfRecordTree, unknown: spfRecordTree }),
});

/** Whether DKIM keys are usable. */
export const dkimTree: DnsNode = all(
  'dkim',
  text('Are the DKIM keys usable?', 'DKIM 公钥是否可用？'),
  [
    leaf(dkimMissing),
    leaf(dkimMultiple),
    leaf(dkimKeyRevoked),
    leaf(dkimKeyInvalid),
    leaf(dkimKeyWeak),
    leaf(dkimKeySpaces),
    leaf(dkimNotForEmail),
    leaf(dkimTesting),
  ],
);

const dmarcRecordTree: DnsNode = all(
  'dmarc-record',
  text('Does the DMARC record protect the domain?', 'DMARC 记录能否保护域名？'),
  [
    leaf(dmarcSyntax),
    leaf(dmarcPolicyNone),
    leaf(dmarcSubdomain),
    leaf(dmarcTesting),
    leaf(dmarcNoRua),
    leaf(dmarcExternalRua),
    leaf(dmarcRemovedTag),
  ],
);

/** Whether DMARC is published and used. */
export const dmarcTree: DnsNode = all(
  'dmarc',
  text('Is DMARC published where receivers look?', 'DMARC 是否发布在正确的位置？'),
  [
    leaf(dmarcWrongLocation),
    ask(dmarcMissing, {
      yes: end,
      no: ask(dmarcMultiple, { yes: end, no: dmarcRecordTree, unknown: dmarcRecordTree }),
      unknown: ask(dmarcMultiple, { yes: end, no: dmarcRecordTree, unknown: dmarcRecordTree }),
    }),
  ],
);

/** Whether people reach their mailbox by the domain's own names. */
export const clientNamesTree: DnsNode = all(
  'client-names',
  text('Do the client names lead to Alibaba Mail?', '客户端域名是否指向阿里邮箱？'),
  [
    leaf(mailMissing),
    leaf(mailWrong),
    leaf(imapMissing),
    leaf(imapWrong),
    leaf(pop3Missing),
    leaf(pop3Wrong),
    leaf(smtpMissing),
    leaf(smtpWrong),
  ],
);

const TITLE = text(
  'Does DNS let Alibaba Mail send and receive for the domain?',
  '域名解析能否让阿里邮箱正常收发信？',
);

const namesTree: DnsNode = all(
  'names',
  text('Are the names below the domain right?', '域名下的各个名字是否正确？'),
  [dkimTree, dmarcTree, clientNamesTree],
);

const wholeTree: DnsNode = all('whole', TITLE, [mxTree, spfTree, namesTree]);

const existing: DnsNode = all('check-dns', TITLE, [
  resolutionTree,
  // Behind an alias at the domain itself nothing is seen of its own MX and SPF.
  ask(cnameAtApex, { yes: namesTree, no: wholeTree, unknown: wholeTree }),
]);

export const checkDnsTree: Tree<DnsFacts> = {
  id: 'check-dns',
  title: TITLE,
  root: ask(nxdomain, { yes: end, no: existing, unknown: existing }),
};
