import type { LocalDate } from '../calendar/calendar.ts';
import { questionOf, type RowId } from '../requests/row.ts';
import type { AnswerCheck, Finding } from './answer-check.ts';
import type { Consolidation, Gap, GapItem, GapKind, GapListKind } from './consolidation.ts';

/** What the list of gaps is made of. */
export interface GapListInput {
  readonly consolidation: Pick<Consolidation, 'sections' | 'gaps'>;
  /** What the check found in the answers; of open rows nothing is taken from it, they are gaps already. */
  readonly checks: readonly AnswerCheck[];
  readonly nameOf: (office: string) => string;
  /** Day on which the office was asked. */
  readonly askedOn: (office: string) => LocalDate | null;
  /** Day on which its answer to the row came. */
  readonly answeredOn: (office: string, row: RowId) => LocalDate | null;
}

/** Order of the kinds under one question: what nobody says comes first. */
const KINDS: readonly GapListKind[] = ['not-asked', 'open', 'not-ours', 'no-data', 'contradicts', 'incomplete'];

/**
 * Everything that is missing in the text, in the order of the list: for each question what is open, what nobody holds
 * and why, what nobody was asked, where offices contradict each other and what an answer lacks; with whose it is and
 * since when.
 */
export function gapList(input: GapListInput): readonly GapItem[] {
  const { consolidation, checks } = input;
  const paragraphs = consolidation.sections.flatMap((section) => section.paragraphs);
  const answered = new Set(paragraphs.flatMap(({ parts }) => parts.map(({ office, row }) => `${office} ${row}`)));
  return paragraphs.flatMap(({ question, number }) => {
    const missing = consolidation.gaps
      .filter((gap) => gap.question === question)
      .map((gap): GapItem => ({ question, number, ...gapItem(gap, input) }));
    const lacking = checks
      .filter(({ office, row }) => questionOf(row) === question && answered.has(`${office} ${row}`))
      .flatMap(({ office, row, findings }) =>
        findings.map((finding): GapItem => {
          const since = input.answeredOn(office, row);
          const who = { office, officeName: input.nameOf(office) };
          return { question, number, row, kind: kindOf(finding), ...who, since, says: findingWords(finding, input) };
        }),
      );
    return [...missing, ...lacking].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  });
}

const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  open: 'No answer has come.',
  'no-data': 'The office holds no data.',
  'not-ours': 'The office says that this is another’s matter.',
  'not-asked': 'No office was asked.',
};

/** What each kind is called. */
export const GAP_TITLES: Readonly<Record<GapListKind, string>> = {
  open: 'No answer',
  'no-data': 'No data',
  'not-ours': 'Not theirs',
  'not-asked': 'Nobody asked',
  contradicts: 'Contradiction',
  incomplete: 'Incomplete',
};

function gapItem({ row, office, kind, reason }: Gap, input: GapListInput): Omit<GapItem, 'question' | 'number'> {
  const says = reason === '' ? GAP_WORDS[kind] : `${GAP_WORDS[kind]} Its words: ${reason}`;
  if (office === null) return { row, kind, office, officeName: null, since: null, says };
  const answered = kind === 'open' ? null : input.answeredOn(office, row);
  return { row, kind, office, officeName: input.nameOf(office), since: answered ?? input.askedOn(office), says };
}

function kindOf({ code }: Finding): GapListKind {
  return code === 'contradicts' ? 'contradicts' : 'incomplete';
}

function findingWords({ says, other }: Finding, { nameOf }: GapListInput): string {
  return other === undefined || says.includes(nameOf(other.office)) ? says : `${says} (${nameOf(other.office)})`;
}
