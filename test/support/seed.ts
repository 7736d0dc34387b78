/**
 * Property tests try the same cases in every run, so that one run can be
 * compared with another. `FUZZ_SEED=random npm run unit` looks for new ones,
 * and `FUZZ_SEED=<number>` for those of one seed again.
 */
import fc from 'fast-check';

const wanted = process.env.FUZZ_SEED ?? '20261121';
if (wanted !== 'random') {
  const seed = Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`FUZZ_SEED is not a whole number: ${wanted}`);
  fc.configureGlobal({ seed });
}
