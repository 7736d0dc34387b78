/** The decision tree of `diagnose-bounce`. What it says of the sender's domain is walked as `check-dns` walks it. */

import blamesAuthentication from '../checks/blames/authentication.ts';
import blamesContent from '../checks/blames/content.ts';
import blamesLimits from '../checks/blames/limits.ts';
import blamesNetwork from '../checks/blames/network.ts';
import blamesRecipient from '../checks/blames/recipient.ts';
import blamesRemote from '../checks/blames/remote.ts';
import blamesReputation from '../checks/blames/reputation.ts';
import blamesSending from '../checks/blames/sending.ts';
import auditorRejected from '../checks/bounce/auditor-rejected.ts';
import authenticationFailed from '../checks/bounce/authentication-failed.ts';
import behaviourSpam from '../checks/bounce/behaviour-spam.ts';
import contentRejected from '../checks/bounce/content-rejected.ts';
import deliveryTimeout from '../checks/bounce/delivery-timeout.ts';
import dkimFailed from '../checks/bounce/dkim-failed.ts';
import dmarcFailed from '../checks/bounce/dmarc-failed.ts';
import domainNotFound from '../checks/bounce/domain-not-found.ts';
import domainReputation from '../checks/bounce/domain-reputation.ts';
import externalSendingDisabled from '../checks/bounce/external-sending-disabled.ts';
import greylisted from '../checks/bounce/greylisted.ts';
import hostUnreachable from '../checks/bounce/host-unreachable.ts';
import ipBlocklisted from '../checks/bounce/ip-blocklisted.ts';
import ipReputation from '../checks/bounce/ip-reputation.ts';
import localDeliveryFailed from '../checks/bounce/local-delivery-failed.ts';
import localSpam from '../checks/bounce/local-spam.ts';
import mailLoop from '../checks/bounce/mail-loop.ts';
import mailboxFull from '../checks/bounce/mailbox-full.ts';
import messageTooLarge from '../checks/bounce/message-too-large.ts';
import notRfcCompliant from '../checks/bounce/not-rfc-compliant.ts';
import nullMx from '../checks/bounce/null-mx.ts';
import policyRejected from '../checks/bounce/policy-rejected.ts';
import protocolError from '../checks/bounce/protocol-error.ts';
import ptrMissing from '../checks/bounce/ptr-missing.ts';
import rateLimited from '../checks/bounce/rate-limited.ts';
import recipientDisabled from '../checks/bounce/recipient-disabled.ts';
import recipientMoved from '../checks/bounce/recipient-moved.ts';
import recipientRefuses from '../checks/bounce/recipient-refuses.ts';
import relayDenied from '../checks/bounce/relay-denied.ts';
import remoteSystemError from '../checks/bounce/remote-system-error.ts';
import senderLoginMismatch from '../checks/bounce/sender-login-mismatch.ts';
import senderRejected from '../checks/bounce/sender-rejected.ts';
import spfFailed from '../checks/bounce/spf-failed.ts';
import tlsRequired from '../checks/bounce/tls-required.ts';
import tooManyRecipients from '../checks/bounce/too-many-recipients.ts';
import unauthenticated from '../checks/bounce/unauthenticated.ts';
import unknown from '../checks/bounce/unknown.ts';
import userUnknown from '../checks/bounce/user-unknown.ts';
import virus from '../checks/bounce/virus.ts';
import weakPasswordThrottled from '../checks/bounce/weak-password-throttled.ts';
import wrongSubmissionHost from '../checks/bounce/wrong-submission-host.ts';
import nxdomain from '../checks/domain/nxdomain.ts';
import messageBlames from '../checks/message/blames.ts';
import messageKind from '../checks/message/kind.ts';
import notAtAlibaba from '../checks/sender/not-at-alibaba.ts';
import spfIncludeBroken from '../checks/spf/include-broken.ts';
import spfIncludeUnresolvable from '../checks/spf/include-unresolvable.ts';
import spfLoop from '../checks/spf/loop.ts';
import spfMultiple from '../checks/spf/multiple.ts';
import spfSyntax from '../checks/spf/syntax.ts';
import spfTooManyLookups from '../checks/spf/too-many-lookups.ts';
import { text } from '../engine/text.ts';
import { all, ask, end, leaf, type Node, type Tree } from '../engine/tree.ts';
import type { BounceFacts } from '../facts/bounce.ts';
import type { DnsFacts } from '../facts/dns.ts';
import { dkimTree, dmarcTree, spfTree } from './check-dns.ts';

type BounceNode = Node<BounceFacts>;

/** A part of the DNS tree: a check that needs DNS facts alone is answered from the facts of a bounce as well. */
const dns = (node: Node<DnsFacts>): BounceNode => node as unknown as BounceNode;

/** What can be wrong with SPF wherever the domain's mail is hosted. */
const anyonesSpf: Node<DnsFacts> = all(
  'anyones-spf',
  text('Can the sender’s SPF record be evaluated?', '发件域名的 SPF 记录能否正常执行？'),
  [
    leaf(spfMultiple),
    leaf(spfSyntax),
    leaf(spfIncludeUnresolvable),
    leaf(spfIncludeBroken),
    leaf(spfLoop),
    leaf(spfTooManyLookups),
  ],
);

/**
 * The sender's domain, judged for Alibaba Mail where it is hosted there. Offline
 * nothing is known of it, and the reply stands alone.
 */
function senderDns(id: string, title: ReturnType<typeof text>, own: Node<DnsFacts>): BounceNode {
  return ask(notAtAlibaba, {
    yes: dns(anyonesSpf),
    no: dns(all(id, title, [ask(nxdomain, { yes: end, no: own, unknown: own })])),
    unknown: end,
  });
}

const spfOfSender = senderDns(
  'sender-spf',
  text(
    'Does SPF of the sender’s domain allow Alibaba Mail?',
    '发件域名的 SPF 是否授权了阿里邮箱？',
  ),
  spfTree,
);
const dkimOfSender = senderDns(
  'sender-dkim',
  text('Is the DKIM key of the sender’s domain usable?', '发件域名的 DKIM 公钥是否可用？'),
  dkimTree,
);
/** Only where DNS was asked. */
const existenceOfSender: BounceNode = ask(notAtAlibaba, {
  yes: dns(leaf(nxdomain)),
  no: dns(leaf(nxdomain)),
  unknown: end,
});
const authenticationOfSender = senderDns(
  'sender-authentication',
  text('Is the sender’s domain authenticated?', '发件域名的身份验证配置是否完整？'),
  all(
    'sender-authentication-records',
    text('Are SPF, DKIM and DMARC right?', 'SPF、DKIM、DMARC 是否正确？'),
    [spfTree, dkimTree, dmarcTree],
  ),
);

const authentication: BounceNode = all(
  'authentication',
  text('Did authentication of the sender fail?', '是不是发件域名身份验证没通过？'),
  [
    ask(spfFailed, { yes: spfOfSender, no: end, unknown: end }),
    ask(dkimFailed, { yes: dkimOfSender, no: end, unknown: end }),
    ask(dmarcFailed, { yes: authenticationOfSender, no: end, unknown: end }),
    ask(unauthenticated, { yes: authenticationOfSender, no: end, unknown: end }),
  ],
);

const sending: BounceNode = all(
  'sending',
  text('Was it refused on the way out?', '是不是在发信环节被拒？'),
  [
    leaf(externalSendingDisabled),
    leaf(weakPasswordThrottled),
    leaf(auditorRejected),
    leaf(localSpam),
    leaf(behaviourSpam),
    leaf(senderLoginMismatch),
    leaf(authenticationFailed),
    leaf(wrongSubmissionHost),
    leaf(relayDenied),
  ],
);

const reputation: BounceNode = all(
  'reputation',
  text('Is the sender’s standing the reason?', '是不是发信方信誉或策略的问题？'),
  [
    leaf(ipBlocklisted),
    leaf(ipReputation),
    leaf(ptrMissing),
    leaf(domainReputation),
    ask(senderRejected, { yes: existenceOfSender, no: end, unknown: end }),
    leaf(policyRejected),
  ],
);

const content: BounceNode = all(
  'content',
  text('Is the message itself the reason?', '是不是邮件本身的问题？'),
  [leaf(contentRejected), leaf(virus), leaf(notRfcCompliant), leaf(messageTooLarge)],
);

const recipient: BounceNode = all(
  'recipient',
  text('Is the recipient’s mailbox the reason?', '是不是收件邮箱的问题？'),
  [
    leaf(userUnknown),
    leaf(recipientDisabled),
    leaf(recipientMoved),
    leaf(recipientRefuses),
    leaf(mailboxFull),
  ],
);

const limits: BounceNode = all(
  'limits',
  text('Was there too much of something?', '是不是数量或频率超限？'),
  [leaf(tooManyRecipients), leaf(rateLimited), leaf(greylisted)],
);

const network: BounceNode = all(
  'network',
  text('Could the recipient’s server not be reached?', '是不是连不上对方服务器？'),
  [
    leaf(domainNotFound),
    leaf(hostUnreachable),
    leaf(nullMx),
    leaf(tlsRequired),
    leaf(deliveryTimeout),
    leaf(mailLoop),
  ],
);

const remote: BounceNode = all('remote', text('Did a server fail?', '是不是服务器自身故障？'), [
  leaf(remoteSystemError),
  leaf(localDeliveryFailed),
  leaf(protocolError),
  leaf(unknown),
]);

const TITLE = text('Why did the message come back?', '邮件为什么被退回？');

/** Several recipients, refused for reasons of several groups: each group is asked about. */
const several: BounceNode = all('several', TITLE, [
  ask(blamesAuthentication, { yes: authentication, no: end, unknown: end }),
  ask(blamesSending, { yes: sending, no: end, unknown: end }),
  ask(blamesReputation, { yes: reputation, no: end, unknown: end }),
  ask(blamesContent, { yes: content, no: end, unknown: end }),
  ask(blamesRecipient, { yes: recipient, no: end, unknown: end }),
  ask(blamesLimits, { yes: limits, no: end, unknown: end }),
  ask(blamesNetwork, { yes: network, no: end, unknown: end }),
  ask(blamesRemote, { yes: remote, no: end, unknown: end }),
]);

const failed: BounceNode = ask(messageBlames, {
  authentication,
  sending,
  reputation,
  content,
  recipient,
  limits,
  network,
  remote,
  several,
  unknown: end,
});

export const diagnoseBounceTree: Tree<BounceFacts> = {
  id: 'diagnose-bounce',
  title: TITLE,
  root: ask(messageKind, {
    bounce: failed,
    delay: failed,
    delivered: end,
    'auto-reply': end,
    'feedback-report': end,
    'not-a-bounce': end,
    unknown: end,
  }),
};
