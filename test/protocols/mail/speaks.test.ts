import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POKE, speaks } from '../../../src/protocols/mail/speaks.ts';

describe('a first line tells who speaks', () => {
  it.each([
    ['* OK AliYun IMAP Server Ready(10.147.40.164)', 'imap'],
    ['* PREAUTH welcome', 'imap'],
    ['* BYE too many connections', 'imap'],
    ['* ok ready', 'imap'],
    ['* OKAY', 'other'],
    ['+OK POP3 ready', 'pop3'],
    ['+OK', 'pop3'],
    ['-ERR busy', 'pop3'],
    ['+OKAY', 'other'],
    ['220 smtp.example.com MX AliMail Server', 'smtp'],
    ['220-smtp.example.com ESMTP', 'smtp'],
    ['220', 'smtp'],
    ['554 5.7.1 no service', 'smtp'],
    ['421 try later', 'smtp'],
    ['220 ftp.example.com ESMTP Postfix', 'smtp'],
    ['554 ftp.example.com no mail here', 'smtp'],
    ['220 (vsFTPd 3.0.5)', 'ftp'],
    ['220-FileZilla Server 1.8.0', 'ftp'],
    ['2200 what', 'other'],
    ['250 hello', 'other'],
    ['HTTP/1.1 400 Bad Request', 'http'],
    ['<!DOCTYPE html>', 'http'],
    ['  <html lang="zh">', 'http'],
    ['<b>x</b>', 'other'],
    ['SSH-2.0-OpenSSH_9.6', 'ssh'],
    ['SSH-1.99-old', 'ssh'],
    ['\x15\x03\x01\x00\x02\x02\x28', 'tls'],
    ['\x16\x03\x03\x00\x7a', 'tls'],
    ['\x15\x09\x01', 'other'],
    ['', 'other'],
    ['RFB 003.008', 'other'],
  ])('%j is %s', (line, expected) => {
    expect(speaks(line)).toBe(expected);
  });

  it('looks at a bounded piece', () => {
    expect(speaks(`220 ${'x'.repeat(5000)} FTP`)).toBe('smtp');
  });

  it('takes any text', () => {
    const known = ['imap', 'pop3', 'smtp', 'http', 'ssh', 'ftp', 'tls', 'other'];
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => known.includes(speaks(line))));
  });

  it('pokes with one line that names nobody', () => {
    expect(POKE).toEqual({ imap: 'A0 CAPABILITY', pop3: 'CAPA', smtp: 'EHLO [127.0.0.1]' });
  });
});
