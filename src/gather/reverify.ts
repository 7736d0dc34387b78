/** Verifies a returned message again, with the keys that DNS holds now. By mailauth. */
import { type Fact, known, unknown } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { Reverified } from '../facts/bounce.ts';
import type { Asker } from '../protocols/dns/ask.ts';
import { canonicalName, nameProblem } from '../protocols/dns/name.ts';
import type { Outcome } from '../protocols/dns/types.ts';
import { bytesOf } from '../protocols/mime/decode.ts';
import type { Entity } from '../protocols/mime/types.ts';

/** Largest message that is verified, in bytes. */
const MAX_BYTES = 8 * 1024 * 1024;

const PURPOSE = text(
  'the DKIM key for verifying the returned message',
  '用于重新验证退回邮件的 DKIM 公钥',
);

/** Codes of node:dns, which mailauth tells outcomes apart by. */
const CODES: Readonly<Partial<Record<Outcome, string>>> = {
  nodata: 'ENODATA',
  nxdomain: 'ENOTFOUND',
  timeout: 'ETIMEOUT',
  refused: 'EREFUSED',
};

export async function reverify(
  entity: Entity,
  ask: Asker,
): Promise<Fact<Omit<Reverified, 'seen'>>> {
  const bytes = bytesOf(entity, MAX_BYTES);
  if (bytes.length >= MAX_BYTES) return unknown('limit');
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  let failed = false;
  const resolver = async (raw: string, type: string): Promise<unknown[]> => {
    const name = canonicalName(raw);
    if (nameProblem(name) !== null)
      throw Object.assign(new Error('EBADNAME'), { code: 'EBADNAME' });
    const { answer } = await ask(name, type, PURPOSE());
    if (answer.outcome !== 'answer') {
      if (answer.outcome !== 'nodata' && answer.outcome !== 'nxdomain') failed = true;
      const code = CODES[answer.outcome] ?? 'ESERVFAIL';
      throw Object.assign(new Error(code), { code });
    }
    return answer.records.flatMap((r) =>
      r.type === 'TXT' && 'text' in r ? [[String(r.text)]] : [],
    );
  };
  let results: readonly DkimResult[];
  try {
    // Signatures may have expired since; what is asked is whether they were right.
    const verified = await dkimVerify(Buffer.from(bytes), { resolver } as never);
    results = (verified as { results: readonly DkimResult[] }).results;
  } catch {
    return unknown('malformed');
  }
  if (failed) return unknown('servfail');
  const best =
    results.find((r) => r.status.result === 'pass') ??
    results.find((r) => r.status.result !== 'none') ??
    results[0];
  if (best === undefined || best.status.result === 'none') {
    return known({ dkim: 'none', domain: null, selector: null, detail: null });
  }
  const passed = best.status.result === 'pass';
  return known({
    // Bounces often carry a part of the message, or one that a gateway has changed.
    dkim: passed ? 'pass' : /body hash/i.test(best.status.comment ?? '') ? 'incomplete' : 'fail',
    domain: best.signingDomain ?? null,
    selector: best.selector ?? null,
    detail: best.status.comment ?? null,
  });
}

interface DkimResult {
  readonly signingDomain?: string;
  readonly selector?: string;
  readonly status: { readonly result: string; readonly comment?: string };
}
