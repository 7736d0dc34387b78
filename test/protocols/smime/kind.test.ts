import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_KINDS, kindOf } from '../../../src/protocols/smime/kind.ts';
import { authority, keyNamed, makePkcs12, pemOf, person, pkcs8Pem } from '../../support/smime.ts';

const { intermediate } = authority();
const li = person(intermediate);
const p12 = makePkcs12({ keys: [li.key], certificates: [li.der], password: 'secret' });
const ec = keyNamed('ec:P-256');
const text = (said: string) => Buffer.from(said);

describe('kindOf', () => {
  it.each([
    ['pkcs12', p12],
    ['pkcs12', p12.subarray(0, 60)],
    ['empty', Buffer.alloc(0)],
    ['certificate', li.der],
    ['pem-certificate', text(li.pem)],
    ['pem-certificate', text(`\ufeffBag Attributes\r\n${li.pem.replaceAll('\n', '\r\n')}`)],
    ['pem-certificate', Buffer.from(`\ufeff${li.pem}`, 'utf16le')],
    ['pem-key', text(pkcs8Pem(li.key))],
    ['pem-key', text(pemOf('ENCRYPTED PRIVATE KEY', Buffer.alloc(99)))],
    ['pem-both', text(pkcs8Pem(li.key) + li.pem)],
    ['pem-pkcs7', text(pemOf('PKCS7', Buffer.alloc(99)))],
    ['pem-request', text(pemOf('CERTIFICATE REQUEST', Buffer.alloc(99)))],
    ['key', li.key.export({ format: 'der', type: 'pkcs8' })],
    ['key', li.key.export({ format: 'der', type: 'pkcs1' })],
    ['key', ec.export({ format: 'der', type: 'sec1' })],
    ['key', ec.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })],
    ['base64', text(p12.toString('base64'))],
    ['base64', text(p12.toString('base64').replace(/.{64}/g, '$&\r\n'))],
    ['base64', text(pemOf('PKCS12', p12))],
    ['base64-other', text(li.der.toString('base64'))],
    ['java-keystore', Buffer.from('feedfeed00000002', 'hex')],
    ['openssh-key', text(pemOf('OPENSSH PRIVATE KEY', Buffer.alloc(99)))],
    ['openssh-key', text('ssh-ed25519 AAAAC3Nza li@office')],
    ['putty-key', text('PuTTY-User-Key-File-3: ssh-rsa')],
    ['pgp', text('-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ')],
    ['zip', Buffer.from('504b030414', 'hex')],
    ['archive', Buffer.from('526172211a0700', 'hex')],
    ['pdf', text('%PDF-1.7')],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['html', text('\n  <!doctype html><title>Log in</title>')],
    ['profile', text('<?xml version="1.0"?><!DOCTYPE plist><plist></plist>')],
    ['message', text('From: ca@ca.example\r\nSubject: Your certificate\r\n\r\nHello')],
    ['text', text('邮件证书在附件里')],
    ['unknown', Buffer.from('30820a00ffff', 'hex')],
    ['unknown', Buffer.from('00010203040506070809', 'hex')],
  ] as const)('%s', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind);
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ maxLength: 400, unit: 'binary' }).map((s) => Buffer.from(s)),
        ),
        (bytes) => {
          expect(FILE_KINDS).toContain(kindOf(bytes));
        },
      ),
    );
  });
});

it('PEM of another kind is not taken for base64 that lacks its lines', () => {
  const pem = (label: string) =>
    `-----BEGIN ${label}-----\nMI${'A'.repeat(60)}\n-----END ${label}-----\n`;
  expect(kindOf(Buffer.from(pem('PUBLIC KEY')))).toBe('unknown');
  expect(kindOf(Buffer.from(pem('X509 CRL')))).toBe('unknown');
});
