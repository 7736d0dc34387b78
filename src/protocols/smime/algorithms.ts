/** Object identifiers of algorithms, and what they are called. */

export interface Hash {
  /** As node:crypto has it. */
  readonly id: string;
  readonly name: string;
}

const hash = (id: string, name: string): Hash => ({ id, name });

const SHA1 = hash('sha1', 'SHA-1');
const SHA224 = hash('sha224', 'SHA-224');
const SHA256 = hash('sha256', 'SHA-256');
const SHA384 = hash('sha384', 'SHA-384');
const SHA512 = hash('sha512', 'SHA-512');
const MD5 = hash('md5', 'MD5');
const SM3 = hash('sm3', 'SM3');

export const HASHES: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.2.5': MD5,
  '1.3.14.3.2.26': SHA1,
  '2.16.840.1.101.3.4.2.4': SHA224,
  '2.16.840.1.101.3.4.2.1': SHA256,
  '2.16.840.1.101.3.4.2.2': SHA384,
  '2.16.840.1.101.3.4.2.3': SHA512,
  '2.16.840.1.101.3.4.2.6': hash('sha512-256', 'SHA-512/256'),
  '1.2.156.10197.1.401': SM3,
};

/** HMACs, of PBKDF2 and of PBMAC1 (RFC 8018 appendix B.1). */
export const HMACS: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.2.7': SHA1,
  '1.2.840.113549.2.8': SHA224,
  '1.2.840.113549.2.9': SHA256,
  '1.2.840.113549.2.10': SHA384,
  '1.2.840.113549.2.11': SHA512,
  '1.2.840.113549.2.13': hash('sha512-256', 'SHA-512/256'),
  '1.2.156.10197.1.401.2': SM3,
};

/** Ciphers of PBES2, as node:crypto has them. */
export const CIPHERS: Readonly<
  Record<string, { readonly id: string; readonly name: string; readonly key: number }>
> = {
  '2.16.840.1.101.3.4.1.2': { id: 'aes-128-cbc', name: 'AES-128', key: 16 },
  '2.16.840.1.101.3.4.1.22': { id: 'aes-192-cbc', name: 'AES-192', key: 24 },
  '2.16.840.1.101.3.4.1.42': { id: 'aes-256-cbc', name: 'AES-256', key: 32 },
  '1.2.840.113549.3.7': { id: 'des-ede3-cbc', name: '3DES', key: 24 },
  '1.2.392.200011.61.1.1.1.2': { id: 'camellia-128-cbc', name: 'Camellia-128', key: 16 },
  '1.2.392.200011.61.1.1.1.4': { id: 'camellia-256-cbc', name: 'Camellia-256', key: 32 },
  '1.2.156.10197.1.104.2': { id: 'sm4-cbc', name: 'SM4', key: 16 },
};

/** Ciphers of PKCS#12’s own (RFC 7292 appendix C), all with SHA-1. */
export const PKCS12_CIPHERS: Readonly<
  Record<
    string,
    {
      readonly kind: '3des' | '2des' | 'rc2' | 'rc4';
      readonly name: string;
      readonly key: number;
    }
  >
> = {
  '1.2.840.113549.1.12.1.1': { kind: 'rc4', name: 'RC4-128', key: 16 },
  '1.2.840.113549.1.12.1.2': { kind: 'rc4', name: 'RC4-40', key: 5 },
  '1.2.840.113549.1.12.1.3': { kind: '3des', name: '3DES', key: 24 },
  '1.2.840.113549.1.12.1.4': { kind: '2des', name: '3DES (two keys)', key: 16 },
  '1.2.840.113549.1.12.1.5': { kind: 'rc2', name: 'RC2-128', key: 16 },
  '1.2.840.113549.1.12.1.6': { kind: 'rc2', name: 'RC2-40', key: 5 },
};

export interface SignatureAlgorithm {
  /** `RSA with SHA-256`; the identifier itself of one that is not known. */
  readonly name: string;
  /** `MD5`, `SHA-1`, …; `null` where it is not named apart. */
  readonly hash: string | null;
}

const signature = (name: string, of: string | null): SignatureAlgorithm => ({
  name: of === null ? name : `${name} with ${of}`,
  hash: of,
});

export const SIGNATURES: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': signature('RSA', 'MD2'),
  '1.2.840.113549.1.1.3': signature('RSA', 'MD4'),
  '1.2.840.113549.1.1.4': signature('RSA', 'MD5'),
  '1.2.840.113549.1.1.5': signature('RSA', 'SHA-1'),
  '1.3.14.3.2.29': signature('RSA', 'SHA-1'),
  '1.2.840.113549.1.1.14': signature('RSA', 'SHA-224'),
  '1.2.840.113549.1.1.11': signature('RSA', 'SHA-256'),
  '1.2.840.113549.1.1.12': signature('RSA', 'SHA-384'),
  '1.2.840.113549.1.1.13': signature('RSA', 'SHA-512'),
  '1.2.840.10040.4.3': signature('DSA', 'SHA-1'),
  '2.16.840.1.101.3.4.3.2': signature('DSA', 'SHA-256'),
  '1.2.840.10045.4.1': signature('ECDSA', 'SHA-1'),
  '1.2.840.10045.4.3.1': signature('ECDSA', 'SHA-224'),
  '1.2.840.10045.4.3.2': signature('ECDSA', 'SHA-256'),
  '1.2.840.10045.4.3.3': signature('ECDSA', 'SHA-384'),
  '1.2.840.10045.4.3.4': signature('ECDSA', 'SHA-512'),
  '1.3.101.112': signature('Ed25519', null),
  '1.3.101.113': signature('Ed448', null),
  '1.2.156.10197.1.501': signature('SM2', 'SM3'),
};

/** RSASSA-PSS names its hash among its parameters (RFC 4055 §3.1). */
export const RSA_PSS = '1.2.840.113549.1.1.10';

/** What a curve is called by people. */
export const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.2.840.10045.3.1.1': 'P-192',
  '1.3.132.0.33': 'P-224',
  '1.3.132.0.10': 'secp256k1',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
  '1.2.156.10197.1.301': 'SM2',
};
