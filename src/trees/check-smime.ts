/** The decision tree of `check-smime`: the file, its password, what is in it, and the certificate. */
import caCertificate from '../checks/smime/ca-certificate.ts';
import cannotEncrypt from '../checks/smime/cannot-encrypt.ts';
import cannotSign from '../checks/smime/cannot-sign.ts';
import chainBroken from '../checks/smime/chain-broken.ts';
import chainIncomplete from '../checks/smime/chain-incomplete.ts';
import damaged from '../checks/smime/damaged.ts';
import expired from '../checks/smime/expired.ts';
import expiresSoon from '../checks/smime/expires-soon.ts';
import keyMismatch from '../checks/smime/key-mismatch.ts';
import legacyEncryption from '../checks/smime/legacy-encryption.ts';
import noCertificate from '../checks/smime/no-certificate.ts';
import noEmailUsage from '../checks/smime/no-email-usage.ts';
import noKey from '../checks/smime/no-key.ts';
import noMailbox from '../checks/smime/no-mailbox.ts';
import notPkcs12 from '../checks/smime/not-pkcs12.ts';
import notYetValid from '../checks/smime/not-yet-valid.ts';
import selfSigned from '../checks/smime/self-signed.ts';
import severalCertificates from '../checks/smime/several-certificates.ts';
import tooLarge from '../checks/smime/too-large.ts';
import unprotected from '../checks/smime/unprotected.ts';
import unusualContainer from '../checks/smime/unusual-container.ts';
import weakKey from '../checks/smime/weak-key.ts';
import weakSignature from '../checks/smime/weak-signature.ts';
import wrongExtension from '../checks/smime/wrong-extension.ts';
import wrongMailbox from '../checks/smime/wrong-mailbox.ts';
import wrongPassword from '../checks/smime/wrong-password.ts';
import { text } from '../engine/text.ts';
import { all, ask, end, leaf, type Node, type Tree } from '../engine/tree.ts';
import type { SmimeFacts } from '../facts/smime.ts';

const certificate: Node<SmimeFacts> = all(
  'certificate',
  text(
    'Will the certificate do for signing and encrypting mail?',
    '证书能不能用来签名和加密邮件？',
  ),
  [
    leaf(keyMismatch),
    leaf(severalCertificates),
    leaf(wrongMailbox),
    leaf(noMailbox),
    leaf(expired),
    leaf(notYetValid),
    leaf(expiresSoon),
    leaf(noEmailUsage),
    leaf(cannotSign),
    leaf(cannotEncrypt),
    leaf(caCertificate),
    leaf(weakKey),
  ],
);

const chain: Node<SmimeFacts> = all(
  'chain',
  text('Can receivers follow its chain?', '收件方能不能验证证书链？'),
  [leaf(selfSigned), leaf(chainIncomplete), leaf(chainBroken), leaf(weakSignature)],
);

const judged: Node<SmimeFacts> = all(
  'judged',
  text('Is the certificate in order?', '证书是否正常？'),
  [certificate, chain],
);

const inside: Node<SmimeFacts> = all(
  'inside',
  text('What is in the file, and how is it kept?', '文件里有什么、怎样保护？'),
  [
    leaf(noKey),
    ask(noCertificate, { yes: end, no: judged, unknown: judged }),
    leaf(unprotected),
    leaf(legacyEncryption),
    leaf(unusualContainer),
  ],
);

const opened: Node<SmimeFacts> = ask(wrongPassword, { yes: end, no: inside, unknown: inside });

const file: Node<SmimeFacts> = ask(notPkcs12, {
  yes: end,
  no: all('file', text('Can the file be read?', '文件能不能读出来？'), [
    leaf(wrongExtension),
    ask(damaged, { yes: end, no: opened, unknown: opened }),
  ]),
  unknown: end,
});

export const checkSmimeTree: Tree<SmimeFacts> = {
  id: 'check-smime',
  title: text('Whether a file will do for S/MIME', '证书文件能否用于 S/MIME'),
  root: ask(tooLarge, { 'not-read': end, yes: file, no: file, unknown: end }),
};
