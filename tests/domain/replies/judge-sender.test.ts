import { expect, it } from 'vitest';
import fc from 'fast-check';
import { judgeSender, type SenderChecks } from '../../../domain/replies/judge-sender.ts';
import type { ProofResult } from '../../../domain/replies/sender-proof.ts';
import { fileNumbersIn } from '../../../domain/requests/file-number.ts';

const RESULTS: readonly ProofResult[] = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
];
const result = fc.constantFrom(...RESULTS);
const domain = fc.constantFrom('moi.example', 'mail.moi.example', 'evil.example', 'notmoi.example', 'example', null);
const checks: fc.Arbitrary<SenderChecks> = fc.record({
  fromDomains: fc.constantFrom([], ['moi.example'], ['MOI.example'], ['moi.example', 'evil.example']),
  spf: fc.record({ result, domain }),
  dkim: fc.array(fc.record({ result, domain }), { maxLength: 3 }),
  dmarc: fc.record({ result, policy: fc.constantFrom(null, 'none', 'quarantine', 'reject') }),
  arc: result,
  by: fc.constantFrom('relay' as const, 'desk' as const),
});
const OF_MOI = ['moi.example', 'mail.moi.example'];

it('a sender is proven only by what passes for his own domain, and never against DMARC', () => {
  let proven = 0;
  fc.assert(
    fc.property(checks, (found) => {
      const { verdict } = judgeSender(found);
      if (verdict !== 'proven') return;
      proven += 1;
      expect(found.fromDomains).toHaveLength(1);
      expect(found.dmarc.result).not.toBe('fail');
      const own = [found.spf, ...found.dkim].some((one) => one.result === 'pass' && OF_MOI.includes(one.domain ?? ''));
      expect(found.dmarc.result === 'pass' || own).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(proven).toBeGreaterThan(200);
});

it('a sender is called forged only by DMARC, by an SPF of his own domain that forbids, or by two From domains', () => {
  fc.assert(
    fc.property(checks, (found) => {
      if (judgeSender(found).verdict !== 'failed') return;
      const forbidden = found.spf.result === 'fail' && OF_MOI.includes(found.spf.domain ?? '');
      expect(found.dmarc.result === 'fail' || forbidden || found.fromDomains.length > 1).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

it('an ARC chain changes no verdict: anybody can begin one', () => {
  fc.assert(
    fc.property(checks, result, (found, arc) => {
      expect(judgeSender({ ...found, arc }).verdict).toBe(judgeSender(found).verdict);
    }),
  );
});

it('the file numbers of a text are found wherever they stand, each once', () => {
  expect(
    fileNumbersIn(
      'Re: [NMRF/CCPR/2026/CCPR-C-PAK-Q-2/moi] nmrf/ccpr/2026/ccpr-c-pak-q-2/MOI, NMRF/CAT/2026/x/sindh-police.',
    ),
  ).toEqual([
    { mechanism: 'ccpr', slug: 'ccpr-c-pak-q-2', office: 'moi' },
    { mechanism: 'cat', slug: 'x', office: 'sindh-police' },
  ]);
  expect(fileNumbersIn('XNMRF/CCPR/2026/a/b NMRF/CCPR/26/a/b NMRF/CCPR')).toEqual([]);
});
