import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogAdviceInput, logQueries } from '../../src/commands/log-queries.ts';
import type { Observation } from '../../src/engine/fact.ts';
import { verbatim } from '../../src/engine/text.ts';
import { LOG_LIMITS, type LogQuery, MAILBOX_PATHS } from '../../src/knowledge/mailbox-pages.ts';
import type { Sought } from '../../src/trace/types.ts';

const DAY = 86_400_000;
const NOW = '2026-11-21T02:00:00.000Z';
const SOUGHT: Sought = {
  messageId: '7@partner.example',
  from: 'boss@partner.example',
  subject: 'Contract 7',
  since: null,
  until: null,
};

interface Given {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly needs?: readonly LogQuery[];
  readonly senderAtAlibaba?: boolean | null;
  readonly sought?: Partial<Sought>;
  readonly address?: string;
  readonly now?: string;
}

function input(given: Given): LogAdviceInput {
  const { since = null, until = null, needs = ['received'], senderAtAlibaba = false } = given;
  const seen: Observation = {
    id: 'asked:1',
    from: 'asked',
    at: NOW,
    asked: 'the message',
    of: '',
    for: verbatim('the message'),
    got: {},
    ms: 0,
    order: 'asked',
  };
  return {
    wanted: {
      address: given.address ?? 'li@office.example',
      domain: 'office.example',
      sought: { ...SOUGHT, ...given.sought },
      named: true,
      now: given.now ?? NOW,
      seen,
    },
    window: { since, until },
    needs,
    senderAtAlibaba,
  };
}

const advice = (given: Given, language: 'en' | 'zh' = 'en') => logQueries(input(given), language);
const spans = (given: Given) => advice(given).queries.map(({ from, to }) => `${from} ${to}`);
const daysFromNow = (days: number) =>
  new Date(Date.parse(NOW) + days * DAY).toISOString().slice(0, 10);

describe('the days to look into', () => {
  it('have a day of margin on either side', () => {
    expect(spans({ since: '2026-11-10', until: '2026-11-12' })).toEqual(['2026-11-09 2026-11-13']);
    const at = '2026-11-10T23:59:59.000Z';
    expect(spans({ since: at, until: at })).toEqual(['2026-11-09 2026-11-11']);
  });

  it('end today, which begins eight hours earlier at Alibaba', () => {
    expect(spans({ since: '2026-11-20', until: '2026-11-21' })).toEqual(['2026-11-19 2026-11-21']);
    expect(spans({ since: '2026-11-20', until: null })).toEqual(['2026-11-19 2026-11-21']);
    const late = '2026-11-20T16:00:00.000Z';
    expect(spans({ since: '2026-11-20', until: '2026-11-20', now: late })).toEqual([
      '2026-11-19 2026-11-21',
    ]);
    const before = '2026-11-20T15:59:59.000Z';
    expect(spans({ since: '2026-11-20', until: '2026-11-20', now: before })).toEqual([
      '2026-11-19 2026-11-20',
    ]);
  });

  it('are cut into queries of seven', () => {
    expect(spans({ since: '2026-11-02', until: '2026-11-06' })).toEqual(['2026-11-01 2026-11-07']);
    expect(spans({ since: '2026-11-02', until: '2026-11-07' })).toEqual([
      '2026-11-01 2026-11-01',
      '2026-11-02 2026-11-08',
    ]);
  });

  it('are the newest four queries of a long time, and the reader is told', () => {
    const long = { since: '2026-09-02', until: '2026-10-12' } as const;
    expect(spans(long)).toEqual([
      '2026-09-16 2026-09-22',
      '2026-09-23 2026-09-29',
      '2026-09-30 2026-10-06',
      '2026-10-07 2026-10-13',
    ]);
    expect(advice(long).lines.join('\n')).toContain('would take 7 queries. These are the newest 4');
    expect(advice(long, 'zh').lines.join('\n')).toContain('要查 7 次，这里只列最近的 4 次');
  });

  it('of deletions and logons run from the message up to today, the earliest first', () => {
    const needs = ['deleted', 'logon'] as const;
    expect(spans({ since: '2026-11-18', until: '2026-11-18', needs })).toEqual([
      '2026-11-17 2026-11-21',
      '2026-11-17 2026-11-21',
    ]);
    const old = { since: '2026-09-02', until: '2026-09-02', needs: ['deleted'] } as const;
    expect(spans(old)).toHaveLength(4);
    expect(spans(old)[0]).toBe('2026-09-01 2026-09-07');
    expect(advice(old).lines.join('\n')).toContain('These are the first 4');
    expect(advice(old, 'zh').lines.join('\n')).toContain('前 4 次');
  });

  it('are the last seven where nothing is known', () => {
    expect(spans({})).toEqual(['2026-11-15 2026-11-21']);
    expect(advice({}).lines.join('\n')).toContain('The time of the message is not known');
    expect(advice({}, 'zh').lines.join('\n')).toContain('不知道邮件的时间');
    for (const since of ['soon', '2026-13-45', '+275760-09-13T00:00:00.000Z', '2030-01-01']) {
      expect(spans({ since })).toEqual(['2026-11-15 2026-11-21']);
    }
  });

  it('are the seven before the end where only that is known', () => {
    expect(spans({ until: '2026-11-10' })).toEqual(['2026-11-05 2026-11-11']);
    expect(advice({ until: '2026-11-10' }).lines.join('\n')).toContain('Only the end');
    expect(advice({ until: '2026-11-10' }, 'zh').lines.join('\n')).toContain('只知道最晚的时间');
  });

  it('may be told the wrong way round', () => {
    expect(spans({ since: '2026-11-12', until: '2026-11-10' })).toEqual(['2026-11-09 2026-11-13']);
  });

  it('do not reach beyond what is kept', () => {
    const partly = { since: daysFromNow(-200), until: daysFromNow(-178) };
    expect(spans(partly)).toEqual([`${daysFromNow(-180)} ${daysFromNow(-177)}`]);
    expect(advice(partly)).toMatchObject({ tooOld: false });
    expect(advice(partly).lines.join('\n')).toContain(`from before ${daysFromNow(-180)}`);
    expect(advice(partly, 'zh').lines.join('\n')).toContain(`${daysFromNow(-180)} 之前`);
    expect(advice({ since: daysFromNow(-180), until: daysFromNow(-180) }).tooOld).toBe(false);
  });

  it('are none where all of them are older', () => {
    const needs = ['received', 'deleted', 'logon', 'sent'] as const;
    const old = { since: '2026-01-01', until: daysFromNow(-181), needs };
    const en = advice({ ...old, senderAtAlibaba: true });
    expect(en.tooOld).toBe(true);
    // It may have been deleted, and somebody logged on, since: the newest days.
    expect([...new Set(en.queries.map(({ log }) => log))]).toEqual(['deleted', 'logon']);
    expect(en.queries.filter(({ log }) => log === 'deleted').at(-1)?.to).toBe(daysFromNow(0));
    const note = en.lines.find((line) => line.includes('more than 180 days back'));
    expect(note).toContain('one guide says 30');
    expect(advice({ ...old, senderAtAlibaba: true }, 'zh').lines.join()).toContain('应该查不到了');
    const gone = advice({ ...old, needs: ['received', 'sent'], senderAtAlibaba: true });
    expect(gone).toMatchObject({ tooOld: true, queries: [] });
    expect(gone.lines).toEqual([expect.stringContaining('more than 180 days back')]);
    const later = advice({ ...old, needs: ['deleted'] }).lines.join();
    expect(later).not.toContain('more than 180 days back');
    // Other providers keep what they like.
    expect(advice({ ...old, needs: ['received', 'sent'] }).queries).toMatchObject([
      { log: 'sent', who: 'sender', from: '2025-12-31', to: daysFromNow(-180) },
    ]);
    expect(advice(old).letter.length).toBeGreaterThan(3);
  });

  it('hold for any window', () => {
    const moment = fc
      .integer({ min: -1000, max: 400 })
      .chain((days) => fc.constantFrom(daysFromNow(days), `${daysFromNow(days)}T17:30:00.000Z`));
    const some = fc.option(moment, { freq: 4 });
    const needs = fc.uniqueArray(
      fc.constantFrom<LogQuery>('received', 'deleted', 'logon', 'sent'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(some, some, needs, (since, until, wantedLogs) => {
        const given = { since, until, needs: wantedLogs, senderAtAlibaba: true };
        const { queries, tooOld, letter } = advice(given);
        // What is deleted, or who logged on, may be later than the message.
        const told = wantedLogs.filter((log) => !tooOld || log === 'deleted' || log === 'logon');
        expect([...new Set(queries.map(({ log }) => log))]).toEqual(told);
        expect(letter.length).toBeGreaterThanOrEqual(4);
        expect(letter.length).toBeLessThanOrEqual(8);
        for (const log of wantedLogs) {
          const own = queries.filter((query) => query.log === log);
          expect(own.length).toBeLessThanOrEqual(4);
          own.forEach(({ from, to }, i) => {
            expect(from <= to).toBe(true);
            expect(from >= daysFromNow(-180) && to <= daysFromNow(0)).toBe(true);
            expect((Date.parse(to) - Date.parse(from)) / DAY).toBeLessThan(LOG_LIMITS.queryDays);
            const next = own[i + 1];
            if (next !== undefined) expect(Date.parse(next.from) - Date.parse(to)).toBe(DAY);
          });
        }
      }),
    );
  });
});

describe('what to put in', () => {
  const at = '2026-11-18T01:00:00.000Z';
  const all = {
    since: at,
    until: at,
    needs: ['received', 'deleted', 'logon', 'sent'],
  } as const;

  it('goes by log, with the Message-ID in brackets', () => {
    const { queries } = advice({ ...all, senderAtAlibaba: true });
    const [received, deleted, logon, sent] = queries;
    const message = {
      address: 'li@office.example',
      sender: 'boss@partner.example',
      subject: 'Contract 7',
      messageId: '<7@partner.example>',
    };
    expect(received).toEqual({
      log: 'received',
      name: 'received-mail log',
      where: MAILBOX_PATHS.receivedLog.en,
      who: 'you',
      from: '2026-11-17',
      to: '2026-11-19',
      ...message,
    });
    expect(deleted).toMatchObject({ who: 'you', where: MAILBOX_PATHS.deletedLog.en, ...message });
    expect(logon).toMatchObject({
      who: 'you',
      where: MAILBOX_PATHS.logonLog.en,
      sender: null,
      subject: null,
      messageId: null,
    });
    expect(sent).toMatchObject({ who: 'sender', where: MAILBOX_PATHS.sentLog.en, ...message });
    expect(advice({ sought: { messageId: '<7@partner.example>' } }).queries[0]?.messageId).toBe(
      '<7@partner.example>',
    );
  });

  it('is told in lines', () => {
    expect(advice(all).lines).toEqual([
      `1. received-mail log (you): ${MAILBOX_PATHS.receivedLog.en}`,
      '   time: 2026-11-17 to 2026-11-19',
      '   sender: boss@partner.example',
      '   subject: Contract 7',
      '   Message-ID, if it can be searched for: <7@partner.example>',
      '   Is it there? Then the log names the folder, or says that it was held back.',
      `2. deleted-mail log (you): ${MAILBOX_PATHS.deletedLog.en}`,
      '   time: 2026-11-17 to 2026-11-21',
      '   sender: boss@partner.example',
      '   subject: Contract 7',
      '   Is it there? Then the log says when and how it was deleted.',
      `3. logon log (you): ${MAILBOX_PATHS.logonLog.en}`,
      '   time: 2026-11-17 to 2026-11-21',
      '   Is there a logon by a place or a program that you do not know?',
      '4. log of the sender’s mail server (sender): ask the sender or the sender’s mail provider, with the letter',
      '   time: 2026-11-17 to 2026-11-19',
      '   recipient: li@office.example',
      '   subject: Contract 7',
      '   Message-ID, if it can be searched for: <7@partner.example>',
      '   Was it sent, or did it fail, and with which reply?',
      'One query spans 7 days at most. The logs go back 180 days by the official page; one guide says 30.',
    ]);
    expect(advice({ ...all, needs: ['received', 'sent'] }, 'zh').lines).toEqual([
      `1. 收信查询（您自己查）：${MAILBOX_PATHS.receivedLog.zh}`,
      '   时间：2026-11-17 至 2026-11-19',
      '   发件人：boss@partner.example',
      '   主题：Contract 7',
      '   Message-ID（能填就填）：<7@partner.example>',
      '   看有没有这封邮件：有的话会写明在哪个文件夹，或已被拦截。',
      '2. 发件方邮件服务器的日志（发件人查）：把询问信发给发件人或其邮件服务商',
      '   时间：2026-11-17 至 2026-11-19',
      '   收件人：li@office.example',
      '   主题：Contract 7',
      '   Message-ID（能填就填）：<7@partner.example>',
      '   看这封邮件发送成功还是失败，对方返回了什么。',
      '一次最多查 7 天。官方文档写日志保留 180 天，另有一份指南写 30 天。',
    ]);
  });

  it('says of the sender’s log what is known of the sender', () => {
    const where = (senderAtAlibaba: boolean | null) =>
      advice({ ...all, needs: ['sent'], senderAtAlibaba }).queries[0]?.where;
    expect(where(true)).toBe(MAILBOX_PATHS.sentLog.en);
    expect(where(false)).not.toContain('Log Query');
    expect(where(null)).toContain('if the sender uses Alibaba Mail');
    expect(where(null)).toContain(MAILBOX_PATHS.sentLog.en);
    // Limits of Alibaba’s logs are not those of others.
    const { lines } = advice({ ...all, needs: ['sent'] });
    expect(lines.join('\n')).not.toContain('180');
    const long = { since: '2026-08-01', until: '2026-11-01', needs: ['sent'] } as const;
    expect(spans(long)).toEqual(['2026-07-31 2026-11-02']);
  });

  it('asks each log once, and none where none is needed', () => {
    expect(advice({ needs: ['received', 'received'] }).queries).toHaveLength(1);
    expect(advice({ needs: [] })).toMatchObject({ queries: [], lines: [], tooOld: false });
  });
});

describe('the letter', () => {
  const at = '2026-11-18T01:00:00.000Z';

  it('asks for what shows who has the message', () => {
    expect(advice({ since: at, until: at }).letter).toEqual([
      'Hello, I am looking for a message to li@office.example that I cannot find.',
      'Time: 2026-11-18 01:00:00 UTC',
      'Sender: boss@partner.example',
      'Subject: Contract 7',
      'Message-ID: <7@partner.example>',
      'Could you please look into the log of your mail server: did it hand this message over?',
      'To which host and IP address, at what time, and with which reply? Please send me the reply line as it stands: the one with 250 and the queue id, or the error.',
      'Thank you for your help.',
    ]);
    expect(advice({ since: at, until: at }, 'zh').letter).toEqual([
      '您好，我在找一封发给 li@office.example 的邮件，目前没有找到。',
      '时间：2026-11-18 01:00:00 UTC',
      '发件人：boss@partner.example',
      '主题：Contract 7',
      'Message-ID：<7@partner.example>',
      '麻烦查一下贵方邮件服务器的日志：这封邮件有没有投递出去？',
      '投给了哪台主机、哪个 IP？什么时间？对方返回了什么？请把应答原文发给我：带 250 和队列 ID 的那一行，或报错信息。',
      '谢谢！',
    ]);
  });

  it('names the sent-mail log to those who have it', () => {
    const letter = (language: 'en' | 'zh') =>
      advice({ senderAtAlibaba: true }, language).letter.join('\n');
    expect(letter('en')).toContain(`your sent-mail log (${MAILBOX_PATHS.sentLog.en})`);
    expect(letter('zh')).toContain(`发信查询（${MAILBOX_PATHS.sentLog.zh}）`);
    for (const unknown of [false, null]) {
      expect(advice({ senderAtAlibaba: unknown }).letter.join('\n')).not.toContain('Webmail');
    }
  });

  it.each([
    [{ since: '2026-11-18', until: '2026-11-18' }, '2026-11-18 (days; their'],
    [{ since: '2026-11-18', until: '2026-11-19' }, '2026-11-18 to 2026-11-19 (days; their'],
    [{ since: '2026-11-19', until: '2026-11-18' }, '2026-11-18 to 2026-11-19 (days; their'],
    [{ since: at, until: '2026-11-19' }, '2026-11-18 01:00:00 UTC to 2026-11-19 (days; their'],
    [{ since: '2026-11-18T09:00:00+08:00' }, '2026-11-18 01:00:00 UTC or later'],
    [{ until: '2026-11-18' }, '2026-11-18 or earlier (days; their'],
    [{}, 'not known; please look from 2026-11-15 to 2026-11-21'],
    [{ since: 'soon' }, 'not known; please look from 2026-11-15 to 2026-11-21'],
  ])('tells the time as it is known: %j', (window, time) => {
    expect(advice(window).letter[1]?.startsWith(`Time: ${time}`)).toBe(true);
  });

  it('leaves out what is not known', () => {
    const sought = { messageId: null, from: null, subject: ' \r\n ' };
    const { letter, queries, lines } = advice({ sought });
    expect(letter).toHaveLength(5);
    expect(queries[0]).toMatchObject({ sender: null, subject: null, messageId: null });
    expect(lines.join('\n')).not.toMatch(/sender:|subject:|Message-ID/);
    expect(advice({ sought: { messageId: '<>' } }).queries[0]?.messageId).toBeNull();
  });
});

describe('what strangers wrote', () => {
  it('stays on its line, and is cut', () => {
    const sought = {
      subject: `a\r\n::error::b\u2028c\u0000d ${'长'.repeat(300)}`,
      from: `x\n${'y'.repeat(500)}@partner.example`,
      messageId: `${'i'.repeat(5_000)}\n@partner.example`,
    };
    const { queries, letter, lines } = advice({ sought, needs: ['received', 'sent'] });
    for (const { sender, subject, messageId } of queries) {
      for (const value of [sender, subject, messageId]) {
        expect([...(value ?? '')].length).toBe(200);
        expect(value).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }
      expect(subject?.startsWith('a ::error::b c d 长')).toBe(true);
    }
    for (const line of [...letter, ...lines]) expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
  });

  it('shows what cannot be seen', () => {
    const sought = { subject: 'in\u202evoice' };
    const { letter, lines } = advice({ sought });
    expect(letter).toContain('Subject: in<U+202E>voice');
    expect(lines).toContain('   subject: in<U+202E>voice');
  });

  it('takes no placeholder', () => {
    const { letter } = advice({ sought: { subject: '{address} {value}' } });
    expect(letter).toContain('Subject: {address} {value}');
  });
});
