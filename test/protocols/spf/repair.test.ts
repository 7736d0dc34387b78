import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpf } from '../../../src/protocols/spf/parse.ts';
import { meantRecord, repairSpf, type SpfRepairInput } from '../../../src/protocols/spf/repair.ts';
import { reaches } from '../../../src/protocols/spf/walk.ts';
import type { MemoryRecords } from '../../support/memory-resolver.ts';
import { ROOT_NAME, spfZone, spfZones, walkZone } from '../../support/spf-zones.ts';

const WANTED = 'spf.sg.aliyun.com';
const DIRECTMAIL = 'spf1.dm.aliyun.com';
const KNOWN = ['spf.qiye.aliyun.com', 'spf.mxhichina.com', WANTED, 'spf.hk.aliyun.com', DIRECTMAIL];
const OFFICIAL: MemoryRecords = {
  [`TXT ${WANTED}`]: ['v=spf1 ip4:198.51.100.0/24 -all'],
  [`TXT ${DIRECTMAIL}`]: ['v=spf1 ip4:198.51.101.0/24 -all'],
  'TXT spf.qiye.aliyun.com': ['v=spf1 ip4:198.51.102.0/24 -all'],
  'TXT spf.mxhichina.com': ['v=spf1 include:spf.qiye.aliyun.com -all'],
};

const input = (records: readonly string[], rest: Partial<SpfRepairInput> = {}) => ({
  records,
  domain: 'example.com',
  wantedInclude: WANTED,
  directmail: DIRECTMAIL,
  tree: null,
  knownIncludes: KNOWN,
  ...rest,
});
const repair = (records: readonly string[], rest: Partial<SpfRepairInput> = {}) =>
  repairSpf(input(records, rest));

describe('without a tree', () => {
  it.each([
    [[], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1'], 'include:spf.sg.aliyun.com ~all'],
    [['v=spf1 -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 +all'], 'include:spf.sg.aliyun.com ~all'],
    [['v=spf1 mx ?all'], 'include:spf.sg.aliyun.com mx ~all'],
    [['v=spf1 mx ALL'], 'include:spf.sg.aliyun.com mx ~all'],
    [['v=spf1 mx include:SPF.sg.aliyun.com. -all'], 'mx include:SPF.sg.aliyun.com. -all'],
    // Behind all, and dead until now.
    [['v=spf1 mx -all include:spf.sg.aliyun.com'], 'mx include:spf.sg.aliyun.com -all'],
    [['v=spf1 -include:spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    // Several records.
    [
      [
        'v=spf1 include:a.example mx ~all',
        'v=spf1 mx ip4:192.0.2.1 include:spf.sg.aliyun.com -all',
      ],
      'include:a.example mx ip4:192.0.2.1 include:spf.sg.aliyun.com ~all',
    ],
    [
      ['v=spf1 include:spf.sg.aliyun.com ?all', 'v=spf1 include:spf1.dm.aliyun.com -all'],
      'include:spf.sg.aliyun.com include:spf1.dm.aliyun.com -all',
    ],
    // Another edition.
    [['v=spf1 mx include:spf.qiye.aliyun.com -all'], 'mx include:spf.sg.aliyun.com -all'],
    [
      ['v=spf1 include:spf.qiye.aliyun.com include:spf.mxhichina.com -all'],
      'include:spf.sg.aliyun.com -all',
    ],
    [
      ['v=spf1 include:spf.qiye.aliyun.com include:spf.sg.aliyun.com -all'],
      'include:spf.qiye.aliyun.com include:spf.sg.aliyun.com -all',
    ],
    // Pasted and glued.
    [['v=spf1 include the following:spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 include the following： spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 included:spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 include：spf.sg.aliyun.com –all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 mx　include:spf.sg.aliyun.com　~all'], 'mx include:spf.sg.aliyun.com ~all'],
    [['v=spf1 “include:spf.sg.aliyun.com” -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 include: spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1 include:spf.sg.aliyun.com-all'], 'include:spf.sg.aliyun.com -all'],
    [
      ['v=spf1 include:a.exampleinclude:spf.sg.aliyun.com ~allv=spf1 mx -all'],
      'include:a.example include:spf.sg.aliyun.com mx ~all',
    ],
    // Only like SPF.
    [['v=spf2 include:spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['"v=spf1 include:spf.sg.aliyun.com -all"'], 'include:spf.sg.aliyun.com -all'],
    [['v＝spf1　include：spf.sg.aliyun.com　-all'], 'include:spf.sg.aliyun.com -all'],
    [['v=spf1include:spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    [['spf1 mx include:spf.sg.aliyun.com -all'], 'mx include:spf.sg.aliyun.com -all'],
    [['v=spf1; mx; include:spf.sg.aliyun.com; -all;'], 'mx include:spf.sg.aliyun.com -all'],
    // Slips.
    [
      ['v=spf1 ipv4:192.0.2.1 ip:2001:db8::1 -al'],
      'include:spf.sg.aliyun.com ip4:192.0.2.1 ip6:2001:db8::1 -all',
    ],
    [['v=spf1 include=spf.sg.aliyun.com -all'], 'include:spf.sg.aliyun.com -all'],
    // Redirects.
    [['v=spf1 redirect=_spf.example.com'], 'include:spf.sg.aliyun.com redirect=_spf.example.com'],
    [
      ['v=spf1 redirect=_spf.example.com mx'],
      'include:spf.sg.aliyun.com mx redirect=_spf.example.com',
    ],
    [['v=spf1 redirect:_spf.example.com'], 'include:spf.sg.aliyun.com redirect=_spf.example.com'],
    [['v=spf1 redirect=spf.sg.aliyun.com'], 'redirect=spf.sg.aliyun.com'],
    [['v=spf1 redirect=_spf.example.com mx -all'], 'include:spf.sg.aliyun.com mx -all'],
    [
      ['v=spf1 redirect=a.example redirect=b.example'],
      'include:spf.sg.aliyun.com redirect=a.example',
    ],
    // Modifiers stay.
    [
      ['v=spf1 exp=why.example.com moo=1 -all'],
      'include:spf.sg.aliyun.com exp=why.example.com moo=1 -all',
    ],
    [['v=spf1 mx ptr MX -all'], 'include:spf.sg.aliyun.com mx -all'],
  ])('%j', (records, expected) => {
    expect(repair(records)?.text).toBe(`v=spf1 ${expected}`);
  });

  it('lists what it leaves out', () => {
    expect(
      repair([
        'v=spf1 ip4:192.0.2.300 a:: ptr mx mx include:spf.qiye.aliyun.com redirect=a.example -all',
      ])?.dropped,
    ).toEqual([
      { text: 'ip4:192.0.2.300', why: 'syntax' },
      { text: 'a::', why: 'syntax' },
      { text: 'ptr', why: 'ptr' },
      { text: 'mx', why: 'duplicate' },
      { text: 'include:spf.qiye.aliyun.com', why: 'replaced' },
      { text: 'redirect=a.example', why: 'redirect-beside-all' },
    ]);
  });

  it('leaves DirectMail where it stands and adds it nowhere', () => {
    expect(repair([`v=spf1 include:${DIRECTMAIL} -all`])?.text).toBe(
      `v=spf1 include:${WANTED} include:${DIRECTMAIL} -all`,
    );
    expect(repair([])?.text).toBe(`v=spf1 include:${WANTED} -all`);
    // A domain that only sends through DirectMail: what else is there stays.
    expect(
      repair(['v=spf1 include:spf.qiye.aliyun.com -all'], {
        wantedInclude: DIRECTMAIL,
        directmail: DIRECTMAIL,
      })?.text,
    ).toBe(`v=spf1 include:${DIRECTMAIL} include:spf.qiye.aliyun.com -all`);
  });

  it('proposes nothing over the limit', () => {
    const includes = (n: number) =>
      Array.from({ length: n }, (_, i) => `include:i${i}.example`).join(' ');
    expect(repair([`v=spf1 ${includes(9)} -all`])).not.toBeNull();
    expect(repair([`v=spf1 ${includes(10)} -all`])).toBeNull();
    expect(repair([`v=spf1 ${includes(9)} include:${WANTED} -all`])).not.toBeNull();
  });
});

describe('with the walked tree', () => {
  const walked = async (record: string, zone: MemoryRecords = {}) => {
    const records = { ...OFFICIAL, ...zone, 'TXT example.com': [record] };
    const tree = await walkZone('example.com', spfZone(records));
    return repair([record], { tree });
  };

  it('drops what leads nowhere', async () => {
    const result = await walked(
      'v=spf1 include:gone.example include:bare.example include:two.example include:example.com include:bad.example include:lost.example a:gone.example mx exists:gone.example -all',
      {
        'TXT bare.example': ['hello'],
        'TXT two.example': ['v=spf1 -all', 'v=spf1 ~all'],
        'TXT bad.example': ['v=spf1 ip4:1.2.3 -all'],
        'TXT lost.example': 'timeout',
      },
    );
    expect(result).toEqual({
      text: `v=spf1 include:${WANTED} include:lost.example exists:gone.example -all`,
      dropped: [
        { text: 'include:gone.example', why: 'nxdomain' },
        { text: 'include:bare.example', why: 'none' },
        { text: 'include:two.example', why: 'multiple' },
        { text: 'include:example.com', why: 'loop' },
        { text: 'include:bad.example', why: 'broken' },
        { text: 'a:gone.example', why: 'void' },
        { text: 'mx', why: 'void' },
      ],
    });
  });

  it('drops a redirect that leads nowhere, and ends the record', async () => {
    expect((await walked('v=spf1 redirect=gone.example'))?.text).toBe(
      `v=spf1 include:${WANTED} ~all`,
    );
  });

  it('needs no redirect to what is included, and keeps its end', async () => {
    const zone = { 'TXT b.example': ['v=spf1 ip4:192.0.2.1 -all'] };
    const record = `v=spf1 include:${WANTED} redirect=b.example include:b.example`;
    expect(await walked(record, zone)).toMatchObject({
      text: `v=spf1 include:${WANTED} include:b.example -all`,
      dropped: [{ text: 'redirect=b.example', why: 'duplicate' }],
    });
  });

  it('counts what a second redirect costs', async () => {
    const deep = Array.from({ length: 7 }, (_, i) => `include:n${i}.example`).join(' ');
    const zone: Record<string, readonly string[]> = { 'TXT deep.example': [`v=spf1 ${deep} ~all`] };
    for (let i = 0; i < 7; i++) zone[`TXT n${i}.example`] = ['v=spf1 ip4:192.0.2.1 ~all'];
    const both = `include:${WANTED} include:${DIRECTMAIL} include:spf.qiye.aliyun.com`;
    const records = [`v=spf1 ${both} redirect=gone.example redirect=deep.example`];
    const meant = meantRecord(records) ?? '';
    const tree = await walkZone(
      'example.com',
      spfZone({ ...OFFICIAL, ...zone, 'TXT example.com': [meant] }),
    );
    expect(repair(records, { tree })).toBe(null);
  });

  it('does not add what is reached further down', async () => {
    const zone = { 'TXT _spf.example.com': [`v=spf1 include:${WANTED} -all`] };
    expect((await walked('v=spf1 include:_spf.example.com ~all', zone))?.text).toBe(
      'v=spf1 include:_spf.example.com ~all',
    );
    expect((await walked('v=spf1 redirect=_spf.example.com', zone))?.text).toBe(
      'v=spf1 redirect=_spf.example.com',
    );
    expect((await walked('v=spf1 -all include:_spf.example.com', zone))?.text).toBe(
      'v=spf1 include:_spf.example.com -all',
    );
    // The legacy site's include holds that of the present one.
    const record = 'v=spf1 include:spf.mxhichina.com -all';
    const tree = await walkZone(
      'example.com',
      spfZone({ ...OFFICIAL, 'TXT example.com': [record] }),
    );
    expect(repair([record], { tree, wantedInclude: 'spf.qiye.aliyun.com' })?.text).toBe(record);
  });

  it('is null when a fault lies deeper, in somebody else’s record', async () => {
    const zone = { 'TXT a.example': ['v=spf1 ip4:192.0.2.1 include:gone.example -all'] };
    expect(await walked('v=spf1 include:a.example -all', zone)).toBeNull();
  });

  it('counts what a term behind all will cost in front of it', async () => {
    const zone: Record<string, readonly string[]> = {
      'TXT big.example': [
        `v=spf1 ${Array.from({ length: 9 }, (_, i) => `include:l${i}.example`).join(' ')} -all`,
      ],
    };
    for (let i = 0; i < 9; i++) zone[`TXT l${i}.example`] = ['v=spf1 -all'];
    expect(await walked('v=spf1 -all include:big.example', zone)).toBeNull();
  });
});

describe('whatever stands there', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'v=spf1',
          'include',
          'the',
          'following:',
          'include:',
          'include：',
          'included:a.example',
          'include:a.exampleinclude:b.example',
          `include:${WANTED}`,
          `include:${WANTED}-all`,
          `-include:${WANTED}`,
          'include:spf.qiye.aliyun.com',
          '~allinclude:c.example',
          '-all',
          '~all',
          '+all',
          'all',
          '?all',
          '–all',
          '-al',
          'ptr',
          'mx',
          'mx/24',
          'a',
          'redirect=_spf.example.com',
          'redirect:x.example',
          'exp=why.example',
          'exp=',
          'ip4:192.0.2.1',
          'ip4:1.2.3',
          '“a”',
          ';',
          'v=spf1',
          'moo=%{t}',
          'include:%{i}.x.example',
          'a:%{p}.x.example',
          '%',
          'spf.b.example',
          'a:h.example//64',
        ),
        { maxLength: 12 },
      )
      .map((parts) => `v=spf1 ${parts.join(' ')}`),
  );

  it('the proposal parses, ends once and lets the wanted include in', () => {
    let proposed = 0;
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 3 }), (records) => {
        const result = repair(records);
        if (result === null) return;
        proposed++;
        const { problems, terms } = parseSpf(result.text);
        expect(problems).toEqual([]);
        const ends = terms.filter((t) => t.name === 'all' || t.name === 'redirect');
        expect(ends).toEqual([terms[terms.length - 1]]);
        expect(result.text).toMatch(/ ([-~]all|redirect=\S+)$/);
        expect(result.text).toContain(WANTED);
        // What is proposed needs no repair.
        expect(repair([result.text])).toEqual({ text: result.text, dropped: [] });
      }),
      { numRuns: Number(process.env.SPF_RUNS ?? 500) },
    );
    expect(proposed).toBeGreaterThan(0);
  });

  it('the proposal, published, has no permerror and reaches the wanted include', async () => {
    let proposed = 0;
    await fc.assert(
      fc.asyncProperty(spfZones, async (generated) => {
        const zone = { ...generated, ...OFFICIAL };
        const tree = await walkZone(ROOT_NAME, spfZone(zone));
        const { records } = tree.root;
        const result = repair(records, { tree, domain: ROOT_NAME });
        if (result === null) return;
        proposed++;
        const after = await walkZone(
          ROOT_NAME,
          spfZone({ ...zone, [`TXT ${ROOT_NAME}`]: [result.text] }),
        );
        expect(after.permerrors, result.text).toEqual([]);
        expect(after.lookups).toBeLessThanOrEqual(10);
        expect(reaches(after, [WANTED])).toBe('yes');
        expect(repair([result.text], { tree: after, domain: ROOT_NAME })?.text).toBe(result.text);
      }),
      { numRuns: Number(process.env.SPF_RUNS ?? 300) },
    );
    expect(proposed).toBeGreaterThan(30);
  });

  it.each(['-all ', 'a ', 'mx ', 'include:spf.qiye.aliyun.com ', 'include: ', '-allmx:a.b ', 'é '])(
    'is read in time, 64 KiB of %s',
    (piece) => {
      const started = performance.now();
      repair([`v=spf1 ${piece.repeat(65_536 / piece.length)}`]);
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
