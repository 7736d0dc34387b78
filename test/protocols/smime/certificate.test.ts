import { describe, expect, it } from 'vitest';
import {
  readCertificate,
  type SmimeCertificate,
} from '../../../src/protocols/smime/certificate.ts';
import { chainOf, newTries } from '../../../src/protocols/smime/chain.ts';
import { isKeyOf, readKey } from '../../../src/protocols/smime/key.ts';
import { matchMailbox } from '../../../src/protocols/smime/mailbox.ts';
import {
  authority,
  EC_USAGES,
  keyNamed,
  type MadeCertificate,
  makeCertificate,
  NOW,
  person,
} from '../../support/smime.ts';

const { root, intermediate } = authority();

function read(made: MadeCertificate): SmimeCertificate {
  const certificate = readCertificate(made.der);
  if (certificate === null) throw new Error('no certificate');
  return certificate;
}

describe('readCertificate', () => {
  it('reads what S/MIME looks at', () => {
    const certificate = read(
      person(intermediate, {
        organization: 'Office 示例',
        email: 'old@office.example',
        mailboxes: ['li@office.example', 'LI@office.example'],
        utf8Mailboxes: ['李雷@中国.example'],
        issuerAt: 'http://ca.example/mail-ca.cer',
      }),
    );
    expect(certificate).toMatchObject({
      subject: 'Li Lei, old@office.example, Office 示例',
      issuer: 'Office Test Mail CA, Office Test CA',
      mailboxes: [
        { address: 'li@office.example', place: 'rfc822Name' },
        { address: 'LI@office.example', place: 'rfc822Name' },
        { address: '李雷@中国.example', place: 'SmtpUTF8Mailbox' },
        { address: 'old@office.example', place: 'subject' },
      ],
      key: { type: 'rsa', bits: 2048, curve: null },
      signature: { name: 'ECDSA with SHA-256', hash: 'SHA-256' },
      usages: ['digitalSignature', 'keyEncipherment'],
      purposes: ['1.3.6.1.5.5.7.3.4'],
      isCa: false,
      pathLength: null,
      issuerAt: 'http://ca.example/mail-ca.cer',
    });
    expect(certificate.issuerKeyId).toBe(read(intermediate).keyId);
    expect(new Date(certificate.from).toISOString()).toBe(
      new Date(certificate.x509.validFrom).toISOString(),
    );
    expect(new Date(certificate.to).toISOString()).toBe(
      new Date(certificate.x509.validTo).toISOString(),
    );
    expect(certificate.serial).toBe(certificate.x509.serialNumber);
  });

  it.each([
    ['ec:P-256', 'ec', 'P-256'],
    ['ec:P-521', 'ec', 'P-521'],
    ['ec:secp256k1', 'ec', 'secp256k1'],
    ['ed25519', 'ed25519', null],
  ])('a key of %s', (name, type, curve) => {
    const { key } = read(person(intermediate, { key: keyNamed(name), usages: EC_USAGES }));
    expect(key).toEqual({ type, bits: null, curve });
  });

  it('counts the bits of RSA as Node does', () => {
    for (const name of ['rsa:1024', 'rsa:2048', 'rsa:2041']) {
      const key = keyNamed(name);
      expect(read(person(intermediate, { key })).key.bits).toBe(
        key.asymmetricKeyDetails?.modulusLength,
      );
    }
  });

  it('is none of bytes that are none', () => {
    expect(readCertificate(Buffer.alloc(0))).toBeNull();
    expect(readCertificate(root.der.subarray(0, 100))).toBeNull();
  });
});

describe('chainOf', () => {
  const subjects = (chain: ReturnType<typeof chainOf>) => chain.links.map((l) => l.subject);
  const follow = (
    leaf: MadeCertificate,
    file: readonly MadeCertificate[],
    roots: readonly MadeCertificate[] = [],
  ) => {
    const own = read(leaf);
    return chainOf(
      own,
      [own, ...file.map(read)],
      () => roots.map(read),
      Date.parse(NOW),
      newTries(),
    );
  };

  it('leads to the root in any order', () => {
    const chain = follow(person(intermediate), [root, intermediate]);
    expect(subjects(chain)).toHaveLength(3);
    expect(chain).toMatchObject({ end: 'root', forged: null });
  });

  it('tells what is missing from what is forged', () => {
    expect(follow(person(intermediate), [root])).toMatchObject({ end: 'missing', forged: null });
    const forged = person(intermediate, { signer: keyNamed('ec:P-256 stranger') });
    expect(follow(forged, [intermediate]).forged?.subject).toMatch(/^Li Lei/);
  });

  it('knows a root that is not in the file', () => {
    expect(follow(person(intermediate), [intermediate], [root]).end).toBe('known-root');
  });

  it('takes the one of two issuers of a name whose key made the signature', () => {
    const other = makeCertificate({
      name: 'Office Test Mail CA',
      organization: 'Office Test CA',
      key: keyNamed('ec:P-256 other'),
      ca: true,
    });
    expect(follow(person(intermediate), [other, intermediate, root]).end).toBe('root');
  });

  it('ends in a circle, and after as many tries as are allowed', () => {
    const stub = (name: string, key: string): MadeCertificate =>
      makeCertificate({ name, key: keyNamed(key), ca: true });
    const [a, b] = [stub('A', 'ec:P-256 a'), stub('B', 'ec:P-256 b')];
    const aByB = makeCertificate({ name: 'A', key: a.key, issuer: b, ca: true });
    const bByA = makeCertificate({ name: 'B', key: b.key, issuer: a, ca: true });
    const chain = follow(person(aByB), [aByB, bByA]);
    expect(chain.links).toHaveLength(3);
    expect(chain.end).toBe('missing');
    const own = read(person(intermediate));
    const tries = { ...newTries(), left: 1 };
    expect(chainOf(own, [own, read(intermediate)], () => [], Date.parse(NOW), tries).end).toBe(
      'limit',
    );
  });

  it('passes over an issuer that expired for the one that was renewed, as receivers do', () => {
    const old = makeCertificate({
      name: 'Office Test Mail CA',
      organization: 'Office Test CA',
      key: intermediate.key,
      issuer: root,
      ca: true,
      from: '2018-01-01T00:00:00',
      to: '2023-01-01T00:00:00',
    });
    for (const file of [
      [old, intermediate, root],
      [intermediate, old, root],
    ]) {
      const chain = follow(person(intermediate), file);
      expect(chain.links[1]?.to).toBe(read(intermediate).to);
      expect(chain.end).toBe('root');
    }
    expect(follow(person(intermediate), [old, root]).links[1]?.to).toBe(read(old).to);
  });

  it('takes the root itself before the one that an older root signed', () => {
    const dates = { from: '2000-01-01T00:00:00', to: '2020-05-30T00:00:00' };
    const older = makeCertificate({
      name: 'Old',
      key: keyNamed('ec:P-256 old'),
      ca: true,
      ...dates,
    });
    const crossed = makeCertificate({
      name: 'Office Test Root',
      organization: 'Office Test CA',
      key: root.key,
      issuer: older,
      ca: true,
      ...dates,
    });
    const leaf = person(intermediate);
    const chain = follow(leaf, [intermediate, crossed, older, root]);
    expect(chain.links).toHaveLength(3);
    expect(chain).toMatchObject({ end: 'root', forged: null });
    expect(follow(leaf, [intermediate, crossed, older], [root]).end).toBe('known-root');
  });

  it('never calls a signature forged that cannot be verified here', () => {
    // SM2 with SM3: the name it is made with cannot be given to Node.
    const sm2 = (made: MadeCertificate) => ({
      ...read(made),
      signature: { name: 'SM2 with SM3', hash: 'SM3' },
    });
    const leaf = sm2(person(intermediate, { signer: keyNamed('ec:P-256 stranger') }));
    const file = [leaf, read(intermediate), read(root)];
    const chain = chainOf(leaf, file, () => [], Date.parse(NOW), newTries());
    expect(chain).toMatchObject({ end: 'limit', forged: null, unverified: true });
    expect(chain.links).toHaveLength(3);
  });

  it('is done in a bounded number of places, however many certificates have one name', () => {
    const ring = Array.from({ length: 14 }, (_, i) =>
      read(
        makeCertificate({
          name: i % 2 === 0 ? 'A' : 'B',
          key: keyNamed('ec:P-256 ring'),
          issuer: makeCertificate({
            name: i % 2 === 0 ? 'B' : 'A',
            key: keyNamed('ec:P-256 ring'),
          }),
        }),
      ),
    );
    const [leaf] = ring;
    if (leaf === undefined) throw new Error('none');
    const tries = newTries();
    chainOf(leaf, ring, () => [], Date.parse(NOW), tries);
    expect(tries.left).toBeGreaterThanOrEqual(0);
  });
});

it('a key belongs to its own certificate alone', () => {
  const li = person(intermediate);
  const key = readKey(li.key.export({ format: 'der', type: 'pkcs8' }));
  if (key === null) throw new Error('no key');
  expect(isKeyOf(key, read(li))).toBe(true);
  expect(isKeyOf(key, read(person(intermediate, { key: keyNamed('rsa:2048 other') })))).toBe(false);
  expect(isKeyOf(key, read(root))).toBe(false);
  expect(readKey(Buffer.from('3000', 'hex'))).toBeNull();
});

describe('matchMailbox', () => {
  it.each([
    ['li@office.example', 'li@office.example', 'exact'],
    ['li@office.example', 'li@OFFICE.Example', 'exact'],
    ['li@office.example', 'Li@office.example', 'case'],
    ['li@office.example', 'wang@office.example', 'other'],
    ['li@office.example', 'li@office.example.net', 'other'],
    ['li@office.example', 'li@mail.office.example', 'other'],
    ['li@中国.example', 'li@xn--fiqs8s.example', 'exact'],
    ['li@XN--FIQS8S.example', 'li@中国.example', 'exact'],
    ['李雷@中国.example', '李雷@xn--fiqs8s.example', 'exact'],
    ['rene\u0301@office.example', 'ren\u00e9@office.example', 'exact'],
  ] as const)('%s and %s: %s', (a, b, match) => {
    expect(matchMailbox(a, b)).toBe(match);
  });
});

describe('mailboxes', () => {
  const named = (...mailboxes: readonly string[]) =>
    read(person(intermediate, { mailboxes })).mailboxes.map((m) => m.address);

  it('may be quoted', () => {
    expect(named('"li lei"@office.example', '"a@b"@office.example')).toEqual([
      '"li lei"@office.example',
      '"a@b"@office.example',
    ]);
    expect(named('"li@office.example', 'li lei@office.example', '""@office.example')).toEqual([]);
    expect(matchMailbox('li@office.example', '"li"@office.example')).toBe('exact');
    expect(matchMailbox('"li lei"@office.example', '"Li Lei"@OFFICE.example')).toBe('case');
    expect(matchMailbox('li@office.example', '"li lei"@office.example')).toBe('other');
  });

  it('differ in the letter case of the local part alone', () => {
    expect(named('LI@office.example', 'li@office.example', 'li@OFFICE.example')).toEqual([
      'LI@office.example',
      'li@office.example',
    ]);
  });

  it('are all read, however many', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `a${i}@office.example`);
    expect(named(...many)).toEqual(many);
  });
});
