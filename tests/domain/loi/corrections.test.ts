import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, asCorrections, type ReadingCorrection } from '../../../domain/loi/corrections.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { listChanges, nothingChanged } from '../../../domain/loi/list-changes.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { ReadingChange } from '../../../domain/loi/reading-change.ts';

const LIST = readInstrument(`CCPR/C/PAK/Q/9

Human Rights Committee

List of issues in relation to the third periodic report of Pakistan

A. General information (art. 2)

1. Please describe the measures taken. Kindly note that the annual report of the Commission has not been sent.

2. Please provide: (a) the number of complaints; (b) the number of investigations; and (c) the sentences imposed.

B. Equality (art. 26)

3. Please explain how women are protected.

4. Please comment on enforced disappearances.
`);

const SAID = { by: 'Director', on: '2026-12-01', reason: 'the page break hid it' };
const corrected = (...changes: readonly ReadingChange[]) =>
  applyCorrections(LIST, asCorrections(LIST, [], changes, SAID));
const ids = ({ questions }: InstrumentReading) => questions.map(({ id }) => id);

describe('an officer corrects a reading', () => {
  it('of four questions under two headings, with no day', () => {
    expect(ids(LIST)).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(LIST.sections.map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(LIST.doubts.map(({ code }) => code)).toContain('no-deadline');
  });

  it('enters the day that is not in the text, and the doubt about it is settled', () => {
    const { reading } = corrected({ type: 'set-field', field: 'deadline', value: '2027-03-01' });
    expect(reading.deadline).toBe('2027-03-01');
    expect(reading.doubts.map(({ code }) => code)).not.toContain('no-deadline');
  });

  it.each<readonly [string, ReadingChange, readonly string[]]>([
    [
      'a split keeps the first and makes the next free one',
      { type: 'split-question', question: 'q1', at: 'Kindly note' },
      ['q1', 'q5', 'q2', 'q3', 'q4'],
    ],
    ['two become one under the first', { type: 'merge-questions', question: 'q3', with: 'q4' }, ['q1', 'q2', 'q3']],
    [
      'one is added in its place',
      { type: 'add-question', after: 'q2', text: 'Please give the budget.', number: '2 bis' },
      ['q1', 'q2', 'q5', 'q3', 'q4'],
    ],
    [
      'one is added at the head',
      { type: 'add-question', after: null, text: 'Please give the budget.' },
      ['q5', 'q1', 'q2', 'q3', 'q4'],
    ],
    ['one is taken out', { type: 'remove-question', question: 'q2' }, ['q1', 'q3', 'q4']],
    ['one is moved', { type: 'move-question', question: 'q4', after: 'q1' }, ['q1', 'q4', 'q2', 'q3']],
  ])('%s', (_, change, now) => {
    const { reading, refused } = corrected(change);
    expect(refused).toEqual([]);
    expect(ids(reading)).toEqual(now);
  });

  it('reads a new wording anew, and parts that are still there keep their ids', () => {
    const text =
      'Please provide: (a) the number of investigations; (b) the number of complaints of women; (c) the sentences imposed; and (d) the statistics.';
    const { reading } = corrected({ type: 'change-question', question: 'q2', to: { text } });
    expect(reading.questions[1]!.parts.map(({ id, text: part }) => [id, part])).toEqual([
      ['q2.a', 'the number of investigations'],
      ['q2.b', 'the number of complaints of women'],
      ['q2.c', 'the sentences imposed'],
      ['q2.d', 'the statistics.'],
    ]);
    expect(reading.questions[1]!.asksFor).toContain('statistics');
    expect(reading.questions[1]!.articles).toEqual(LIST.questions[1]!.articles);
  });

  it('a question that is split carries the articles of its heading', () => {
    const { reading } = corrected({ type: 'split-question', question: 'q1', at: 'Kindly note' });
    expect(reading.questions.slice(0, 2).map(({ articles, section }) => [articles, section])).toEqual([
      [['2'], 's1'],
      [['2'], 's1'],
    ]);
  });

  it('corrects parts: another wording stands in the question too; two become one; one more; one less', () => {
    const { reading, refused } = corrected(
      { type: 'change-part', part: 'q2.a', to: { text: 'the number of complaints by sex' } },
      { type: 'merge-parts', part: 'q2.b', with: 'q2.c' },
      { type: 'add-part', question: 'q2', label: '(d)', text: 'the reparation given.' },
      { type: 'add-part', question: 'q3', label: null, text: 'how women are protected.' },
    );
    expect(refused).toEqual([]);
    expect(reading.questions[1]!.text).toContain('complaints by sex');
    expect(reading.questions[1]!.text).toContain('the reparation given.');
    expect(reading.questions[1]!.parts.map(({ id }) => id)).toEqual(['q2.a', 'q2.b', 'q2.d']);
    expect(reading.questions[2]).toMatchObject({ text: LIST.questions[2]!.text, parts: [{ id: 'q3.a' }] });
  });

  it('corrects headings; what stood under one that goes stands under the one above', () => {
    const { reading } = corrected(
      { type: 'add-section', heading: 'Women', level: 2, after: 's2' },
      { type: 'change-question', question: 'q3', to: { section: 's3' } },
      { type: 'change-section', section: 's2', to: { heading: 'Equality before the law' } },
      { type: 'remove-section', section: 's1' },
    );
    expect(reading.sections).toMatchObject([
      { id: 's2', heading: 'Equality before the law' },
      { id: 's3', heading: 'Women', parent: 's2' },
    ]);
    expect(reading.questions.map(({ section }) => section)).toEqual([null, null, 's3', 's2']);
    expect(corrected({ type: 'remove-section', section: 's3' }).reading).toEqual(LIST);
  });

  it.each<readonly [ReadingChange, string]>([
    [{ type: 'set-field', field: 'deadline', value: '2027-02-30' }, '“2027-02-30” is not a date'],
    [{ type: 'set-field', field: 'wordLimit', value: 0 }, 'a whole number from 1'],
    [{ type: 'set-field', field: 'kind', value: 'list' }, 'list-of-issues-prior-to-reporting'],
    [
      { type: 'change-question', question: 'q9', to: { text: 'x' } },
      'there is no question q9; there are q1, q2, q3, q4',
    ],
    [{ type: 'change-question', question: 'q1', to: { text: ' ' } }, 'would be empty'],
    [{ type: 'change-question', question: 'q1', to: { section: 's9' } }, 'there is no heading s9; there are s1, s2'],
    [{ type: 'split-question', question: 'q1', at: 'nowhere' }, 'stand nowhere in q1'],
    [{ type: 'split-question', question: 'q2', at: 'the number of' }, 'stand 2 times in q2'],
    [{ type: 'split-question', question: 'q1', at: 'Please describe' }, 'q1 begins with'],
    [{ type: 'merge-questions', question: 'q1', with: 'q1' }, 'there is no other question q1; there are q2, q3, q4'],
    [{ type: 'change-part', part: 'q2.f', to: { text: 'x' } }, 'there is no part q2.f; there are q2.a, q2.b, q2.c'],
    [{ type: 'merge-parts', part: 'q2.a', with: 'q2.a' }, 'no other part of q2'],
    [{ type: 'add-question', after: 'q7', text: 'x' }, 'there is no question q7'],
    [{ type: 'add-section', heading: ' ', level: 1, after: null }, 'the heading is empty'],
  ])('what cannot be is refused with what would be accepted: %j', (change, why) => {
    const { reading, refused } = corrected(change);
    expect(refused.map((one) => one.why).join()).toContain(why);
    expect(reading).toEqual(LIST);
  });

  it('ids that were made and taken back are not given again', () => {
    const first = asCorrections(
      LIST,
      [],
      [{ type: 'add-question', after: 'q4', text: 'Please give the budget.' }],
      SAID,
    );
    const second = asCorrections(
      LIST,
      [],
      [{ type: 'add-question', after: 'q4', text: 'Please give the plan.' }],
      SAID,
      first,
    );
    expect([first, second].map(([one]) => [one!.id, one!.change])).toMatchObject([
      ['c1', { makes: 'q5' }],
      ['c2', { makes: 'q6' }],
    ]);
  });
});

describe('whatever is corrected', () => {
  const question = fc.constantFrom('q1', 'q2', 'q3', 'q4');
  const words = fc.constantFrom(
    'Please give figures by year.',
    'Please provide: (a) the law; (b) the budget.',
    'Kindly say more.',
  );
  const change: fc.Arbitrary<ReadingChange> = fc.oneof(
    fc.record({
      type: fc.constant('set-field' as const),
      field: fc.constant('deadline' as const),
      value: fc.constantFrom('2027-03-01', null),
    }),
    fc.record({ type: fc.constant('change-question' as const), question, to: fc.record({ text: words }) }),
    fc.record({ type: fc.constant('split-question' as const), question, at: fc.constantFrom('Kindly', '(b)', 'are') }),
    fc.record({ type: fc.constant('merge-questions' as const), question, with: question }),
    fc.record({ type: fc.constant('add-question' as const), after: fc.option(question), text: words }),
    fc.record({ type: fc.constant('remove-question' as const), question }),
    fc.record({ type: fc.constant('move-question' as const), question, after: fc.option(question) }),
    fc.record({ type: fc.constant('remove-part' as const), part: fc.constantFrom('q2.a', 'q2.b') }),
    fc.record({ type: fc.constant('add-part' as const), question, label: fc.constantFrom('(d)', null), text: words }),
  );
  const corrections = fc.array(change, { maxLength: 8 }).map((changes) => asCorrections(LIST, [], changes, SAID));

  it('ids are never doubled nor passed on, and no other question is touched', () => {
    fc.assert(
      fc.property(corrections, (made) => {
        const { reading } = applyCorrections(LIST, made);
        const all = reading.questions.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]);
        expect(new Set(all).size).toBe(all.length);
        const named = JSON.stringify(made.map((one) => one.change));
        for (const question of LIST.questions)
          if (!named.includes(question.id)) expect(reading.questions).toContainEqual(question);
      }),
    );
  });

  it('leaving a correction out is as if it had never been made, and the same one twice is once', () => {
    fc.assert(
      fc.property(corrections, (made) => {
        const last = made.at(-1);
        const before = applyCorrections(LIST, made.slice(0, -1));
        const undone = applyCorrections(
          LIST,
          made.filter((one) => one !== last),
        );
        expect(undone).toEqual(before);
        expect(applyCorrections(LIST, [...made, ...made])).toEqual(applyCorrections(LIST, made));
        expect(applyCorrections(LIST, []).reading).toBe(LIST);
      }),
    );
  });

  it('what was refused has changed nothing, and what differs is told', () => {
    fc.assert(
      fc.property(corrections, (made) => {
        const { reading, refused } = applyCorrections(LIST, made);
        const kept = made.filter((one: ReadingCorrection) => refused.every(({ correction }) => correction !== one));
        expect(applyCorrections(LIST, kept).reading).toEqual(reading);
        const same = JSON.stringify(reading.questions) === JSON.stringify(LIST.questions) && reading.deadline === null;
        expect(nothingChanged(listChanges(LIST, reading))).toBe(same);
      }),
    );
  });
});
