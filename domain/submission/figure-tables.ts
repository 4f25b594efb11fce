import type { ConsolidatedPart, Consolidation } from '../matrix/consolidate.ts';
import { figuresIn, type Figure } from '../matrix/figures-in-text.ts';
import type { RowId } from '../requests/row.ts';

/** One figure as an office gave it. */
export interface GivenFigure extends Pick<Figure, 'value' | 'wording' | 'unit' | 'about'> {
  readonly office: string;
  readonly officeName: string;
  readonly row: RowId;
  /** Year or period: `2023`, `2019–2023`; null where none was told. */
  readonly time: string | null;
  /** Key of the message it came in. */
  readonly source: string;
}

/** The figures given to one question, as they are annexed: a line for each matter, its years across. */
export interface FigureTable {
  readonly question: string;
  /** `Table 3. Figures given in reply to paragraph 12`. */
  readonly title: string;
  /** Heads: office, matter, unit, then the years in order; the last one, where there is one, for what bears no year. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** In the order in which they were given. */
  readonly figures: readonly GivenFigure[];
}

const WITHOUT_YEAR = 'No year told';
/** A clause longer than this is cut in the table; the reply has it whole. */
const LONGEST_MATTER = 160;

/**
 * The tables of figures annexed to a text, one for each question to which offices gave figures, as they wrote them: no
 * figure is added up, rounded or moved to another year.
 *
 * @returns in the order of the list, numbered from 1
 */
export function figureTables(consolidation: Consolidation): readonly FigureTable[] {
  const tables: FigureTable[] = [];
  for (const { question, number, parts } of consolidation.sections.flatMap((section) => section.paragraphs)) {
    const figures = parts.flatMap(figuresOf);
    if (figures.length === 0) continue;
    const place = number === null ? `issue ${question.slice(1)}` : `paragraph ${number}`;
    const title = `Table ${tables.length + 1}. Figures given in reply to ${place}`;
    tables.push({ question, title, figures, ...laidOut(figures) });
  }
  return tables;
}

function figuresOf({ office, officeName, row, text, source }: ConsolidatedPart): readonly GivenFigure[] {
  return figuresIn(text).map(({ value, wording, unit, about, year, period }) => ({
    office,
    officeName,
    row,
    value,
    wording,
    unit,
    about,
    time: year !== null ? String(year) : period === null ? null : `${period[0]}–${period[1]}`,
    source,
  }));
}

/** A line of the table: what it counts, and the figure of each year. */
interface MatterLine {
  readonly key: string;
  readonly office: string;
  readonly matter: string;
  readonly unit: string;
  readonly cells: Map<string, string>;
}

function laidOut(figures: readonly GivenFigure[]): Pick<FigureTable, 'columns' | 'rows'> {
  const lines: MatterLine[] = [];
  for (const { office, officeName, row, about, unit, time, wording } of figures) {
    const key = `${office} ${row} ${unit ?? ''} ${about}`;
    const column = time ?? WITHOUT_YEAR;
    let free = lines.find((line) => line.key === key && !line.cells.has(column));
    if (free === undefined) {
      free = { key, office: officeName, matter: matterOf(about), unit: unit ?? '', cells: new Map() };
      lines.push(free);
    }
    free.cells.set(column, wording);
  }
  const times = [...new Set(figures.map(({ time }) => time ?? WITHOUT_YEAR))].sort((a, b) =>
    a === WITHOUT_YEAR ? 1 : b === WITHOUT_YEAR ? -1 : a < b ? -1 : 1,
  );
  return {
    columns: ['Office', 'Matter', 'Unit', ...times],
    rows: lines.map(({ office, matter, unit, cells }) => [
      office,
      matter,
      unit,
      ...times.map((time) => cells.get(time) ?? ''),
    ]),
  };
}

function matterOf(about: string): string {
  const text = about.replace(/\s+/gu, ' ').trim();
  return text.length <= LONGEST_MATTER ? text : `${text.slice(0, LONGEST_MATTER - 1).trimEnd()}…`;
}
