import { describe, expect, test } from 'vitest';
import type { NewComment, NewDraft, Store } from '../../../activities/store-ports.ts';
import { CYCLE } from './some-events.ts';

const OTHER = 'cycle/cat/cat-c-pak-q-3';
const ORIGIN = { office: 'moi', row: 'q1', source: 'mail-1' };

const text = (words: string, change: Partial<NewDraft> = {}): NewDraft => ({
  question: 'q1',
  part: null,
  paragraphs: [[{ text: words, origins: [ORIGIN] }]],
  by: 'Deputy Director',
  on: '2027-01-20',
  reason: 'first text',
  seen: [ORIGIN],
  ...change,
});
const remark = (change: Partial<NewComment> = {}): NewComment => ({
  question: 'q1',
  part: null,
  sentence: null,
  text: 'Which year?',
  by: 'molj',
  on: '2027-01-21',
  ...change,
});

/** What every store does with the State's text, the remarks on it and the weights of its paragraphs. */
export function draftContract(of: () => Store): void {
  describe('the State’s text', () => {
    test('is kept in versions from 1, each as it was written; the newest holds', async () => {
      const { drafts } = of();
      expect(await drafts.write(CYCLE, text('قانون نافذ ہے۔'), 0)).toEqual({ ...text('قانون نافذ ہے۔'), version: 1 });
      const second = text('The Act is in force.', { by: 'Director', on: '2027-01-22', reason: 'in English' });
      await drafts.write(CYCLE, second, 1);
      expect(await drafts.versions(CYCLE, { question: 'q1', part: null })).toEqual([
        { ...text('قانون نافذ ہے۔'), version: 1 },
        { ...second, version: 2 },
      ]);
      expect(await drafts.newest(CYCLE)).toEqual([{ ...second, version: 2 }]);
      expect(await drafts.newest(OTHER)).toEqual([]);
    });

    test('is one for each place: the question and its parts', async () => {
      const { drafts } = of();
      await drafts.write(CYCLE, text('Part b.', { question: 'q2', part: 'q2.b' }), 0);
      await drafts.write(CYCLE, text('Whole.', { question: 'q2' }), 0);
      await drafts.write(CYCLE, text('First.'), 0);
      expect((await drafts.newest(CYCLE)).map(({ question, part, version }) => [question, part, version])).toEqual([
        ['q1', null, 1],
        ['q2', null, 1],
        ['q2', 'q2.b', 1],
      ]);
      expect(await drafts.versions(CYCLE, { question: 'q2', part: 'q2.a' })).toEqual([]);
    });

    test('is not written over what somebody else wrote meanwhile: it is said who did', async () => {
      const { drafts } = of();
      await drafts.write(CYCLE, text('One.'), 0);
      await drafts.write(CYCLE, text('Two.', { by: 'Section Officer' }), 1);
      await expect(drafts.write(CYCLE, text('Mine.'), 1)).rejects.toMatchObject({
        code: 'draft-moved',
        message: 'The text for q1 was made from version 1; Section Officer wrote version 2 on 2027-01-20.',
      });
      await expect(drafts.write(CYCLE, text('Mine.'), 9)).rejects.toMatchObject({ code: 'draft-moved' });
      await expect(drafts.write(OTHER, text('Mine.'), 1)).rejects.toThrow('no version of it is stored');
      expect((await drafts.newest(CYCLE))[0]?.version).toBe(2);
    });

    test('written twice by one press of a button is one version; with newer answers on the table it is another', async () => {
      const { drafts } = of();
      await drafts.write(CYCLE, text('One.'), 0);
      expect((await drafts.write(CYCLE, text('One.', { reason: 'again' }), 0)).version).toBe(1);
      const seen = [{ ...ORIGIN, source: 'mail-2' }];
      expect((await drafts.write(CYCLE, text('One.', { seen }), 1)).version).toBe(2);
    });

    test('of two who write at once one is told', async () => {
      const { drafts } = of();
      const ends = await Promise.allSettled(['A.', 'B.', 'C.'].map((words) => drafts.write(CYCLE, text(words), 0)));
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await drafts.versions(CYCLE, text(''))).toHaveLength(1);
    });

    test('keeps what PostgreSQL cannot store as a sign, in every field', async () => {
      const { drafts } = of();
      await drafts.write(CYCLE, text('a\0b', { by: 'x\0', reason: '\ud800' }), 0);
      expect(await drafts.newest(CYCLE)).toMatchObject([
        { paragraphs: [[{ text: 'a␀b' }]], by: 'x␀', reason: '\uFFFD' },
      ]);
    });
  });

  describe('a remark on the text', () => {
    test('has a number in its cycle and is open until somebody deals with it', async () => {
      const { drafts } = of();
      expect(await drafts.comment(CYCLE, remark())).toEqual({ ...remark(), id: 1, resolved: null });
      const whole = remark({ question: null, text: 'Shorter, please.' });
      expect((await drafts.comment(CYCLE, whole)).id).toBe(2);
      expect((await drafts.comment(OTHER, whole)).id).toBe(1);
      const resolved = { by: 'Director', on: '2027-01-23', note: 'year added' };
      expect(await drafts.resolve(CYCLE, 1, resolved.by, resolved.on, resolved.note)).toMatchObject({
        id: 1,
        resolved,
      });
      expect((await drafts.comments(CYCLE)).map((one) => one.resolved)).toEqual([resolved, null]);
    });

    test('made twice is one; another day or sentence makes another', async () => {
      const { drafts } = of();
      await drafts.comment(CYCLE, remark());
      await drafts.comment(CYCLE, remark());
      await drafts.comment(CYCLE, remark({ on: '2027-01-22' }));
      await drafts.comment(CYCLE, remark({ sentence: 'The Act is in force.' }));
      expect((await drafts.comments(CYCLE)).map(({ id }) => id)).toEqual([1, 2, 3]);
    });

    test('is dealt with once: the first word on it stays', async () => {
      const { drafts } = of();
      await drafts.comment(CYCLE, remark());
      await drafts.resolve(CYCLE, 1, 'Director', '2027-01-23', 'done');
      const again = await drafts.resolve(CYCLE, 1, 'Somebody', '2027-01-24', 'mine');
      expect(again.resolved?.by).toBe('Director');
      await expect(drafts.resolve(CYCLE, 7, 'Director', '2027-01-23', '')).rejects.toMatchObject({
        code: 'comment-unknown',
      });
    });
  });

  test('the weight of a paragraph is the one set last', async () => {
    const { drafts } = of();
    await drafts.weigh(CYCLE, 'q1', 2, 'Director', '2027-01-20');
    await drafts.weigh(CYCLE, 'q2', 0.5, 'Director', '2027-01-20');
    await drafts.weigh(CYCLE, 'q1', 3, 'Director', '2027-01-21');
    expect(await drafts.weights(CYCLE)).toEqual({ q1: 3, q2: 0.5 });
    expect(await drafts.weights(OTHER)).toEqual({});
  });
}
