import { describe, expect, test } from 'vitest';
import { changeObligations } from '../../../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../../../domain/obligations/changes.ts';
import { checkObligations } from '../../../domain/obligations/check-obligations.ts';
import type { Obligation, Obligations } from '../../../domain/obligations/obligation.ts';
import { anObligation, someObligations, someOwed } from '../../builders/obligations.ts';

const TODAY = '2027-02-01';
const CYCLE = 'cycle/ccpr/ccpr-c-pak-q-9';
const LIST: ObligationChange = {
  type: 'instrument-received',
  mechanism: 'ccpr',
  cycle: CYCLE,
  kind: 'list-of-issues',
  symbol: 'CCPR/C/PAK/Q/9*',
  title: 'CCPR/C/PAK/Q/9*',
  receivedOn: '2027-01-30',
  dueOn: '2027-06-01',
};
const OBSERVATIONS: ObligationChange = {
  type: 'observations-received',
  mechanism: 'ccpr',
  symbol: 'CCPR/C/PAK/CO/9',
  title: 'CCPR/C/PAK/CO/9',
  adoptedOn: '2027-01-20',
  paragraphs: ['18', '20'],
  followUp: { dueOn: '2030-01-20', basis: 'by rule', certainty: 'inferred', source: 'the rule' },
};

function after(now: Obligations, change: ObligationChange, on = TODAY): Obligation {
  return of(now, change, on).obligations[0]!;
}
function of(now: Obligations, change: ObligationChange, on = TODAY): Obligations {
  const changed = changeObligations(now, change, 'Director', on);
  if ('refused' in changed) throw new Error(changed.refused.message);
  expect(checkObligations(changed.obligations)).toEqual([]);
  return changed.obligations;
}

describe('a list that is received', () => {
  test('is linked to what was owed on it before, whatever mark of a reissue its symbol carries', () => {
    const { owed, list } = after(someObligations(), LIST);
    expect(owed).toHaveLength(1);
    expect(owed[0]).toMatchObject({ id: 'replies', cycle: CYCLE, dueOn: '2027-06-01', moved: 0 });
    expect(list).toMatchObject({ symbol: 'CCPR/C/PAK/Q/9*', on: '2027-01-30' });
  });

  test('is owed from now on where nothing was', () => {
    const { owed } = after(someObligations(anObligation({ owed: [] })), LIST);
    expect(owed).toMatchObject([
      {
        id: 'ccpr-c-pak-q-9',
        kind: 'replies',
        dueOn: '2027-06-01',
        cycle: CYCLE,
        setOn: TODAY,
        instrument: LIST.symbol,
      },
    ]);
  });

  test('prior to reporting it is the report that was awaited', () => {
    const report = someOwed({ id: 'next', kind: 'report', dueOn: null, instrument: null });
    const { owed } = after(someObligations(anObligation({ owed: [report] })), {
      ...LIST,
      kind: 'list-of-issues-prior-to-reporting',
    });
    expect(owed).toMatchObject([{ id: 'next', kind: 'report', cycle: CYCLE, dueOn: '2027-06-01', moved: 0 }]);
  });

  test('begins the wait for a review of its own', () => {
    const held = { ...anObligation().review, state: 'held', on: '2024-10-17', moved: 2 } as const;
    const { review } = after(someObligations(anObligation({ review: held })), LIST);
    expect(review).toMatchObject({ state: 'unknown', on: null, moved: 3 });
  });

  test('is taken in once', () => {
    const once = of(someObligations(), LIST);
    expect(of(once, LIST, '2027-02-02')).toBe(once);
  });

  test('under a mechanism that is not kept here changes nothing', () => {
    const now = someObligations();
    expect(of(now, { ...LIST, mechanism: 'action-plan', cycle: 'cycle/action-plan/x' })).toBe(now);
  });
});

describe('an instrument on which no cycle can be opened', () => {
  const refused: ObligationChange = {
    type: 'opening-refused',
    mechanism: 'ccpr',
    kind: 'list-of-issues',
    symbol: 'CCPR/C/PAK/Q/9',
    title: 'CCPR/C/PAK/Q/9',
    why: 'It is 3 working days too short. Agree a later day.',
  };

  test('is owed all the same, with why, until a cycle answers it', () => {
    const now = of(someObligations(), refused);
    expect(now.obligations[0]!.owed).toMatchObject([
      { id: 'replies', cycle: null, dueOn: '2027-06-01', notOpened: { why: refused.why, on: TODAY } },
    ]);
    expect(of(now, refused, '2027-02-02')).toBe(now);
    const { owed } = after(now, LIST);
    expect(owed).toMatchObject([{ id: 'replies', cycle: CYCLE }]);
    expect(owed[0]).not.toHaveProperty('notOpened');
  });

  test('stands among what is owed where it did not before, without a day, and becomes what its cycle answers', () => {
    const now = of(someObligations(anObligation({ owed: [] })), { ...refused, symbol: null });
    expect(now.obligations[0]!.owed).toMatchObject([{ kind: 'replies', dueOn: null, notOpened: { on: TODAY } }]);
    const { owed } = after(now, { ...LIST, symbol: null, title: refused.title });
    expect(owed).toMatchObject([{ kind: 'replies', cycle: CYCLE, dueOn: '2027-06-01', moved: 0 }]);
  });

  test('is the follow-up of observations without a symbol that were received before', () => {
    const nameless = { ...OBSERVATIONS, symbol: null, title: 'Human Rights Committee, 2027-01-20' };
    const kind = 'concluding-observations' as const;
    const now = of(of(someObligations(), nameless), { ...refused, kind, symbol: null, title: nameless.title });
    expect(now.obligations[0]!.owed.filter(({ notOpened }) => notOpened !== undefined)).toMatchObject([
      { kind: 'follow-up', words: expect.stringContaining('paragraphs 18, 20') },
    ]);
    const { owed } = after(now, { ...LIST, kind, symbol: null, title: nameless.title });
    expect(owed.map((one) => [one.kind, one.cycle])).toEqual([
      ['follow-up', CYCLE],
      ['report', null],
    ]);
  });

  test('changes nothing where a cycle answers it already', () => {
    const now = of(someObligations(), LIST);
    expect(of(now, refused)).toBe(now);
  });
});

test('a cycle that is submitted owes nothing any more, and is the last submission', () => {
  const done: ObligationChange = { type: 'cycle-submitted', mechanism: 'ccpr', cycle: CYCLE, on: '2027-05-20' };
  const now = of(of(someObligations(), LIST), done, '2027-05-20');
  expect(now.obligations[0]).toMatchObject({
    owed: [],
    last: { on: '2027-05-20', words: 'replies to CCPR/C/PAK/Q/9' },
  });
  expect(of(now, done, '2027-05-21')).toBe(now);
});

test('a date that the treaty body moved moves what the cycle owes', () => {
  const now = of(someObligations(), LIST);
  const moved = {
    type: 'deadline-moved',
    mechanism: 'ccpr',
    cycle: CYCLE,
    dueOn: '2027-07-01',
    source: 'e-mail',
  } as const;
  expect(after(now, moved).owed).toMatchObject([{ dueOn: '2027-07-01', moved: 1, setOn: TODAY }]);
});

describe('a review', () => {
  const review = (change: Partial<Extract<ObligationChange, { type: 'review-recorded' }>>): ObligationChange => ({
    type: 'review-recorded',
    obligation: 'ccpr',
    state: 'scheduled',
    on: '2027-07-05',
    to: '2027-07-06',
    session: '150th',
    source: 'programme of work',
    ...change,
  });

  test('that is postponed without a date keeps the day it stood on, and has no day', () => {
    const set = of(someObligations(), review({}));
    const postponed = after(set, review({ state: 'postponed', on: null, to: null, session: null }));
    expect(postponed.review).toMatchObject({ state: 'postponed', on: null, to: null, stoodOn: '2027-07-05', moved: 1 });
    const again = after(someObligations(postponed), review({ on: '2028-03-06', to: null }));
    expect(again.review).toMatchObject({ state: 'scheduled', on: '2028-03-06', moved: 2 });
    expect(again.review).not.toHaveProperty('stoodOn');
  });

  test('told twice is known once', () => {
    const now = of(someObligations(), review({}));
    expect(of(now, review({}))).toBe(now);
  });

  test.each<[string, Parameters<typeof review>[0], string]>([
    ['without a day', { on: null, to: null }, 'a review that is scheduled has a day'],
    ['that ends before it begins', { to: '2027-07-04' }, 'before it begins'],
    ['that was postponed to a day', { state: 'postponed' }, 'a postponed review has no day'],
    ['that was held tomorrow', { state: 'held', on: '2027-02-02', to: null }, 'lies in the future'],
    ['to come that is over', { on: '2027-01-30', to: '2027-01-31' }, 'cannot end on 2027-01-31'],
    ['on a day that does not exist', { on: '2027-02-30' }, '“2027-02-30” is not a date'],
  ])('%s is refused', (_why, change, message) => {
    const changed = changeObligations(someObligations(), review(change), 'Director', TODAY);
    expect(changed).toMatchObject({ refused: { message: expect.stringContaining(message) } });
  });
});

describe('concluding observations', () => {
  test('end the review: no replies are awaited any more, a follow-up and the next report are', () => {
    const scheduled = { ...anObligation().review, state: 'scheduled', on: '2027-01-10', to: null } as const;
    const one = after(someObligations(anObligation({ review: scheduled })), OBSERVATIONS);
    expect(one.review).toMatchObject({ state: 'held', on: '2027-01-10' });
    expect(one.observations).toMatchObject({ adoptedOn: '2027-01-20', followUpParagraphs: ['18', '20'] });
    expect(one.owed).toMatchObject([
      { kind: 'follow-up', dueOn: '2030-01-20', certainty: 'inferred', basis: 'by rule' },
      { kind: 'report', dueOn: null, certainty: 'to-be-confirmed' },
    ]);
  });

  test('do not take a cycle that still answers the list out of its owner’s hands', () => {
    const { owed } = after(of(someObligations(), LIST), OBSERVATIONS);
    expect(owed.map(({ kind }) => kind)).toEqual(['replies', 'follow-up', 'report']);
  });

  test('without paragraphs for a follow-up ask for none', () => {
    const { owed } = after(someObligations(), { ...OBSERVATIONS, paragraphs: [] });
    expect(owed.map(({ kind }) => kind)).toEqual(['report']);
  });

  const awaited = someOwed({ id: 'awaited', kind: 'follow-up', instrument: null, dueOn: null });

  test('are those that a follow-up without a symbol waited for', () => {
    const { owed } = after(someObligations(anObligation({ owed: [awaited] })), OBSERVATIONS);
    expect(owed).toMatchObject([{ id: 'awaited', instrument: 'CCPR/C/PAK/CO/9', dueOn: '2030-01-20', moved: 0 }, {}]);
  });

  test('that name no paragraphs take nothing away that was owed on them', () => {
    const { owed } = after(someObligations(anObligation({ owed: [awaited] })), { ...OBSERVATIONS, paragraphs: [] });
    expect(owed.map(({ id }) => id)).toContain('awaited');
  });

  test('are linked to the follow-up cycle that is opened on them, once', () => {
    const now = of(someObligations(), OBSERVATIONS);
    const opened: ObligationChange = {
      ...LIST,
      cycle: 'cycle/ccpr/ccpr-c-pak-co-9',
      kind: 'concluding-observations',
      symbol: 'CCPR/C/PAK/CO/9',
      title: 'CCPR/C/PAK/CO/9',
      dueOn: '2030-01-20',
    };
    const linked = of(now, opened);
    expect(linked.obligations[0]!.owed[0]).toMatchObject({ kind: 'follow-up', cycle: 'cycle/ccpr/ccpr-c-pak-co-9' });
    expect(linked.obligations[0]!.owed).toHaveLength(2);
    expect(of(linked, OBSERVATIONS)).toBe(linked);
    expect(linked.obligations[0]!.list).toBeNull();
  });

  test('received again with the paragraphs that were missing ask for their follow-up', () => {
    const now = of(someObligations(), { ...OBSERVATIONS, paragraphs: [] });
    expect(
      after(now, OBSERVATIONS)
        .owed.map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['follow-up', 'report']);
  });
});

describe('what is entered by hand', () => {
  test('the next report is owed once, and moves', () => {
    const due = (dueOn: string): ObligationChange => ({
      type: 'due-set',
      obligation: 'ccpr',
      owed: null,
      dueOn,
      source: 'CO',
    });
    const set = of(someObligations(anObligation({ owed: [] })), due('2031-03-31'));
    expect(after(set, due('2032-03-31')).owed).toMatchObject([{ kind: 'report', dueOn: '2032-03-31', moved: 1 }]);
  });

  const submitted = (
    change: Partial<Extract<ObligationChange, { type: 'submission-recorded' }>>,
  ): ObligationChange => ({
    type: 'submission-recorded',
    obligation: 'ccpr',
    owed: null,
    on: '2027-01-15',
    source: 'note verbale',
    ...change,
  });

  test('a submission outside a cycle settles the only thing owed', () => {
    expect(after(someObligations(), submitted({}))).toMatchObject({ owed: [], last: { on: '2027-01-15' } });
  });

  const two = someObligations(anObligation({ owed: [someOwed(), someOwed({ id: 'report', kind: 'report' })] }));
  const cmw = anObligation({ id: 'cmw', mechanism: null, owed: [], bond: { ...anObligation().bond, party: false } });
  test.each<[string, Obligations, ObligationChange, string, string]>([
    ['which of two was submitted must be said', two, submitted({}), '2 things are owed', '--owed replies, report'],
    [
      'what is not owed cannot be submitted',
      two,
      submitted({ owed: 'x' }),
      'nothing with the id “x”',
      'replies, report',
    ],
    [
      'nothing is submitted tomorrow',
      two,
      submitted({ owed: 'report', on: '2027-02-02' }),
      'lies in the future',
      'until',
    ],
    [
      'a treaty that does not bind owes nothing',
      someObligations(cmw),
      submitted({ obligation: 'cmw' }),
      'not a party',
      'binds',
    ],
    [
      'a body that is not kept here',
      two,
      submitted({ obligation: 'upr' }),
      'nothing is kept under “upr”',
      'one of ccpr',
    ],
    [
      'observations of a body that is not kept here',
      two,
      { ...OBSERVATIONS, mechanism: 'action-plan' },
      'nothing is kept under action-plan',
      'treaty body',
    ],
  ])('%s', (_why, now, change, message, hint) => {
    const changed = changeObligations(now, change, 'Director', TODAY);
    expect(changed).toMatchObject({
      refused: { message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
    });
  });
});

test('each version says who made it, why and on which day', () => {
  expect(of(someObligations(), LIST)).toMatchObject({
    by: 'Director',
    on: TODAY,
    reason: `Received: CCPR/C/PAK/Q/9*; ${CYCLE} answers it by 2027-06-01`,
  });
});
