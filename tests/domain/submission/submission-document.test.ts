import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import { NOTHING_AVAILABLE, submissionDocument } from '../../../domain/submission/submission-document.ts';
import type { SubmissionBlock } from '../../../domain/submission/submission-document.ts';
import type { DraftVersion } from '../../../domain/matrix/draft.ts';
import { submissionText } from '../../../domain/submission/submission-text.ts';
import {
  aConsolidationInput,
  anAnswer,
  aQuestion,
  aSection,
  rowsOf,
  submissionFacts,
} from '../../builders/consolidation.ts';

const shown = (block: SubmissionBlock): string =>
  block.kind === 'paragraph' ? `${block.number}. ${block.text}` : `${block.kind}: ${block.text}`;

describe('the State’s replies', () => {
  it('stand in the order of the list, each under “Reply to paragraph”, numbered through', () => {
    const { blocks, title } = submissionDocument(consolidate(aConsolidationInput()), submissionFacts());
    expect(title).toBe(
      'Replies of Pakistan to the list of issues in relation to its combined sixth and seventh periodic reports (CRC/C/PAK/Q/6-7)',
    );
    expect(blocks.map(shown)).toEqual([
      'section: General measures',
      'reply: Reply to paragraph 1 of the list of issues (CRC/C/PAK/Q/6-7)',
      'voice: Home Department, Punjab',
      '1. A committee sits since 2021.',
      'voice: Punjab Police',
      '2. The police set up a desk.',
      'reply: Reply to paragraph 2 (a)',
      'voice: Home Department, Punjab',
      '3. A rule was made.',
      'voice: Punjab Police',
      '4. Forty cases.',
      'reply: Reply to paragraph 2 (b)',
      '5. Two trainings.',
      'section: Violence against children',
      'reply: Reply to paragraph 3',
      `6. ${NOTHING_AVAILABLE}`,
      'reply: Reply to paragraph 4',
      '7. The Act of 2020 is in force.',
    ]);
  });

  it('say of every paragraph from which office, row and message it is', () => {
    const { blocks } = submissionDocument(consolidate(aConsolidationInput()), submissionFacts());
    const origins = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.origins] : []));
    expect(origins[3]).toEqual([{ office: 'punjab-police', row: 'q2.a', source: 'mail-of-punjab-police' }]);
    expect(origins[5]).toEqual([]);
  });

  it('say what the secretariat drafted in place of the answers, with all origins of each paragraph', () => {
    const home = { office: 'punjab-home', row: 'q1', source: 'mail-of-punjab-home' };
    const police = { office: 'punjab-police', row: 'q1', source: 'mail-of-punjab-police' };
    const sentence = (text: string, ...origins: readonly (typeof home)[]) => ({ text, origins });
    const draft = (part: string | null, ...paragraphs: DraftVersion['paragraphs'][number][]): DraftVersion => ({
      ...{ question: 'q1', part, version: 2, by: 'Desk officer', on: '2027-02-01', reason: '' },
      paragraphs,
    });
    const whole = consolidate(aConsolidationInput());
    const drafted = (question: string, ...drafts: DraftVersion[]) => ({
      ...whole,
      sections: whole.sections.map((section) => ({
        ...section,
        paragraphs: section.paragraphs.map((one) => (one.question === question ? { ...one, drafts } : one)),
      })),
    });
    const first = draft(
      null,
      [sentence('A committee sits.', home), sentence('It has a desk.', home, police)],
      [sentence('More will follow.')],
    );
    const { blocks } = submissionDocument(drafted('q1', first), submissionFacts({ symbol: null }));
    expect(blocks.slice(1, 4).map(shown)).toEqual([
      'reply: Reply to paragraph 1',
      '1. A committee sits. It has a desk.',
      '2. More will follow.',
    ]);
    expect(blocks.slice(2, 4).map((block) => (block.kind === 'paragraph' ? block.origins : null))).toEqual([
      [home, police],
      [],
    ]);

    const ofPart = submissionDocument(
      drafted('q2', draft('q2.b', [sentence('Trained twice.')])),
      submissionFacts(),
    ).blocks;
    const at = ofPart.map(shown).indexOf('reply: Reply to paragraph 2 (a)');
    expect(ofPart.slice(at).map(shown).slice(0, 7)).toEqual([
      'reply: Reply to paragraph 2 (a)',
      'voice: Home Department, Punjab',
      '3. A rule was made.',
      'voice: Punjab Police',
      '4. Forty cases.',
      'reply: Reply to paragraph 2 (b)',
      '5. Trained twice.',
    ]);
  });

  it('break an answer into paragraphs where its office did', () => {
    const input = aConsolidationInput({
      list: { sections: [], questions: [aQuestion('q1', { number: null })] },
      requests: [rowsOf('punjab-home', { q1: 'accepted' })],
      answers: [anAnswer('punjab-home', 'q1', 'One.\r\n\r\n  Two.\n')],
    });
    expect(submissionDocument(consolidate(input), submissionFacts()).blocks.map(shown)).toEqual([
      'reply: Reply to issue 1 of the list of issues (CRC/C/PAK/Q/6-7)',
      '1. One.',
      '2. Two.',
    ]);
  });

  it('say for a part without answer that nothing was available, when other parts have one', () => {
    const input = aConsolidationInput();
    const answers = input.answers.filter(({ row }) => row !== 'q2.a');
    const blocks = submissionDocument(consolidate({ ...input, answers }), submissionFacts()).blocks.map(shown);
    const at = blocks.indexOf('reply: Reply to paragraph 2 (a)');
    expect(blocks[at + 1]).toContain(NOTHING_AVAILABLE);
  });

  it('leave out a heading that leads to no question, and keep one that leads to a heading with questions', () => {
    const made = consolidate(
      aConsolidationInput({
        list: {
          sections: [
            aSection('s1', 'Part I'),
            aSection('s2', 'Violence', { level: 2 }),
            aSection('s3', 'Part II'),
            aSection('s4', 'Part III'),
          ],
          questions: [aQuestion('q1', { section: 's2' }), aQuestion('q2', { section: 's4' })],
        },
      }),
    );
    const headings = submissionDocument(made, submissionFacts()).blocks.filter((block) => block.kind === 'section');
    expect(headings.map((block) => block.text)).toEqual(['Part I', 'Violence', 'Part III']);
  });

  it.each([
    ['no limit known', null, 'These replies have 26 words, headings and annexes not counted.'],
    [
      'within it',
      { words: 10_700, kind: 'hard' },
      'These replies have 26 words, headings and annexes not counted; the limit is 10,700 words.',
    ],
    [
      'over it',
      { words: 20, kind: 'soft' },
      'These replies have 26 words, headings and annexes not counted, which is 6 more than the limit of 20 words.',
    ],
  ] as const)('state their length: %s', (_what, limit, statement) => {
    expect(submissionDocument(consolidate(aConsolidationInput({ limit })), submissionFacts()).lengthStatement).toBe(
      statement,
    );
  });

  it('read as plain text as well', () => {
    const text = submissionText(
      submissionDocument(consolidate(aConsolidationInput()), submissionFacts({ mark: 'REHEARSAL' })),
    );
    expect(text.split('\n\n').slice(0, 7)).toEqual([
      'REHEARSAL',
      'Committee on the Rights of the Child',
      'Replies of Pakistan to the list of issues in relation to its combined sixth and seventh periodic reports (CRC/C/PAK/Q/6-7)',
      '2027-06-14',
      'GENERAL MEASURES',
      'Reply to paragraph 1 of the list of issues (CRC/C/PAK/Q/6-7)',
      'Home Department, Punjab',
    ]);
    expect(text).toContain(
      'ANNEXES\n\n1.\tStatistical tables, 2021–2026\n2.\tText of the Zainab Alert Act, 2020\n\nThese replies have',
    );
    expect(text.endsWith('not counted.\n')).toBe(true);
  });

  it('read without a date, committee or symbol as well', () => {
    const facts = submissionFacts({ date: null, committee: null, symbol: null, annexes: [] });
    const text = submissionText(submissionDocument(consolidate(aConsolidationInput()), facts));
    expect(
      text.startsWith(
        'Replies of Pakistan to the list of issues in relation to its combined sixth and seventh periodic reports\n\nGENERAL',
      ),
    ).toBe(true);
    expect(text).not.toContain('ANNEXES');
  });
});
