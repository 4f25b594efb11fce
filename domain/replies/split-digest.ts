import type { RowId } from '../requests/row.ts';
import { answersInText, type AskedRow } from './answers-in-text.ts';
import { namesReference } from './request-reference.ts';
import type { RowAnswer } from './reply.ts';

/** One cycle of a digest, as a reply may speak of it. */
export interface DigestMatter {
  readonly cycle: string;
  /** File number, as it stands over its part of the digest. */
  readonly reference: string;
  /** Symbol of its instrument, null where it has none. */
  readonly symbol: string | null;
  readonly asked: readonly AskedRow[];
}

/** What the text of a reply to a digest says on which matter. */
export interface SplitReply {
  /** By cycle; a matter of which the text says nothing has none. */
  readonly answers: ReadonlyMap<string, readonly RowAnswer[]>;
  /** The only matter the text names by number or symbol; null when it names none, or several. */
  readonly named: string | null;
  /** Rows that were answered without saying of which matter, and that are asked in more than one. */
  readonly unclear: readonly RowId[];
}

/** A line that is longer is a sentence, and no heading. */
const LONGEST_HEADING = 120;

/**
 * Takes the text of a reply to a digest apart: what stands under a line with the file number or the symbol of a matter
 * is about that matter; what stands before the first such line is about the one matter in which the row was asked.
 */
export function splitDigest(text: string, matters: readonly DigestMatter[]): SplitReply {
  const sections: { readonly cycle: string | null; readonly lines: string[] }[] = [{ cycle: null, lines: [] }];
  for (const line of text.split(/\r?\n/u)) {
    const heading = line.length <= LONGEST_HEADING ? namedIn(line, matters) : [];
    if (heading.length === 1) sections.push({ cycle: heading[0]!, lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  const answers = new Map<string, RowAnswer[]>();
  const add = (cycle: string, found: readonly RowAnswer[]): void => {
    if (found.length > 0) answers.set(cycle, [...(answers.get(cycle) ?? []), ...found]);
  };
  const unclear: RowId[] = [];
  for (const { cycle, lines } of sections) {
    const of = matters.filter((matter) => cycle === null || matter.cycle === cycle);
    const asked = new Map(of.flatMap((matter) => matter.asked.map((row) => [row.row, row] as const)));
    for (const answer of answersInText(lines.join('\n'), [...asked.values()])) {
      const [first, ...others] = of.filter((matter) => matter.asked.some((row) => row.row === answer.row));
      if (first !== undefined && others.length === 0) add(first.cycle, [answer]);
      else unclear.push(answer.row);
    }
  }
  const named = namedIn(text, matters);
  return { answers, named: named.length === 1 ? named[0]! : null, unclear };
}

/** Cycles whose file number or symbol a text names. */
function namedIn(text: string, matters: readonly DigestMatter[]): readonly string[] {
  const lower = text.toLowerCase();
  return matters
    .filter(({ reference, symbol }) => [reference, symbol].some((name) => name !== null && namesReference(lower, name)))
    .map((matter) => matter.cycle);
}
