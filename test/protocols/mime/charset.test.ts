import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/protocols/mime/decode.ts';
import { encode } from './support.ts';

const SENTENCES: readonly (readonly [charset: string, text: string])[] = [
  ['gb18030', '您发送的邮件被退回，原因是收件人不存在。'],
  ['gb18030', '系统退信'],
  ['gb18030', '抱歉，您的邮件被退回来了……'],
  ['gb18030', '退信通知：Undelivered Mail'],
  ['gb18030', '对方邮箱空间已满，请稍后再试，或者用其他方式联系收件人。'],
  ['gb18030', '报告'],
  ['gb18030', '关于上海贸易有限公司订单的回复'],
  ['big5', '您寄出的郵件無法送達，收件人不存在或信箱已滿。'],
  ['big5', '郵件遞送失敗通知'],
  ['shift_jis', 'このメールは配信できませんでした。宛先のアドレスをご確認ください。'],
  ['shift_jis', '配信エラーのお知らせ'],
  ['euc-jp', 'このメールは配信できませんでした。宛先のアドレスをご確認ください。'],
  ['euc-jp', '配信エラーのお知らせ'],
  ['euc-kr', '메일을 보낼 수 없습니다. 받는 사람의 주소를 확인하십시오.'],
  ['windows-1252', 'Votre message n’a pas pu être remis à son destinataire.'],
  [
    'windows-1252',
    'Nachricht konnte nicht zugestellt werden: Empfänger unbekannt für müller@example.com',
  ],
  [
    'windows-1252',
    'Não foi possível entregar a sua mensagem; endereço inválido, caixa não existe.',
  ],
  ['windows-1251', 'Сообщение не может быть доставлено, почтовый ящик не существует.'],
  ['koi8-r', 'Сообщение не может быть доставлено, почтовый ящик не существует.'],
  ['utf-8', '您发送的邮件被退回'],
  ['utf-8', 'Empfänger'],
];

describe('charsets that are not declared', () => {
  it.each(SENTENCES)('%s: %s', (charset, text) => {
    const octets = encode(text, charset);
    for (const label of [null, 'us-ascii', 'unknown-8bit', 'x-unknown', 'default', 'nonsense-7']) {
      expect(decodeText(octets, label)).toBe(text);
    }
  });

  it.each(SENTENCES)('declared UTF-8 and not UTF-8: %s: %s', (charset, text) => {
    expect(decodeText(encode(text, charset), 'utf-8')).toBe(text);
  });

  it('GBK under the Western label that software declares of everything', () => {
    const text = '您发送的邮件被退回，收件人不存在。';
    expect(decodeText(encode(text, 'gb18030'), 'iso-8859-1')).toBe(text);
  });

  it('UTF-8 under the label of GBK', () => {
    const text = '您发送的邮件被退回，收件人不存在。';
    expect(decodeText(encode(text, 'utf-8'), 'gb2312')).toBe(text);
  });

  it('UTF-8 with one broken character stays UTF-8', () => {
    const octets = encode('您发送的邮件被退回', 'utf-8');
    expect(decodeText(`${octets.slice(0, -1)} tail`, 'utf-8')).toBe('您发送的邮件被退\ufffd tail');
  });
});

describe('charsets that are declared', () => {
  it.each([
    ['gb2312', 'gb18030', '邮件'],
    ['"GBK"', 'gb18030', '镕基'],
    ['x-gbk', 'gb18030', '邮件'],
    ['cp936', 'gb18030', '邮件'],
    ['big5', 'big5', '郵件'],
    ['ks_c_5601-1987', 'euc-kr', '메일'],
    ['cp949', 'euc-kr', '메일'],
    ['Shift-JIS', 'shift_jis', 'メール'],
    ['iso-8859-1', 'windows-1252', 'Zürich – “x”'],
    ['windows-1251', 'windows-1251', 'Привет'],
    ['KOI8-R', 'koi8-r', 'Привет'],
    ['iso-8859-2', 'iso-8859-2', 'Příliš'],
    ['UFT-8', 'utf-8', '邮件'],
  ])('%s', (label, charset, text) => {
    expect(decodeText(encode(text, charset), label)).toBe(text);
  });

  it('ISO-2022-JP, declared or not', () => {
    const octets = '\x1b$B%a!<%k\x1b(B 550';
    for (const label of ['iso-2022-jp', null, 'us-ascii']) {
      expect(decodeText(octets, label)).toBe('メール 550');
    }
  });

  it('EUC-JP under the label of ISO-2022-JP', () => {
    const text = 'このメールは配信できませんでした。';
    expect(decodeText(encode(text, 'euc-jp'), 'iso-2022-jp')).toBe(text);
  });

  it.each([
    ['A +2D3eAA- z', 'A \ud83d\ude00 z'],
    ['Hi Mom +Jjo-!', 'Hi Mom ☺!'],
    ['1 +- 1', '1 + 1'],
    ['user+tag@example.com', 'user+tag@example.com'],
    ['+', '+'],
  ])('UTF-7 %s', (octets, text) => {
    expect(decodeText(octets, 'unicode-1-1-utf-7')).toBe(text);
  });

  it('HZ and ISO-2022-KR', () => {
    expect(decodeText('~{SJ<~~} ~~', 'hz-gb-2312')).toBe('邮件 ~');
    expect(decodeText('\x1b$)C\x0e8^@O\x0f ok', 'iso-2022-kr')).toBe('메일 ok');
  });
});
