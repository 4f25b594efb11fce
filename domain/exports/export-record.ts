import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentReading, Question } from '../loi/instrument.ts';
import type { ConsolidatedParagraph, Consolidation } from '../matrix/consolidation.ts';
import type { Mechanism } from '../mechanisms.ts';
import type { QuestionAssignment } from '../questions/assignment.ts';
import { themesOfStems } from '../questions/themes-in.ts';
import { THEMES } from '../questions/themes.ts';
import { articleSubjects } from '../questions/treaty-articles.ts';
import { stemsOf } from '../questions/words.ts';
import { goalsOf, inGoalOrder, type SdgLink } from './sdg-targets.ts';

/** How far the State has answered: a question nobody was asked, or of an instrument no cycle runs for, has none. */
export type ReplyStatus = 'replied' | 'partly-replied' | 'not-replied';

/**
 * One paragraph of an instrument as the databases of recommendations hold it: what the Universal Human Rights Index
 * keeps of each annotation, and what national databases that follow recommendations up keep beside it.
 * A field that is not known is null, a list of nothing known is empty: nothing is guessed.
 */
export interface ExportRecord {
  /** The same each time: the symbol, or the cycle or file where none is printed, and the paragraph's id. */
  readonly recordId: string;
  readonly annotationType: 'question' | 'recommendation';
  readonly symbol: string | null;
  /** The body that adopted it, as printed. */
  readonly body: string | null;
  readonly mechanism: Mechanism | null;
  readonly country: string | null;
  readonly publicationDate: LocalDate | null;
  /** Number as printed. */
  readonly paragraph: string | null;
  readonly section: string | null;
  readonly text: string | null;
  /** Articles of the treaty that the paragraph names. */
  readonly articles: readonly string[];
  /** Subjects in our own words, as the paragraph or its articles name them. */
  readonly themes: readonly string[];
  readonly affectedPersons: readonly string[];
  readonly sdgGoals: readonly number[];
  readonly sdgTargets: readonly string[];
  /** For each theme that leads to a target: by what it was known, the words of the text or an article. */
  readonly sdgBasis: readonly string[];
  /** Of a recommendation of the universal periodic review. */
  readonly uprPosition: 'supported' | 'noted' | null;
  /** Ids of offices; the first leads. */
  readonly responsibleOffices: readonly string[];
  readonly replyStatus: ReplyStatus | null;
  /** The State's reply as it stands. */
  readonly reply: string | null;
  /** Day on which it was submitted. */
  readonly repliedOn: LocalDate | null;
  /** What follow-up knows of it: this software holds no such fact, so whoever follows up fills it in. */
  readonly implementationStatus: null;
  readonly cycleId: string | null;
}

/** What is known beside the instrument itself. */
export interface ExportSource {
  /** The reading with the mechanism that it comes from. */
  readonly reading: InstrumentReading;
  readonly mechanism: Mechanism | null;
  /** State that is asked, where the instrument does not name it. */
  readonly country: string | null;
  /** What the records are named by where no symbol is printed: the cycle, or the file. */
  readonly name: string;
  /** Absent: no cycle runs for it. */
  readonly cycle?: {
    readonly cycleId: string;
    readonly assignments: readonly Pick<QuestionAssignment, 'question' | 'lead' | 'supporting'>[];
    readonly text: Pick<Consolidation, 'sections'>;
    readonly submittedOn: LocalDate | null;
  };
}

/** Every question and recommendation of an instrument, in its order. */
export function exportRecords(source: ExportSource, links: readonly SdgLink[]): readonly ExportRecord[] {
  const { reading, mechanism, cycle } = source;
  const headings = new Map(reading.sections.map(({ id, heading }) => [id, heading]));
  const paragraphs = new Map(
    (cycle?.text.sections ?? []).flatMap((section) => section.paragraphs.map((one) => [one.question, one] as const)),
  );
  const shared = {
    symbol: reading.symbol,
    body: reading.committee,
    mechanism,
    country: reading.state ?? source.country,
    publicationDate: reading.publishedOn,
    implementationStatus: null,
    cycleId: cycle?.cycleId ?? null,
  } as const;
  const idOf = (id: string): string => `${reading.symbol ?? source.name}/${id}`;

  const questions = reading.questions.map((question): ExportRecord => {
    const paragraph = paragraphs.get(question.id);
    const assigned = cycle?.assignments.find((one) => one.question === question.id);
    const reply = paragraph === undefined ? null : replyOf(paragraph);
    return {
      recordId: idOf(question.id),
      ...shared,
      annotationType: 'question',
      paragraph: question.number,
      section: question.section === null ? null : (headings.get(question.section) ?? null),
      text: question.text,
      articles: question.articles,
      ...subjects(wholeText(question), question.articles, mechanism, links),
      uprPosition: null,
      responsibleOffices: assigned === undefined ? [] : [assigned.lead, ...assigned.supporting],
      replyStatus: paragraph === undefined ? null : statusOf(paragraph, reply),
      reply,
      repliedOn: reply === null ? null : (cycle?.submittedOn ?? null),
    };
  });
  const recommendations = reading.recommendations.map(({ id, number, text, position }): ExportRecord => ({
    recordId: idOf(id),
    ...shared,
    annotationType: 'recommendation',
    paragraph: number,
    section: null,
    text,
    articles: [],
    ...subjects(text ?? '', [], mechanism, links),
    uprPosition: position,
    responsibleOffices: [],
    replyStatus: null,
    reply: null,
    repliedOn: null,
  }));
  return [...questions, ...recommendations];
}

function wholeText({ text, parts }: Question): string {
  return [text, ...parts.map((part) => part.text).filter((part) => !text.includes(part))].join('\n');
}

/** A theme counts from one word that names it; a theme beside the main ones needs half of their weight to lead on. */
const NAMED = 1;
const BESIDE = 0.5;

function subjects(
  text: string,
  articles: readonly string[],
  mechanism: Mechanism | null,
  links: readonly SdgLink[],
): Pick<ExportRecord, 'themes' | 'affectedPersons' | 'sdgGoals' | 'sdgTargets' | 'sdgBasis'> {
  const byText = [...themesOfStems(stemsOf(text))].filter(([, weight]) => weight >= NAMED);
  const most = Math.max(0, ...byText.map(([, weight]) => weight));
  const basis = new Map<string, string>();
  for (const [theme, weight] of byText.sort(([, a], [, b]) => b - a)) {
    if (weight >= most * BESIDE) basis.set(theme, 'words of the text');
  }
  for (const article of articles) {
    for (const theme of articleSubjects(mechanism, article))
      if (!basis.has(theme)) basis.set(theme, `article ${article}`);
  }
  const found = links.filter(({ theme }) => basis.has(theme));
  const sdgTargets = inGoalOrder(found.flatMap(({ targets }) => targets));
  return {
    themes: [...basis.keys()].map((id) => THEMES.find((theme) => theme.id === id)?.name ?? id),
    affectedPersons: [...new Set(found.flatMap(({ persons }) => persons))],
    sdgGoals: goalsOf(sdgTargets),
    sdgTargets,
    sdgBasis: found
      .filter(({ targets }) => targets.length > 0)
      .map(({ theme, targets }) => `${theme} (${basis.get(theme)}): ${targets.join(', ')}`),
  };
}

/** The State's text where it was drafted, else what the offices answered; null where there is nothing. */
function replyOf({ drafts = [], parts }: ConsolidatedParagraph): string | null {
  const texts =
    drafts.length > 0
      ? drafts.flatMap(({ paragraphs }) => paragraphs.map((one) => one.map(({ text }) => text).join(' ')))
      : parts.map(({ text }) => text);
  const reply = texts.join('\n\n').trim();
  return reply === '' ? null : reply;
}

function statusOf({ gap }: ConsolidatedParagraph, reply: string | null): ReplyStatus {
  if (reply === null) return 'not-replied';
  return gap === null ? 'replied' : 'partly-replied';
}
