import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../../src/knowledge/guide/wording.ts';

describe('which way the mail goes', () => {
  it.each([
    ['my emails to customers keep getting kicked back', 'out'],
    ['客户gmail退信了', 'out'],
    ['it says sent but the other side never got it', 'out'],
    ['对方qq邮箱收不到我发的邮件', 'out'],
    ['550 user unknown', 'out'],
    ['we never received the order', 'in'],
    ['people who write to us get nothing', 'in'],
    ['别人说发了我这边没有收到', 'in'],
    ['客户给我们发的信收不到', null],
    ['set a signature', null],
    ['怎么加白名单', null],
  ] as const)('%s', (question, direction) => {
    expect(wordingOf(question).direction).toBe(direction);
  });
});

describe('what is wanted', () => {
  it.each([
    ['how many rules may I have', { fact: true }],
    ['收信规则最多几条', { fact: true }],
    ['how do I set a signature', { fact: false, way: true, trouble: false }],
    ['怎么设置签名', { fact: false, way: true, trouble: false }],
    ['I cannot log on', { trouble: true }],
    ['发不了外部邮件', { trouble: true }],
  ])('%s', (question, wanted) => {
    expect(wordingOf(question)).toMatchObject(wanted);
  });
});
