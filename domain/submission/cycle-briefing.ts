import type { LocalDate } from '../calendar/calendar.ts';
import { isLateOffice } from '../cycle/late.ts';
import type { AwaitedMatter, CycleState, OfficerTask } from '../cycle/state.ts';
import type { Consolidation, GapKind } from '../matrix/consolidate.ts';
import { completeness } from '../matrix/completeness.ts';
import { countWords } from '../matrix/count-words.ts';
import type { RowState } from '../requests/row.ts';
import { MILESTONES, type MilestoneId, type Stage } from '../stages.ts';

/** Where one office stands. */
export interface OfficeStanding {
  readonly office: string;
  readonly name: string;
  readonly asked: number;
  /** Rows it still owes. */
  readonly open: number;
  /** Rows without data, and rows it says are another office's. */
  readonly noData: number;
  readonly notOurs: number;
  readonly requestedOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  /** Letters that left for it. */
  readonly letters: number;
  readonly late: boolean;
}

/** What is said under one heading of the list. */
export interface SectionStanding {
  readonly heading: string | null;
  readonly questions: number;
  /** Questions with at least some text. */
  readonly replied: number;
  readonly words: number;
}

/** A question that lacks something. */
export interface BriefedGap {
  /** As printed, else its place in the list. */
  readonly number: string;
  readonly kind: GapKind;
  /** Names of the offices, none where nobody was asked. */
  readonly offices: readonly string[];
  /** What the offices gave as their reasons, each once. */
  readonly reasons: readonly string[];
}

/** Where a cycle stands, as those who do not work on it every day are told. Days are local dates of Islamabad. */
export interface CycleBriefing {
  readonly title: string;
  readonly symbol: string | null;
  /** Body that asked; null where the list does not name it. */
  readonly body: string | null;
  readonly stage: Stage;
  readonly today: LocalDate;
  readonly receivedOn: LocalDate;
  /** Last day in the zone of the body. */
  readonly deadline: LocalDate;
  readonly questions: number;
  readonly rowsAsked: number;
  readonly rowsOpen: number;
  readonly words: number;
  readonly limit: Consolidation['limit'];
  /** In alphabetical order of their names. */
  readonly offices: readonly OfficeStanding[];
  /** In the order of the list, headings without questions left out. */
  readonly sections: readonly SectionStanding[];
  /** In the order of the list. */
  readonly gaps: readonly BriefedGap[];
  readonly milestones: readonly {
    readonly id: MilestoneId;
    readonly planned: LocalDate | null;
    readonly reached: LocalDate | null;
  }[];
  readonly awaited: readonly {
    readonly matter: AwaitedMatter;
    readonly name: string;
    readonly dueOn: LocalDate;
    readonly doneOn: LocalDate | null;
  }[];
  /** What waits for a person, with the name of the office it is about. */
  readonly tasks: readonly {
    readonly kind: OfficerTask['kind'];
    readonly name: string | null;
    readonly text: string;
  }[];
  readonly rehearsal: boolean;
}

/** Sums a cycle up for a briefing. @param nameOf name of an office by its id @param today local date in Islamabad */
export function cycleBriefing(
  state: CycleState,
  body: string | null,
  consolidation: Consolidation,
  nameOf: (office: string) => string,
  today: LocalDate,
): CycleBriefing {
  const { rowsAsked, rowsOpen } = completeness(Object.values(state.requests));
  const { title, symbol, stage, receivedOn, deadline, reached, plan, rehearsal } = state;
  const planned = new Map(plan.milestones.map(({ id, on }) => [id, on]));
  return {
    title,
    symbol,
    body,
    stage,
    today,
    receivedOn,
    deadline,
    questions: consolidation.sections.reduce((sum, section) => sum + section.paragraphs.length, 0),
    rowsAsked,
    rowsOpen,
    words: consolidation.words,
    limit: consolidation.limit,
    offices: Object.values(state.requests)
      .map((request): OfficeStanding => {
        const rows = Object.values(request.rows).filter((row) => row !== 'waived');
        const count = (wanted: RowState): number => rows.filter((row) => row === wanted).length;
        const left = Object.entries(state.letters).filter(
          ([key, letter]) => key.startsWith(`${request.office}/`) && letter.status === 'sent',
        );
        return {
          office: request.office,
          name: nameOf(request.office),
          asked: rows.length,
          open: count('open'),
          noData: count('no-data'),
          notOurs: count('not-ours'),
          requestedOn: request.requestedOn,
          answeredOn: request.answeredOn,
          letters: left.length,
          late: isLateOffice(request),
        };
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    sections: consolidation.sections.flatMap(({ heading, paragraphs }): SectionStanding[] =>
      paragraphs.length === 0
        ? []
        : [
            {
              heading,
              questions: paragraphs.length,
              replied: paragraphs.filter(({ parts, drafts = [] }) => parts.length + drafts.length > 0).length,
              words: paragraphs.reduce((sum, paragraph) => sum + wordsOf(paragraph), 0),
            },
          ],
    ),
    gaps: briefedGaps(consolidation, nameOf),
    milestones: MILESTONES.map((id) => ({ id, planned: planned.get(id) ?? null, reached: reached[id] ?? null })),
    awaited: state.awaited.map(({ matter, office, dueOn, doneOn }) => ({
      matter,
      name: nameOf(office),
      dueOn,
      doneOn,
    })),
    tasks: state.tasks.map(({ kind, office, text }) => ({
      kind,
      name: office === null ? null : nameOf(office),
      text,
    })),
    rehearsal,
  };
}

/** Words of one paragraph as it goes out: those of its draft, else of its answers. */
function wordsOf({ parts, drafts = [] }: Consolidation['sections'][number]['paragraphs'][number]): number {
  const drafted = drafts.flatMap((draft) => draft.paragraphs.flat());
  return (drafts.length > 0 ? drafted : parts).reduce((sum, { text }) => sum + countWords(text), 0);
}

function briefedGaps(consolidation: Consolidation, nameOf: (office: string) => string): readonly BriefedGap[] {
  const paragraphs = consolidation.sections.flatMap((section) => section.paragraphs);
  return paragraphs.flatMap(({ question, number }) => {
    const own = consolidation.gaps.filter((gap) => gap.question === question);
    const kinds = [...new Set(own.map((gap) => gap.kind))];
    return kinds.map((kind): BriefedGap => {
      const these = own.filter((gap) => gap.kind === kind);
      return {
        number: number ?? question.slice(1),
        kind,
        offices: [...new Set(these.flatMap(({ office }) => (office === null ? [] : [nameOf(office)])))],
        reasons: [...new Set(these.map(({ reason }) => reason).filter((reason) => reason !== ''))],
      };
    });
  });
}
