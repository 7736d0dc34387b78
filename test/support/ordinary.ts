/** Ordinary mail, made of words that bounces use too: never a notice of a mail system. */
import fc from 'fast-check';
import { octets, quotedPrintable } from './mails.ts';

const PEOPLE = [
  'wei',
  'li.na',
  'anna.meyer',
  'sales',
  'support',
  'no-reply',
  'noreply',
  'newsletter',
  'orders',
  'service',
  'j_doe',
  'billing',
];
const HOSTS = [
  'example.com',
  'example.net',
  'shop.example',
  'mail.example.org',
  'news.example',
  'qq.example',
];

const address = fc
  .tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...HOSTS))
  .map(([local, host]) => `${local}@${host}`);

const SUBJECTS = [
  'Meeting on Monday',
  'Re: price list',
  'Fwd: contract',
  'Your order 550-1187 has shipped',
  'Invoice 2024-554',
  'Delivery of your parcel on Friday',
  'Your parcel could not be delivered',
  'Delivery delayed: order 450 12',
  'Your package is delayed',
  'Return of item 5.1.1 accepted',
  'Weekly news: mail, markets, more',
  'Release 5.7.1 is out',
  'Failed payment',
  'Your account is over quota soon',
  'Welcome',
  'Password changed',
  'Lieferung verzögert sich',
  'Retard de livraison',
  '会议通知',
  '您的订单已发货',
  '包裹派送失败通知',
  '退货申请已通过',
  '发票',
  'Re: 回复: 报价单',
  '',
];

const SENTENCES = [
  'Thanks for your message, I will answer tomorrow.',
  'The parcel could not be delivered to your address because nobody was at home.',
  'We will try again tomorrow between 9 and 12.',
  'Your order 550 is on its way.',
  'Room 554 is booked for us.',
  'Please see the price list attached.',
  'Version 5.1.1 fixes the import, 5.7.1 comes in May.',
  'Total: 450.00 EUR, paid by card.',
  'Call +49 30 550 5511 or write to info@example.net.',
  'The item was returned to sender and the refund is 421 CNY.',
  'The address in your account was not found in our records.',
  'Does the user manual exist in Chinese?',
  'My mailbox is full of offers again.',
  'The server room will be closed on Friday.',
  'Delivery has been delayed by the weather.',
  'The goods were rejected by customs.',
  'We have blocked the door at the back.',
  'Unsubscribe: https://news.example/u?id=550',
  'You received this because you are a customer.',
  'I tried to reach you but the line was busy.',
  'The host of the evening is Anna.',
  'See you at 5.30.',
  'Regards',
  '您好，附件是报价单，请查收。',
  '您的包裹未能送达，我们将再次派送。',
  '退回的商品已签收，退款 550 元。',
  '谢谢！',
  'メールありがとうございます。',
  'Vielen Dank für Ihre Nachricht.',
  'Le colis sera livré demain.',
];

const HEADED = [
  '-----Original Message-----',
  '---------- Forwarded message ---------',
  '-----邮件原件-----',
  '------------------ 原始邮件 ------------------',
];

const sentence = fc.constantFrom(...SENTENCES);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((s) => s.join(' '));
const prose = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((p) => p.join('\n\n'));

const reply = fc
  .tuple(prose, address, prose)
  .map(
    ([own, from, theirs]) =>
      `${own}\n\nOn Mon, 3 Jun 2024 at 10:00, <${from}> wrote:\n${theirs.replace(/^/gm, '> ')}`,
  );

const forward = fc
  .tuple(prose, fc.constantFrom(...HEADED), address, address, fc.constantFrom(...SUBJECTS), prose)
  .map(
    ([own, rule, from, to, subject, theirs]) =>
      `${own}\n\n${rule}\nFrom: ${from}\nSent: Monday, June 3, 2024 10:00\nTo: ${to}\nSubject: ${subject}\n\n${theirs}`,
  );

const signature = fc
  .tuple(prose, fc.constantFrom('Anna Meyer', '李娜', 'Sales team'), address)
  .map(
    ([text, name, from]) => `${text}\n\n-- \n${name}\nTel. +86 550 554 5115\n${from}\n192.0.2.10`,
  );

const receipt = fc
  .tuple(
    address,
    fc.array(fc.tuple(sentence, fc.integer({ min: 100, max: 999 })), { maxLength: 8 }),
  )
  .map(
    ([to, rows]) =>
      `Receipt for <${to}>\n\n${rows.map(([what, price]) => `${price} ${what}\n  ${price}.00`).join('\n')}\n\nTotal ${rows.reduce((sum, [, price]) => sum + price, 0)}`,
  );

const body = fc.oneof(prose, reply, forward, signature, receipt);

const EXTRA = [
  'List-Unsubscribe: <https://news.example/u>',
  'Precedence: bulk',
  'Auto-Submitted: auto-generated',
  'X-Mailer: Foxmail 7.2',
  'Return-Path: <a@example.com>',
  'Reply-To: <help@example.net>',
  'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=k; bh=x; b=y',
  'Received: from mx.example.com (mx.example.com [192.0.2.1]) by mail.example.net; Mon, 3 Jun 2024 10:00:00 +0000',
];

function utf8Word(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}

/** A message, one character an octet. */
export const ordinary: fc.Arbitrary<string> = fc
  .record({
    from: address,
    name: fc.constantFrom('', 'Anna Meyer', '客服', 'Shop service', 'Mail order'),
    to: address,
    subject: fc.constantFrom(...SUBJECTS),
    extra: fc.subarray(EXTRA),
    text: body,
    form: fc.constantFrom('plain', 'quoted', 'html', 'alternative', 'attached'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ from, name, to, subject, extra, text, form, lineEnd }) => {
    const head = [
      ...extra,
      `From: ${name === '' ? '' : `"${utf8Word(name)}" `}<${from}>`,
      `To: <${to}>`,
      `Subject: ${utf8Word(subject)}`,
      'Date: Mon, 3 Jun 2024 10:00:00 +0000',
      `Message-ID: <550.5.1.1.${text.length}@${from.slice(from.indexOf('@') + 1)}>`,
      'MIME-Version: 1.0',
    ].join('\n');
    const plain = octets(text);
    const html = octets(
      `<html><body>${text
        .split('\n')
        .map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`)
        .join('\n')}</body></html>`,
    );
    const bodies = {
      plain: `Content-Type: text/plain; charset=utf-8\n\n${plain}\n`,
      quoted: `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quotedPrintable(plain)}\n`,
      html: `Content-Type: text/html; charset=utf-8\n\n${html}\n`,
      alternative: `Content-Type: multipart/alternative; boundary=b1\n\n--b1\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--b1\nContent-Type: text/html; charset=utf-8\n\n${html}\n--b1--\n`,
      attached: `Content-Type: multipart/mixed; boundary=b2\n\n--b2\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--b2\nContent-Type: message/rfc822\n\nFrom: <${to}>\nTo: <${from}>\nSubject: ${utf8Word(subject)}\n\n${plain}\n--b2--\n`,
    };
    return `${head}\n${bodies[form as keyof typeof bodies]}`.replaceAll('\n', lineEnd);
  });
