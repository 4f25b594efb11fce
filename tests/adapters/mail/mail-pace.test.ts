import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailPace } from '../../../adapters/mail/mail-pace.ts';

const SECOND = 1_000;
const mail = (mailId: string, ...recipients: readonly string[]) => ({ mailId, recipients });

test('a mail over the rate of its domain is told when it may leave, and leaves then', () => {
  const pace = mailPace({ total: 0, domain: 2 });
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => pace(mail(id, `${id}@moi.gov.pk`), 0) / SECOND)).toEqual([
    0, 0, 60, 60, 120,
  ]);
  expect(pace(mail('c', 'c@moi.gov.pk'), 20 * SECOND)).toBe(40 * SECOND);
  expect(pace(mail('c', 'c@moi.gov.pk'), 60 * SECOND)).toBe(0);
  expect(pace(mail('e', 'e@moi.gov.pk'), 60 * SECOND)).toBe(60 * SECOND);
});

test('other domains wait for nothing of it', () => {
  const pace = mailPace({ total: 0, domain: 1 });
  expect(pace(mail('a', 'a@moi.gov.pk'), 0)).toBe(0);
  expect(pace(mail('b', 'b@MOI.gov.pk'), 0)).toBe(60 * SECOND);
  expect(pace(mail('c', 'c@mofa.gov.pk'), 0)).toBe(0);
});

test('a mail to several domains waits for the slowest, and holds back none of the mails after it', () => {
  const pace = mailPace({ total: 2, domain: 1 });
  expect(pace(mail('a', 'a@moi.gov.pk'), 0)).toBe(0);
  expect(pace(mail('both', 'b@moi.gov.pk', 'b@mofa.gov.pk'), 1 * SECOND)).toBe(59 * SECOND);
  expect(pace(mail('c', 'c@punjab.gov.pk'), 2 * SECOND)).toBe(0);
  expect(pace(mail('d', 'd@mofa.gov.pk'), 3 * SECOND)).toBe(117 * SECOND);
});

test('without a rate nothing waits, and with 0 of one only the other counts', () => {
  const free = mailPace({ total: 0, domain: 0 });
  for (let count = 0; count < 500; count += 1) expect(free(mail(`m${count}`, 'a@moi.gov.pk'), 0)).toBe(0);
  const total = mailPace({ total: 1, domain: 0 });
  expect(total(mail('a', 'a@moi.gov.pk'), 0)).toBe(0);
  expect(total(mail('b', 'b@mofa.gov.pk'), 0)).toBe(60 * SECOND);
});

test('turns are kept ten minutes ahead; who would come later asks again', () => {
  const pace = mailPace({ total: 1, domain: 0 });
  const waits = Array.from({ length: 14 }, (_, index) => pace(mail(`m${index}`, 'a@moi.gov.pk'), 0) / SECOND);
  expect(waits).toEqual([0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 600, 600, 600]);
  expect(pace(mail('m13', 'a@moi.gov.pk'), 600 * SECOND)).toBe(60 * SECOND);
});

test('a turn that was not taken is not kept for ever', () => {
  const pace = mailPace({ total: 1, domain: 0 });
  pace(mail('a', 'a@moi.gov.pk'), 0);
  expect(pace(mail('b', 'b@moi.gov.pk'), 0)).toBe(60 * SECOND);
  const nextDay = 86_400 * SECOND;
  expect(pace(mail('c', 'c@moi.gov.pk'), nextDay)).toBe(0);
  expect(pace(mail('b', 'b@moi.gov.pk'), nextDay)).toBe(60 * SECOND);
});

const DOMAINS = ['moi.gov.pk', 'mofa.gov.pk', 'punjab.gov.pk'];
const arrivals = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 20 * SECOND }),
    to: fc.subarray(DOMAINS, { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 60 },
);

test('whatever comes when, no minute has more mails than may leave in it, and every mail leaves', () => {
  let waited = 0;
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), (mails, total, domain) => {
      const pace = mailPace({ total, domain });
      const left: { at: number; to: readonly string[] }[] = [];
      let now = 0;
      const asking = mails.map(({ after, to }, index) => {
        now += after;
        return { at: now, mail: mail(`m${index}`, ...to.map((name) => `x@${name}`)), to };
      });
      while (asking.length > 0) {
        asking.sort((a, b) => a.at - b.at);
        const next = asking.shift()!;
        const wait = pace(next.mail, next.at);
        if (wait === 0) left.push(next);
        else {
          waited += 1;
          asking.push({ ...next, at: next.at + wait });
        }
      }
      expect(left).toHaveLength(mails.length);
      const worst = (moments: readonly number[]): number =>
        Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + 60 * SECOND).length));
      expect(worst(left.map(({ at }) => at))).toBeLessThanOrEqual(total);
      for (const name of DOMAINS)
        expect(worst(left.filter(({ to }) => to.includes(name)).map(({ at }) => at))).toBeLessThanOrEqual(domain);
    }),
    { numRuns: 200 },
  );
  expect(waited).toBeGreaterThan(500);
});
