import type { GapListDocument, WriteGapList } from '../../activities/draft-ports.ts';
import { GAP_TITLES } from '../../domain/matrix/gap-list.ts';
import type { GapItem } from '../../domain/matrix/consolidation.ts';
import { longDate } from './long-date.ts';
import type { Paper, PaperBlock } from './papers/paper.ts';
import { counted, shortDay } from './papers/words.ts';
import { writePaper } from './papers/write-paper.ts';

/** More characters of a reason than this are cut at a word: the list is read at one sitting. */
const LONGEST = 420;

/** Sets the list of gaps as a paper of the Ministry: what is missing question by question, whose it is, since when. */
export const writeGapList: WriteGapList = (list) => writePaper(gapPaper(list));

function gapPaper(list: GapListDocument): Paper {
  const { title, number, items, mark } = list;
  return {
    title: `List of gaps: ${title}`,
    letterhead: ['GOVERNMENT OF PAKISTAN', 'MINISTRY OF HUMAN RIGHTS'],
    number,
    placeAndDate: `Islamabad, ${longDate(list.asOf)}`,
    caption: 'LIST OF GAPS',
    addressee: null,
    subject: `What is missing in the replies of Pakistan to ${title}`,
    salutation: null,
    numbered: false,
    blocks: items.length === 0 ? nothing(list) : [...summary(list), ...byQuestion(items), ...byOffice(items)],
    close: null,
    signature: [],
    enclosures: [],
    note: 'What the offices wrote as their reason stands in their own words. An answer that lacks something is in the text all the same.',
    mark,
  };
}

function standing({ frozenOn, asOf }: GapListDocument): string {
  return frozenOn === null
    ? `As the answers stand on ${longDate(asOf)}.`
    : `As the text was put together on ${longDate(frozenOn)}.`;
}

function nothing(list: GapListDocument): readonly PaperBlock[] {
  const text = `${standing(list)} Nothing is missing: each of the ${counted(list.questions, 'question')} is answered.`;
  return [{ kind: 'paragraph', text }];
}

function summary(list: GapListDocument): readonly PaperBlock[] {
  const { items, questions } = list;
  const concerned = new Set(items.map(({ question }) => question)).size;
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return [
    {
      kind: 'paragraph',
      text: `${standing(list)} Something is missing for ${concerned} of the ${counted(questions, 'question')}.`,
    },
    {
      kind: 'facts',
      facts: kinds.map((kind) => [
        GAP_TITLES[kind],
        counted(items.filter((item) => item.kind === kind).length, 'place'),
      ]),
    },
  ];
}

function byQuestion(items: readonly GapItem[]): readonly PaperBlock[] {
  return [
    { kind: 'heading', text: 'By question' },
    {
      kind: 'table',
      caption: null,
      head: ['No.', 'What', 'Whose', 'Since', 'Details'],
      widths: [1.5, 2.4, 3.4, 2.6, 6.1],
      rows: items.map((item) => [
        numberOf(item),
        GAP_TITLES[item.kind],
        item.officeName ?? '–',
        shortDay(item.since),
        cut(item.says),
      ]),
    },
  ];
}

/** The same by who has to act, so that the chair can call on each once. */
function byOffice(items: readonly GapItem[]): readonly PaperBlock[] {
  const names = [...new Set(items.flatMap(({ officeName }) => officeName ?? []))].sort();
  if (names.length === 0) return [];
  const rows = names.map((name) => {
    const theirs = items.filter(({ officeName }) => officeName === name);
    const since = theirs.flatMap((item) => item.since ?? []).sort()[0] ?? null;
    return [name, String(theirs.length), [...new Set(theirs.map(numberOf))].join(', '), shortDay(since)];
  });
  return [
    { kind: 'heading', text: 'By office' },
    {
      kind: 'table',
      caption: null,
      head: ['Office', 'Places', 'Questions', 'First since'],
      widths: [5.6, 1.6, 6, 2.8],
      numbers: [1],
      rows,
    },
  ];
}

/** `4 (b)`, or our own `q4.b` where the list prints no number. */
function numberOf({ number, row, question }: GapItem): string {
  if (number === null) return row;
  const part = row.slice(question.length + 1);
  return part === '' ? number : `${number} (${part})`;
}

function cut(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= LONGEST) return flat;
  const head = flat.slice(0, LONGEST - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), LONGEST / 2))}…`;
}
