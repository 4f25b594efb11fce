import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadTerms } from '../../activities/reference.ts';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { memoryStore } from '../../adapters/store/memory-store.ts';
import { readSeeds, storeSeeds } from '../../adapters/store/seeds.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { Desk } from '../../client/desk.ts';
import { startCycle, type NewCycle } from '../../client/start-cycle.ts';
import type { CycleInput } from '../../contracts/workflows.ts';
import { RULES } from '../../domain/cycle/state.ts';
import { specimen } from './cli/desk-in-memory.ts';

const PROJECT = join(import.meta.dirname, '../..');
const NOW = Date.parse('2026-12-01T10:00:00+05:00');

const ADVANCE_QUESTIONS = `Universal Periodic Review
Advance questions to Tawarin

1. What steps has the Government taken to end child labour in brick kilns?
2. How many cases of enforced disappearance were closed in 2025?
`;
const COMMUNICATION = `AL TWN 3/2026
1 December 2026

Mandates of the Special Rapporteur on the situation of human rights defenders

We would be grateful for your observations on the following matters:
1. Please provide any additional information you may have on the above-mentioned allegations.
2. Please indicate what measures have been taken to protect human rights defenders.
`;
/** A text whose kind nobody can tell, with questions. */
const UNKNOWN = `To the Government of Tawarin

1. Please provide information on the steps taken to reduce child labour.
2. Please provide data on school enrolment.
`;
const GSP = `European Commission
List of issues under the GSP+ arrangement

1. Please provide information on the implementation of the Convention against Torture.
2. Please provide data on child labour inspections.
`;

let store: Store;
let begun: CycleInput[];
beforeEach(async () => {
  store = memoryStore();
  await storeSeeds(store.reference, await readSeeds(join(PROJECT, 'seeds')));
  begun = [];
});

/** Starts a cycle on a desk that only notes what it is asked. */
async function start(document: string | { readonly specimen: string }, list: Partial<NewCycle> = {}) {
  const bytes =
    typeof document === 'string' ? new TextEncoder().encode(document) : readFileSync(specimen(document.specimen));
  const desk = { startCycle: async (input: CycleInput) => begun.push(input) > 0 } as unknown as Desk;
  return startCycle(
    { store, desk, read: readDocument },
    { bytes, filename: 'list.txt', receivedOn: '2026-12-01', confirmBy: null, scope: '', ...list },
    NOW,
  );
}

describe('a cycle starts by its instrument', () => {
  it.each<[string, string | { readonly specimen: string }, Partial<NewCycle>, string, string]>([
    ['a list of issues', { specimen: 'specimen-ccpr' }, {}, 'ccpr-list-of-issues', 'instrument'],
    ['a list with parts', { specimen: 'specimen-crc' }, {}, 'crc-list-of-issues', 'instrument'],
    [
      'a list prior to reporting',
      { specimen: 'specimen-cedaw-lines-lost' },
      { deadline: '2027-11-30' },
      'cedaw-list-of-issues-prior-to-reporting',
      'instrument',
    ],
    ['advance questions', ADVANCE_QUESTIONS, { deadline: '2027-01-29' }, 'upr-advance-questions', 'instrument'],
    ['a communication', COMMUNICATION, {}, 'special-procedures-communication', 'instrument'],
    [
      'a list of the Commission',
      GSP,
      { mechanism: 'gsp-plus', deadline: '2027-06-30' },
      'gsp-plus-list-of-issues',
      'instrument',
    ],
    [
      'a round of the Action Plan',
      UNKNOWN,
      { mechanism: 'action-plan', deadline: '2027-03-31' },
      'action-plan-progress-round',
      'only-one',
    ],
    ['a text of no known kind', UNKNOWN, { mechanism: 'upr', deadline: '2027-10-29' }, 'upr-national-report', 'main'],
    [
      'a procedure that an officer names',
      UNKNOWN,
      { procedure: 'upr-mid-term', deadline: '2027-10-29' },
      'upr-mid-term',
      'officer',
    ],
    [
      'the main one of a mechanism that an officer names',
      { specimen: 'specimen-ccpr' },
      { procedure: 'CCPR' },
      'ccpr-list-of-issues',
      'officer',
    ],
  ])('%s', async (_what, document, list, id, by) => {
    const { procedure, cycleId } = await start(document, list);
    expect(procedure).toMatchObject({ id, by });
    expect(begun).toHaveLength(1);
    const { versions } = begun[0]!;
    expect(versions).toMatchObject({ procedureId: id, procedure: 1, ladder: 2 });
    const terms = await loadTerms(store, cycleId, versions);
    expect([terms.procedure.id, terms.ladder.version, terms.rules]).toEqual([id, 2, RULES]);
  });

  it.each<[string, string | { readonly specimen: string }, Partial<NewCycle>, string, RegExp, RegExp]>([
    [
      'a list that the mechanism does not send',
      { specimen: 'specimen-ccpr' },
      { mechanism: 'upr' },
      'procedure-unknown',
      /No procedure of upr starts from list\.txt, which is read as list of issues/,
      /--procedure: upr-advance-questions, upr-mid-term/,
    ],
    [
      'a procedure nobody wrote',
      { specimen: 'specimen-ccpr' },
      { procedure: 'ilo' },
      'procedure-unknown',
      /there is no procedure "ilo"/,
      /ccpr-list-of-issues/,
    ],
    [
      'a procedure of another mechanism',
      { specimen: 'specimen-ccpr' },
      { procedure: 'crc-list-of-issues' },
      'procedure-unknown',
      /crc-list-of-issues is a procedure of crc, and list\.txt is of ccpr/,
      /Of ccpr: ccpr-follow-up, ccpr-list-of-issues/,
    ],
  ])('and is refused for %s', async (_what, document, list, code, message, hint) => {
    await expect(start(document, list)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(begun).toEqual([]);
  });
});

describe('the deadline of a new cycle', () => {
  it.each<[string, string | { readonly specimen: string }, Partial<NewCycle>, object]>([
    ['is what the list prints', { specimen: 'specimen-ccpr' }, {}, { on: '2027-05-31', by: 'instrument', rule: null }],
    [
      'is what an officer gives before all else',
      { specimen: 'specimen-ccpr' },
      { deadline: '2027-06-15' },
      { on: '2027-06-15', by: 'officer', rule: null },
    ],
    [
      'comes by rule where nothing is printed, with source and standing',
      COMMUNICATION,
      {},
      {
        on: '2027-01-30',
        by: 'rule',
        rule: {
          explain: '60 calendar days after 2026-12-01, the day on which it was published',
          standing: 'to-be-confirmed',
          source: expect.stringContaining('not read in a text'),
        },
      },
    ],
    [
      'counts back from the review',
      UNKNOWN,
      { procedure: 'upr', reviewOn: '2027-11-08' },
      { on: '2027-08-16', by: 'rule', rule: { standing: 'confirmed' } },
    ],
  ])('%s', async (_what, document, list, deadline) => {
    expect((await start(document, list)).deadline).toMatchObject(deadline);
    const { facts } = begun[0]!;
    expect(facts.deadline).toBe((deadline as { on: string }).on);
    expect(facts.deadlineRule === undefined).toBe((deadline as { by: string }).by !== 'rule');
  });

  it.each<[string, string, Partial<NewCycle>, string, RegExp, RegExp]>([
    [
      'nothing gives one',
      UNKNOWN,
      { mechanism: 'action-plan' },
      'deadline-missing',
      /^list\.txt states no deadline\.$/,
      /--deadline 2027-05-31\.$/,
    ],
    [
      'the review has no day',
      UNKNOWN,
      { mechanism: 'upr' },
      'deadline-missing',
      /12 weeks before the first day of the review, which it does not say either/,
      /--review/,
    ],
    [
      'a letter without a date',
      COMMUNICATION.replace('1 December 2026\n', ''),
      {},
      'deadline-missing',
      /60 calendar days after the day on which it was published/,
      /--deadline/,
    ],
    ['the review is on no day', UNKNOWN, { mechanism: 'upr', reviewOn: 'spring' }, 'date-invalid', /“spring”/, /2027/],
    [
      'the rule leaves no time',
      UNKNOWN,
      { mechanism: 'upr', reviewOn: '2027-02-26' },
      'deadline-impossible',
      /too short/,
      /./,
    ],
    [
      'the rule’s day has passed',
      UNKNOWN,
      { mechanism: 'upr', reviewOn: '2027-02-01' },
      'deadline-past',
      /before/,
      /./,
    ],
  ])('is asked for where %s', async (_what, document, list, code, message, hint) => {
    await expect(start(document, list)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(begun).toEqual([]);
  });
});

describe('a store from the time when each mechanism had one procedure', () => {
  /** The procedure of a list of issues as it was stored then. */
  const earlier = async (mechanism: string): Promise<object> => {
    const { document } = (await store.reference.load('procedure', `${mechanism}-list-of-issues`))!;
    const { instruments: _i, deadline: _d, replyRequired: _r, main: _m, ...rest } = document as Record<string, unknown>;
    return { ...rest, id: mechanism };
  };

  it('still gives a running cycle its terms', async () => {
    const { cycleId } = await start({ specimen: 'specimen-ccpr' });
    await store.reference.save('procedure', 'ccpr', await earlier('ccpr'));
    const { procedureId: _, ...versions } = begun[0]!.versions;
    const { procedure } = await loadTerms(store, cycleId, versions);
    expect(procedure).toMatchObject({ id: 'ccpr', deadline: { kind: 'read-from-instrument' }, instruments: [] });
  });

  it('takes what is new beside what is there, and new cycles start by it', async () => {
    const old = memoryStore();
    const seeds = await readSeeds(join(PROJECT, 'seeds'));
    await old.reference.save('procedure', 'ccpr', await earlier('ccpr'));
    await old.reference.save('ladder', 'default', seeds.earlier!.ladders[0]);
    const added = await storeSeeds(old.reference, seeds, { keep: true });
    // All but the ladder, which was there.
    expect(added).toBe((await storeSeeds(memoryStore().reference, seeds)) - 1);
    expect((await old.reference.load('ladder', 'default'))?.version).toBe(1);
    store = old;
    expect((await start({ specimen: 'specimen-ccpr' })).procedure.id).toBe('ccpr-list-of-issues');
    expect(begun[0]!.versions).toMatchObject({ procedureId: 'ccpr-list-of-issues', ladder: 1 });
  });

  it('has nothing but the old one before the new were stored', async () => {
    const old = memoryStore();
    const seeds = await readSeeds(join(PROJECT, 'seeds'));
    await storeSeeds(old.reference, { ...seeds, procedures: [] });
    await old.reference.save('procedure', 'ccpr', await earlier('ccpr'));
    store = old;
    expect((await start({ specimen: 'specimen-ccpr' })).procedure).toMatchObject({ id: 'ccpr', by: 'only-one' });
  });

  it('is filled again without new versions', async () => {
    const seeds = await readSeeds(join(PROJECT, 'seeds'));
    expect(await storeSeeds(store.reference, seeds)).toBe(0);
    expect(await storeSeeds(store.reference, seeds, { keep: true })).toBe(0);
    expect((await store.reference.load('ladder', 'default'))?.version).toBe(2);
  });
});
