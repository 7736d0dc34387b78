import { describe, expect, it } from 'vitest';
import { roleOf } from '../../../src/protocols/imap/roles.ts';

describe('the role of a folder', () => {
  it.each([
    [['\\HasNoChildren', '\\Sent'], '已发送', '\\Sent'],
    [['\\sent'], 'Whatever', '\\Sent'],
    [['\\Spam'], 'x', '\\Junk'],
    [['\\AllMail'], 'x', '\\All'],
    [['\\Inbox'], 'x', '\\Inbox'],
    // The flag is the server's word; the name is a guess.
    [['\\Trash'], 'Drafts', '\\Trash'],
  ])('%j %s: %s by its flags', (flags, name, role) => {
    expect(roleOf(flags, name)).toBe(role);
  });

  it.each([
    ['INBOX', '\\Inbox'],
    ['inbox', '\\Inbox'],
    ['收件箱', null],
    ['草稿箱', '\\Drafts'],
    ['已发送邮件', '\\Sent'],
    ['已删除', '\\Trash'],
    ['垃圾邮件', '\\Junk'],
    ['Sent Messages', '\\Sent'],
    ['sent items', '\\Sent'],
    ['Deleted Messages', '\\Trash'],
    ['Junk E-mail', '\\Junk'],
    ['INBOX.Drafts', '\\Drafts'],
    ['[Gmail]/Spam', '\\Junk'],
    ['送信済み', '\\Sent'],
    ['E\u0301le\u0301ments envoye\u0301s', '\\Sent'],
    ['Projects/Sent', null],
    ['发件箱', null],
    ['constructor', null],
    ['', null],
    [' '.repeat(100), null],
    [`Sent${' '.repeat(100)}`, null],
  ])('%j: %s by its name', (name, role) => {
    expect(roleOf(['\\HasNoChildren'], name)).toBe(role);
  });
});
