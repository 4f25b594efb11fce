import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInstruction } from '../../../domain/loi/instructions.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { textLines } from '../../../domain/loi/lines.ts';
import { plainText } from '../../../domain/loi/plain-text.ts';
import { growth, LINEAR } from '../../growth.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

const word = fc.constantFrom('courts', 'schools', 'prisons', 'wages', 'water', 'teachers', 'asylum', 'police', 'land');
const phrase = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const plain = phrase.map((words) => `Please provide information on ${words}.`);
const lettered = fc.array(phrase, { minLength: 2, maxLength: 6 }).map((all) => all.map((words) => `About ${words}`));

interface Paragraph {
  readonly heading: string | null;
  readonly lead: string;
  readonly parts: readonly string[];
}
const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  heading: fc.option(
    word.map((subject) => `Access to ${subject} (art. 9)`),
    { freq: 3 },
  ),
  lead: plain,
  parts: fc.oneof(fc.constant([]), lettered),
});

/** Breaks a paragraph at the margin, as a page does. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const next of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + next.length > width) lines.push(next);
    else lines[lines.length - 1] = last === '' ? next : `${last} ${next}`;
  }
  return lines.join('\n');
}

/** The words of a paragraph, as one line. */
function inOneLine({ lead, parts }: Paragraph): string {
  const letters = parts.map(
    (part, at) => `(${String.fromCharCode(97 + at)}) ${part}${at === parts.length - 1 ? '.' : ';'}`,
  );
  return [parts.length > 0 ? lead.replace(/\.$/, ':') : lead, ...letters].join(' ');
}

function printed({ list, width, blank, gap }: Layout): string {
  const head = [
    'United Nations  CCPR/C/PAK/Q/99',
    'Distr.: General',
    '4 May 2026',
    '',
    'List of issues in relation to the report of Pakistan',
    '',
  ];
  const body = list.flatMap(({ heading, lead, parts }, n) => {
    const letters = parts.map((part, at) =>
      wrapped(`(${String.fromCharCode(97 + at)}) ${part}${at === parts.length - 1 ? '.' : ';'}`, width),
    );
    const text = parts.length > 0 ? lead.replace(/\.$/, ':') : lead;
    return [
      ...(heading === null ? [] : [heading, blank]),
      wrapped(`${n + 1}.${gap}${text}`, width),
      ...letters,
      ...(n % 3 === 2 ? ['7'] : []),
      blank,
    ];
  });
  return [...head, ...body].join('\n');
}

interface Layout {
  readonly list: readonly Paragraph[];
  readonly width: number;
  readonly blank: string;
  /** Between a number and its paragraph; nothing where the extraction joined them. */
  readonly gap: string;
}

const layout = fc.record({
  list: fc.array(paragraph, { minLength: 2, maxLength: 25 }),
  width: fc.integer({ min: 40, max: 120 }),
  blank: fc.constantFrom('', '\n'),
  gap: fc.constantFrom(' ', '   ', '', '\n'),
  ends: fc.constantFrom('\n', '\r\n', '\r'),
});

test('any list in UN form is read back with its numbers, headings and parts, at any margin and line end', () => {
  fc.assert(
    fc.property(layout, ({ ends, ...page }) => {
      const { list } = page;
      const reading = readInstrument(printed(page).replaceAll('\n', ends));
      expect(reading.questions.map((question) => question.number)).toEqual(list.map((_, n) => String(n + 1)));
      expect(reading.questions.map((question) => question.parts.length)).toEqual(list.map((one) => one.parts.length));
      expect(reading.questions.map((question) => question.parts.map((part) => part.text.replace(/\.$/, '')))).toEqual(
        list.map((one) => one.parts),
      );
      expect(reading.questions.map((question) => question.text.replaceAll('\n', ' '))).toEqual(list.map(inOneLine));
      expect(reading.sections.map((section) => section.heading)).toEqual(list.flatMap((one) => one.heading ?? []));
      expect(reading.state).toBe('Pakistan');
    }),
    { numRuns: 150 },
  );
});

const scrap = fc.constantFrom(
  '\n',
  '\r',
  '\f',
  ' ',
  '1. ',
  '2. ',
  '(a) ',
  '(b)',
  'Please ',
  'Part I',
  'A. ',
  'Para. 3. ',
  'list of issues ',
  'by 3 May 2027 ',
  'The State party is requested to submit in writing ',
  '10,700 words ',
  'CRC/C/PAK/Q/1* ',
  'report of Pakistan ',
  '140.1-9 ',
  'é',
  '\u0000',
  '🙂',
  'ab',
  '.',
  ':',
  '?',
);

test('any text whatever is read without an error, and every source is the text at its place', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(scrap, fc.string()), { maxLength: 120 }), (pieces) => {
      const text = pieces.join('');
      const reading = readInstrument(text);
      for (const { wording, from, to } of Object.values(reading.sources)) expect(text.slice(from, to)).toBe(wording);
      const ids = reading.questions.map((question) => question.id);
      expect(ids).toEqual(ids.map((_, n) => `q${n + 1}`));
      const parts = reading.questions.flatMap((question) => question.parts.map((part) => part.id));
      expect(new Set(parts).size).toBe(parts.length);
      const sections = new Set(reading.sections.map((section) => section.id));
      for (const { section } of reading.questions) expect(section === null || sections.has(section)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

const HOSTILE = [
  '(',
  'a ',
  '1. ',
  '1.\n2.\n',
  '\n',
  '(a) ',
  'Para. 1-9999 ',
  'please ',
  '140.1-999 ',
  'report of A ',
  'arts. 1-60, ',
  'A/B/',
  'by 3 ',
  '10 000 ',
  'X\n',
  'Please.\n',
  'the State party is requested to ',
  'Chapter I\nPlease a.\nPara. 1. b.\n',
  'BELGIUM\nx\n',
  '1. accepts 1.1-999, ',
];

const MORE_HOSTILE = [
  'Please a.\n• b\n',
  '¹ See\n',
  '\u00ad\n',
  '\u00ada',
  '\ufb01',
  '(Spain); ',
  '4.1 Ratify (Spain);\n',
  'CRC/C/PAK/Q/1\n',
  'from 2019 to ',
  'disaggregated by sex, ',
  'in light of ,',
  'Distr.\n',
  '1.1 Aa\n',
  '. . . . ',
];

test.each([...HOSTILE, ...MORE_HOSTILE])('much of %j takes time in proportion to its length', async (piece) => {
  const text = `List of issues in relation to the report of X\n1. Please a.\n2. ${piece.repeat(Math.ceil(400_000 / piece.length))}`;
  const work = (share: number) => readInstrument(text.slice(0, Math.ceil(text.length * share)));
  expect(await growth(work)).toBeLessThan(LINEAR);
});

const SPECIMENS = new URL('./specimens/', import.meta.url);
const specimens = readdirSync(SPECIMENS).flatMap((file) =>
  file.endsWith('.txt') ? [[file, readFileSync(new URL(file, SPECIMENS), 'utf8')] as const] : [],
);

/** What was read, without where it stands. */
function withoutPlaces(text: string) {
  const { sources: _, doubts, ...read } = readInstrument(text);
  return { ...read, doubts: doubts.map(({ code }) => code).sort() };
}

test.each(specimens)(
  '%s is read the same with other line ends, margins to the left, and typesetting marks',
  (_, text) => {
    const read = withoutPlaces(text);
    expect(withoutPlaces(text.replaceAll('\n', '\r\n'))).toEqual(read);
    expect(withoutPlaces(text.replace(/^(?=\S)/gm, '      '))).toEqual(read);
    expect(withoutPlaces(text.replace(/(?<=[a-z]) (?=[a-z])/g, '\u00a0'))).toEqual(read);
    expect(withoutPlaces(text.replace(/(?<=[a-z]{3})(?=[a-z]{3})/g, '\u00ad'))).toEqual(read);
    expect(withoutPlaces(`\ufeff${text}`)).toEqual(read);
  },
);

/** Kinds whose every paragraph is read for what it asks or recommends. */
const READ_WHOLE = new Set([
  'list-of-issues',
  'list-of-issues-prior-to-reporting',
  'list-of-themes',
  'advance-questions',
]);

test.each(specimens)('no line of the body of %s is lost', (_, text) => {
  const reading = readInstrument(text);
  if (!READ_WHOLE.has(reading.kind) || reading.questions.length === 0) return;
  const { content } = textLines(plainText(text).text);
  const words = letters(
    [...reading.sections.map((one) => one.heading), ...reading.questions.map((one) => one.text)].join(' '),
  );
  const doubted = (line: number) =>
    reading.doubts.some(
      ({ code, lines }) => lines !== null && code !== 'lost-numbers' && lines[0] <= line && line <= lines[1],
    );
  const first = Math.min(
    ...Object.keys(reading.sources)
      .filter((field) => /^(?:sections|questions)\./.test(field))
      .map((field) => reading.sources[field]!.from),
  );
  const lost = content.filter(
    (line) =>
      line.from >= first && !words.includes(letters(line.text.replace(PRINTED_NUMBER, ''))) && !doubted(line.number),
  );
  const groups: string[] = [];
  lost.forEach((line, n) => {
    const follows = content.indexOf(line) === content.indexOf(lost[n - 1]!) + 1;
    if (follows && groups.length > 0) groups[groups.length - 1] += ` ${line.text}`;
    else groups.push(line.text);
  });
  expect(groups.filter((group) => !isInstruction(group.replace(PRINTED_NUMBER, '')))).toEqual([]);
});

const PRINTED_NUMBER = /^(?:\D{0,10}\d{1,3}\s?[.):](?!\d)|\d{1,3}\.\d{1,3}\s|\d+(?= ))\s*/;

function letters(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '');
}

test('page feet anywhere between two lines change nothing', () => {
  const page = fc.constantFrom(
    '\n7\n',
    '\nGE.26-01234 (E)\n',
    '\n- 3 -\n',
    '\nCCPR/C/PAK/Q/99\npage 4\n',
    '\n2      GE.26-01234\n',
  );
  fc.assert(
    fc.property(layout, page, fc.nat(), ({ ends: _ends, ...rest }, foot, seed) => {
      const text = printed(rest);
      const breaks = [...text.matchAll(/\n/g)].map((hit) => hit.index).filter((at) => at > text.indexOf('1.'));
      const at = breaks[seed % Math.max(1, breaks.length)] ?? text.length;
      const bare = /^\n\S/.test(text.slice(at)) ? text.slice(0, at) + foot + text.slice(at + 1) : text;
      const shape = ({ questions, sections }: InstrumentReading) => [
        questions.map(({ text: words, parts }) => [letters(words), parts.length]),
        sections.map(({ heading }) => heading),
      ];
      expect(shape(readInstrument(bare))).toEqual(shape(readInstrument(text)));
    }),
    { numRuns: 120 },
  );
});
