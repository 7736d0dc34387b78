import { type Judgement, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { fix, namesOf, orderNew, SMIME_ROUTE, smimeCheck, thenImport } from '../common/smime.ts';

const title = text(
  'The certificate is for {named}, not for {mailbox}',
  '证书对应的邮箱是 {named}，不是 {mailbox}',
);
const detail = text(
  'Receivers compare the sender with the mailboxes of the certificate and warn when it is none of them; mail encrypted to it is for the other mailbox.',
  '收件方会把发件地址和证书里的邮箱对比，不一致就会提示签名有问题；按它加密的邮件也是给另一个邮箱的。',
);
const other = text(
  'Import it in the mailbox that it is for: {named}',
  '导入到它对应的邮箱：{named}',
);
const alias = text(
  'If {mailbox} also sends as {named} (an alias): sign only mail with that sender',
  '如果 {mailbox} 也用别名 {named} 发信：只给以别名发出的邮件签名',
);
const wanted = text('{mailbox}', '{mailbox}');

export default smimeCheck({
  id: 'smime/wrong-mailbox',
  question: text('Is the certificate for another mailbox?', '证书是不是别的邮箱的？'),
  why: text(
    'The From of a signed message has to be one of the mailboxes of the certificate (RFC 8550 §3), in Unicode as in A-labels (RFC 9598 §5).',
    '已签名邮件的发件人必须是证书里的邮箱之一（RFC 8550 §3），国际化域名按 RFC 9598 §5 比较。',
  ),
  severity: 'error',
  needs: ['asked', 'own'],
  answers: ['yes', 'no', 'not-asked'],
  route: SMIME_ROUTE,
  references: ['RFC 8550 §3', 'RFC 9598 §5', 'RFC 5280 §4.2.1.6'],
  answer({ asked, own: { own } }): Judgement<'yes' | 'no' | 'not-asked'> {
    const { mailbox } = asked;
    if (mailbox === null) return { answer: 'not-asked', because: [own.seen] };
    const { mailboxes } = own.certificate;
    // That it names none is said apart.
    if (mailboxes.length === 0 || own.match !== 'other')
      return { answer: 'no', because: [own.seen] };
    const named = namesOf(mailboxes.map((m) => m.address));
    return yes({
      title: title({ named, mailbox }),
      detail: detail(),
      evidence: [{ from: own.seen, saw: named, wanted: wanted({ mailbox }) }],
      fixes: [
        orderNew(mailbox),
        thenImport(other({ named })),
        fix(alias({ named, mailbox }), 'you'),
      ],
    });
  },
});
