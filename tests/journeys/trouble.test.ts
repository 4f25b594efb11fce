import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSeeds } from '../../adapters/store/seeds.ts';
import { readSettings } from '../../config/settings.ts';
import type { Trouble } from '../../contracts/rehearsal.ts';
import { closedReason } from '../../domain/calendar/open-days.ts';
import { rehearse } from '../../worker/rehearsal/rehearse.ts';
import type { RehearsalReport } from '../../worker/rehearsal/report.ts';
import { officesThat, sentTwice } from './sent-twice.ts';

const SEEDS = join(import.meta.dirname, '..', '..', 'seeds');
const LIST = 'specimen-ccpr.txt';
/** The letters to the accountable officers are due on the third day without power. */
const TROUBLE: Trouble = {
  holiday: { from: '2027-01-18', to: '2027-01-19', layer: 'federal', announcedOn: '2027-01-12' },
  outage: { from: '2027-01-05', to: '2027-01-07' },
};
const POWER_IS_BACK = '2027-01-08';

/** A rehearsal with its trouble. @returns the report, and the mails of the letters that were late, as they were sent */
async function play(): Promise<{ readonly report: RehearsalReport; readonly lateMails: readonly string[] }> {
  const lateMails: string[] = [];
  const report = await rehearse(
    {
      file: { bytes: await readFile(join(SEEDS, 'lists', LIST)), filename: LIST },
      seed: 1,
      receivedOn: '2026-11-30',
      deadline: '2027-06-30',
      trouble: TROUBLE,
      beforeEnd: async ({ store }, cycleId) => {
        const written = (await store.cycles.events(cycleId)).flatMap(({ event }) =>
          event.type === 'letter-written' && event.letter.dueOn !== undefined ? [event.letter] : [],
        );
        for (const mail of await store.outbox.mailsOf(cycleId)) {
          if (!written.some(({ office, rung }) => mail.letters.some((l) => l.office === office && l.rung === rung)))
            continue;
          lateMails.push(Buffer.from((await store.content.get(mail.raw))!.bytes).toString('utf8'));
        }
      },
    },
    readSettings(),
    () => undefined,
  );
  return { report, lateMails };
}

test('a holiday announced in the middle moves what is to come, and three days without power lose and double no letter', async () => {
  const { report, lateMails } = await play();
  const { letters, order, outage, totals } = report;
  const { offices, calendar, ladders } = await readSeeds(SEEDS);
  const rungs = ladders.find(({ id }) => id === 'default')!.rungs.map(({ id }) => id);

  expect(totals.duplicates).toBe(0);
  expect(letters.filter(({ status }) => status !== 'sent')).toEqual([]);
  // Only a mailbox that was full is tried again, once.
  expect(sentTwice(report)).toEqual(officesThat('mailbox-full', report));

  // Nothing leaves while the power is down; then one letter of the ladder to each office that is chased.
  expect(letters.filter(({ on }) => on >= TROUBLE.outage!.from && on <= TROUBLE.outage!.to)).toEqual([]);
  const caughtUp = letters.filter(({ on, rung }) => on === POWER_IS_BACK && rungs.includes(rung)).map((l) => l.office);
  expect(caughtUp.length).toBeGreaterThan(0);
  expect(new Set(caughtUp).size).toBe(caughtUp.length);

  const late = letters.filter(({ id }) => outage!.late.includes(id));
  expect(late.length).toBeGreaterThan(0);
  for (const { on, dueOn } of late) expect([on, dueOn! < POWER_IS_BACK]).toEqual([POWER_IS_BACK, true]);
  expect(lateMails).toHaveLength(late.length);
  for (const mail of lateMails) expect(mail.replace(/=\r?\n/gu, '').replace(/\s+/gu, ' ')).toContain('leaves late');

  const ordered = [TROUBLE.holiday!.from, TROUBLE.holiday!.to];
  const closed = letters.filter(({ office, on }) => {
    const { layer } = offices.find(({ id }) => id === office)!;
    return ordered.includes(on) || closedReason(calendar, layer, on) !== null;
  });
  expect(closed).toEqual([]);
  expect(order!.moved).toContainEqual(
    expect.objectContaining({ what: 'answers-closed', office: null, from: '2027-01-19', to: '2027-01-21' }),
  );
  expect(order!.moved.filter(({ from, to }) => from !== null && to !== null && to < from)).toEqual([]);
  expect(totals.submittedOn! <= report.cycle.deadline).toBe(true);

  expect(JSON.stringify((await play()).report)).toBe(JSON.stringify(report));
});

test.each([
  [
    'a holiday announced before the list came',
    { holiday: { ...TROUBLE.holiday!, announcedOn: '2026-11-29' }, outage: null },
  ],
  ['an outage after the deadline', { holiday: null, outage: { from: '2027-07-01', to: '2027-07-02' } }],
])('%s is refused before anything starts', async (_, trouble) => {
  const file = { bytes: await readFile(join(SEEDS, 'lists', LIST)), filename: LIST };
  const said: string[] = [];
  const options = { file, seed: 1, receivedOn: '2026-11-30', deadline: '2027-06-30', trouble };
  await expect(rehearse(options, readSettings(), (line) => said.push(line))).rejects.toMatchObject({
    code: 'date-invalid',
  });
  expect(said).toEqual([]);
});

test('a document that asks nothing is refused before anything starts', async () => {
  const file = { bytes: new TextEncoder().encode('A letter that asks nothing.'), filename: 'letter.txt' };
  const said: string[] = [];
  await expect(rehearse({ file, seed: 1 }, readSettings(), (line) => said.push(line))).rejects.toMatchObject({
    code: 'document-asks-nothing',
  });
  expect(said).toEqual([]);
});
