/**
 * The decision tree of `trace-missing`: what came back, the sender's side, the
 * mailbox, and the way to it. The recipient's MX is walked as `check-dns` walks it.
 */
import nxdomain from '../checks/domain/nxdomain.ts';
import blockedAsSpam from '../checks/missing/blocked-as-spam.ts';
import bounced from '../checks/missing/bounced.ts';
import delayed from '../checks/missing/delayed.ts';
import deleted from '../checks/missing/deleted.ts';
import deletedByClient from '../checks/missing/deleted-by-client.ts';
import forwardedOrFiltered from '../checks/missing/forwarded-or-filtered.ts';
import foundInInbox from '../checks/missing/found-in-inbox.ts';
import identified from '../checks/missing/identified.ts';
import inJunk from '../checks/missing/in-junk.ts';
import inOtherFolder from '../checks/missing/in-other-folder.ts';
import inTrash from '../checks/missing/in-trash.ts';
import mailboxFull from '../checks/missing/mailbox-full.ts';
import neverArrived from '../checks/missing/never-arrived.ts';
import notSent from '../checks/missing/not-sent.ts';
import outsideImapRange from '../checks/missing/outside-imap-range.ts';
import rcptRefused from '../checks/missing/rcpt-refused.ts';
import where from '../checks/missing/where.ts';
import wrongAddress from '../checks/missing/wrong-address.ts';
import wrongMailbox from '../checks/missing/wrong-mailbox.ts';
import wrongMx from '../checks/missing/wrong-mx.ts';
import type { Check } from '../engine/check.ts';
import { text } from '../engine/text.ts';
import { all, ask, end, leaf, type Node, type Tree } from '../engine/tree.ts';
import type { DnsFacts } from '../facts/dns.ts';
import type { MissingFacts } from '../facts/missing.ts';
import { mxTree } from './check-dns.ts';

type MissingNode = Node<MissingFacts>;

/** A part of the DNS tree: a check that needs DNS facts alone is answered from these facts as well. */
const dns = (node: Node<DnsFacts>): MissingNode => node as unknown as MissingNode;

const sender: MissingNode = all(
  'sender',
  text('Was it sent, and to this mailbox?', '邮件发了吗？地址对不对？'),
  [leaf(bounced), leaf(wrongAddress), leaf(wrongMailbox), leaf(notSent)],
);

const reception: MissingNode = ask(wrongMx, {
  yes: dns(mxTree),
  no: end,
  unknown: dns(mxTree),
});
const exists = nxdomain as unknown as Check<MissingFacts, 'domain' | 'existence', 'yes' | 'no'>;

/** Where mail for the domain goes; of a message that is there already nobody asks. */
const delivery: MissingNode = all(
  'delivery',
  text('Does mail for the address reach Alibaba Mail?', '发给这个地址的邮件能投到阿里邮箱吗？'),
  [ask(exists, { yes: end, no: reception, unknown: reception }), leaf(rcptRefused)],
);

/** What needs no look into the mailbox. */
const fromOutside: MissingNode = all(
  'from-outside',
  text('What can be told without the mailbox?', '不看邮箱能判断什么？'),
  [leaf(mailboxFull), leaf(blockedAsSpam), leaf(forwardedOrFiltered)],
);

/** Asked where the sender's side has not told already why nothing came. */
const unless = (check: typeof notSent, node: MissingNode): MissingNode =>
  ask(check, { yes: end, no: node, unknown: node });

const unexplained: MissingNode = unless(notSent, leaf(neverArrived));

const absent: MissingNode = all(
  'absent',
  text('Why is it in no folder?', '为什么所有文件夹里都没有？'),
  [
    leaf(mailboxFull),
    leaf(outsideImapRange),
    leaf(deletedByClient),
    leaf(forwardedOrFiltered),
    leaf(blockedAsSpam),
    unexplained,
  ],
);

const place: MissingNode = all(
  'place',
  text('In which folder is it, and why?', '在哪个文件夹？为什么在那里？'),
  [
    leaf(foundInInbox),
    leaf(inJunk),
    leaf(inTrash),
    leaf(inOtherFolder),
    leaf(deleted),
    leaf(delayed),
  ],
);

const mailbox: MissingNode = ask(where, {
  // What is perhaps another message does not show that this one was delivered.
  inbox: ask(identified, {
    sure: place,
    unknown: all('perhaps', text('What if it is another one?', '如果找到的不是这一封呢？'), [
      place,
      fromOutside,
      delivery,
    ]),
  }),
  junk: all('junk', text('Why is it in Junk?', '为什么进了垃圾邮件？'), [
    leaf(identified),
    place,
    delivery,
  ]),
  trash: all('trash', text('Why is it in the trash?', '为什么在已删除里？'), [
    leaf(identified),
    place,
    delivery,
  ]),
  other: all('folder', text('Why is it in another folder?', '为什么在别的文件夹里？'), [
    leaf(identified),
    place,
    delivery,
  ]),
  'marked-deleted': all('marked', text('Why is it marked as deleted?', '为什么被标记成了删除？'), [
    leaf(identified),
    place,
    delivery,
  ]),
  'not-found': all('nowhere', text('Why is it in no folder?', '为什么所有文件夹里都没有？'), [
    place,
    absent,
    delivery,
  ]),
  unknown: all(
    'unseen',
    text('What can be told without the mailbox?', '看不到邮箱时能判断什么？'),
    [place, fromOutside, delivery],
  ),
});

export const traceMissingTree: Tree<MissingFacts> = {
  id: 'trace-missing',
  title: text('Where the mail is that did not arrive', '没收到的邮件去哪儿了'),
  root: all('trace-missing', text('Where is the message?', '邮件在哪里？'), [sender, mailbox]),
};
