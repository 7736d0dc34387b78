import { cannotTell, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import {
  nameOf,
  orderNew,
  packSteps,
  SMIME_ROUTE,
  smimeCheck,
  thenImport,
} from '../common/smime.ts';

const title = text(
  'The private key does not belong to the certificate of {name}',
  '私钥与 {name} 的证书不匹配',
);
const detail = text(
  'Their public keys differ. Mostly the key of an older order was packed with a renewed certificate.',
  '两者的公钥不一样。常见的情况是把以前的私钥和续期后的新证书打包到了一起。',
);
const pack = text(
  'Pack the certificate with the key that it was ordered with',
  '用申请这张证书时生成的私钥重新打包',
);
const compare = text(
  'Two that belong together print the same: openssl x509 -in certificate.pem -noout -pubkey, and openssl pkey -in key.pem -pubout',
  '成对的两者输出相同：openssl x509 -in certificate.pem -noout -pubkey 与 openssl pkey -in key.pem -pubout',
);
const saw = text(
  'private keys: {keys}, of them with their certificate: 0',
  '私钥 {keys} 个，其中与证书匹配的 0 个',
);
const wanted = text('a certificate and its private key', '证书和对应的私钥');

export default smimeCheck({
  id: 'smime/key-mismatch',
  question: text('Do key and certificate not belong together?', '私钥和证书是否不匹配？'),
  why: text(
    'A signature is verified with the public key of the certificate (RFC 8550 §2.3): the private key has to be its other half.',
    '签名要用证书里的公钥验证（RFC 8550 §2.3），私钥必须与之成对。',
  ),
  severity: 'error',
  needs: ['contents', 'own'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §2.3', 'RFC 7292 §4.2'],
  answer({ contents, own }) {
    const { keys, strayKeys, unreadKeys, seen } = contents;
    if (own.paired.length > 0 || keys === 0) return no([seen]);
    if (strayKeys === 0 || unreadKeys > 0) return cannotTell([unknown('unsupported', [seen])]);
    const name = nameOf(own.own);
    return yes({
      title: title({ name }),
      detail: detail(),
      evidence: [
        { from: seen, saw: saw({ keys }), wanted: wanted() },
        { from: own.own.seen, saw: name },
      ],
      fixes: [
        thenImport(pack(), [compare(), ...packSteps()]),
        orderNew(own.own.certificate.mailboxes[0]?.address ?? null),
      ],
    });
  },
});
