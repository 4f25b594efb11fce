import type { AskedFor, Doubt, FiguresAsked, InstrumentReading } from '../../domain/loi/instrument.ts';
import { asksSomething } from '../../domain/loi/read-instrument.ts';
import { table } from './table.ts';

const LONGEST_CELL = 64;
const LONGEST_WORDING = 56;
const LONGEST_ASKED = 44;

/**
 * A reading for a person: its facts with where each was read, its questions and parts under their headings with what
 * they ask for, its recommendations, its doubts.
 *
 * @param text what was read; without it places are not counted in lines
 */
export function readingWords(reading: InstrumentReading, text?: string): string {
  const asks = asksSomething(reading);
  return [
    factTable(reading, text),
    asks ? questionTable(reading) : 'The document asks nothing, so no cycle can start from it.',
    ...(reading.recommendations.length > 0 ? [recommendationTable(reading)] : []),
    ...(reading.doubts.length > 0 ? [`Doubts\n${reading.doubts.map(inOneLine).join('\n')}`] : []),
  ].join('\n\n');
}

function factTable(reading: InstrumentReading, text: string | undefined): string {
  const { questions, recommendations, limitIs, followUp } = reading;
  const limit = (words: number | null, unit: string) =>
    words === null ? null : `${words.toLocaleString('en')} ${unit}${limitIs == null ? '' : `, ${limitIs}`}`;
  const positions = (word: string) => recommendations.filter((one) => one.position === word).length;
  const facts: readonly (readonly [string, string, string | number | null])[] = [
    ['kind', 'kind', reading.kind.replaceAll('-', ' ')],
    ['symbol', 'symbol', reading.symbol],
    ['of the report', 'reportSymbol', reading.reportSymbol ?? null],
    ['committee', 'committee', reading.committee],
    ['state', 'state', reading.state],
    ['published on', 'publishedOn', reading.publishedOn],
    ['deadline', 'deadline', reading.deadline],
    ['word limit', 'wordLimit', limit(reading.wordLimit, 'words')],
    ['page limit', 'pageLimit', limit(reading.pageLimit, 'pages')],
    ['language', 'language', reading.language],
    ...(followUp === undefined
      ? []
      : ([
          [
            'follow-up to',
            '',
            followUp.paragraphs.length === 0 ? null : `paragraphs ${followUp.paragraphs.join(', ')}`,
          ],
          ['next report', 'nextReportOn', reading.nextReportOn ?? null],
        ] as const)),
    ['questions', '', questions.length],
    ['parts', '', questions.reduce((sum, question) => sum + question.parts.length, 0)],
    [
      'recommendations',
      '',
      recommendations.length === 0
        ? 0
        : `${recommendations.length} (${positions('supported')} supported, ${positions('noted')} noted)`,
    ],
  ];
  const width = Math.max(...facts.map(([, , value]) => String(value ?? '').length), 'not in the text'.length);
  return facts
    .map(([name, field, value]) => {
      const where = value === null ? '' : placeOf(reading, field, text);
      return `${name.padEnd(16)}${String(value ?? 'not in the text').padEnd(width)}  ${where}`.trimEnd();
    })
    .join('\n');
}

/** Where a field was read: its line, and its wording where that says more than the value. */
function placeOf(reading: InstrumentReading, field: string, text: string | undefined): string {
  const source = reading.sources[field];
  if (source === undefined) return '';
  const wording = `“${cut(source.wording.replace(/\s+/g, ' '), LONGEST_WORDING)}”`;
  if (text === undefined) return wording;
  return `line ${text.slice(0, source.from).split(/\r\n|[\n\r]/).length}: ${wording}`;
}

function questionTable({ sections, questions }: InstrumentReading): string {
  const under = (section: string | null) =>
    questions
      .filter((question) => question.section === section)
      .flatMap(({ id, number, text, parts, articles, asksFor, figures }) => [
        [
          id,
          number ?? '',
          cut(`    ${oneLine(text)}`, LONGEST_CELL),
          parts.length > 0 ? `${parts.length} parts` : asked(asksFor, figures),
          articles.join(', '),
        ],
        ...parts.map((part) => [
          part.id,
          '',
          cut(`      ${part.label ?? '·'} ${oneLine(part.text)}`, LONGEST_CELL),
          part.asksFor === undefined ? '' : asked(part.asksFor, part.figures),
        ]),
      ]);
  const rows = [...under(null)];
  for (const { id, level, heading } of sections) {
    rows.push(['', '', cut(`${'  '.repeat(level - 1)}${heading}`, LONGEST_CELL)]);
    rows.push(...under(id));
  }
  return table(['id', 'no.', 'question', 'asks for', 'articles'], rows);
}

/** `statistics by sex, age, 2019–2023; cases`. */
function asked(asksFor: readonly AskedFor[], figures: FiguresAsked | undefined): string {
  if (figures === undefined) return asksFor.join('; ');
  const { disaggregatedBy, years, since } = figures;
  const by = disaggregatedBy.length === 0 ? [] : [`by ${disaggregatedBy.join(', ')}`];
  const span = years === null ? (since === undefined ? [] : [`since ${since}`]) : [[...new Set(years)].join('–')];
  const details = [...by, ...span].join(', ');
  const [first, ...others] = asksFor;
  return cut([details === '' ? first : `${first} ${details}`, ...others].join('; '), LONGEST_ASKED);
}

function recommendationTable({ recommendations }: InstrumentReading): string {
  return table(
    ['id', 'no.', 'recommendation', 'position', 'by'],
    recommendations.map(({ id, number, text, position, recommendedBy }) => [
      id,
      number,
      cut(oneLine(text ?? ''), LONGEST_CELL),
      position ?? '',
      (recommendedBy ?? []).join(', '),
    ]),
  );
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

function cut(line: string, longest: number): string {
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

function inOneLine({ lines, message }: Doubt): string {
  const where =
    lines === null ? 'the whole' : lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}–${lines[1]}`;
  return `- ${where}: ${message}`;
}
