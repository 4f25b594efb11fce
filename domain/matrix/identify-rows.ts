import type { RowId } from '../requests/row.ts';
import { questionMatcher } from './question-match.ts';

/** A row that was asked, as far as it is known. */
export interface KnownRow {
  readonly row: RowId;
  readonly number?: string | null;
  readonly text?: string;
}

/** What a row of a returned table says of itself; empty where it says nothing. */
export interface RowTraits {
  /** The reference as it stands there. */
  readonly id: string;
  /** The second copy of the reference; `sound` where the sum beside it is right. */
  readonly check: { readonly row: RowId; readonly sound: boolean } | null;
  readonly number: string;
  /** Text of the question. */
  readonly question: string;
}

/** Which of the asked rows a row of a table is. */
export interface Identified {
  /** One; several where the reference names several; none where it cannot be told or was never asked. */
  readonly rows: readonly RowId[];
  /** Rows it may be as well: an officer is shown the answer under these too. */
  readonly contested: readonly RowId[];
  /** Whether the question beside it is one of them, as it was asked or nearly so. */
  readonly byText: boolean;
  /** What does not agree, in words for an officer; null where everything does. */
  readonly remark: string | null;
}

const NOBODY: Identified = { rows: [], contested: [], byText: false, remark: null };

/** What speaks for a row, and how much: the question is what the answering person read. */
const WEIGHTS = { reference: 2, number: 1, copy: 3, unsureCopy: 2, text: 3, likeText: 2 } as const;

const NAMES = {
  reference: 'its reference',
  number: 'its number',
  copy: 'the second copy of its reference',
  unsureCopy: 'the second copy of its reference',
  text: 'the question beside it',
  likeText: 'the question beside it',
} as const;

type Witness = keyof typeof WEIGHTS;

/**
 * Knows rows of a returned table by everything they say of themselves together: a reference that was typed anew, a column
 * that was sorted by itself or a question that was edited is outvoted by the rest, and what cannot be settled is said.
 *
 * @param known the rows that were asked; null takes every reference at its word
 */
export function rowIdentifier(known: readonly KnownRow[] | null): (traits: RowTraits) => Identified {
  if (known === null) return atTheirWord;
  const ids = new Set(known.map(({ row }) => row));
  const byPlainId = unique(known.map(({ row }) => [plainLabel(row), row]));
  const byNumber = unique(known.flatMap(({ row, number }) => (number == null ? [] : [[plainLabel(number), row]])));
  const matchQuestion = questionMatcher(known.flatMap(({ row, text }) => (text === undefined ? [] : [{ row, text }])));
  const knowsTexts = known.some(({ text }) => text !== undefined);
  const idIn = (cell: string): RowId | undefined => (ids.has(cell) ? cell : byPlainId.get(plainLabel(cell)));

  return ({ id, check, number, question }) => {
    const several = idIn(id) === undefined ? idsIn(id, idIn) : [];
    const reference = idIn(id);
    // where no column of numbers is left, the number may have been typed over the reference
    const label = number === '' && reference === undefined ? id : number;
    const numbered = label === '' ? undefined : byNumber.get(plainLabel(label));
    const asked = question === '' ? null : matchQuestion(question);
    const votes: [Witness, RowId | undefined][] = [
      ['reference', reference],
      [check?.sound === true ? 'copy' : 'unsureCopy', check !== null && ids.has(check.row) ? check.row : undefined],
      ['number', numbered],
      [asked?.exact === true ? 'text' : 'likeText', asked?.row],
    ];
    if (several.length > 1) {
      const named = `its reference names ${several.join(' and ')}, and its answer was taken for each`;
      return { ...NOBODY, rows: several, remark: `The row stands for several: ${named}.` };
    }
    const told = votes.flatMap(([witness, row]) => (row === undefined ? [] : [[witness, row] as const]));
    return decided(told, { id, check, mayBeNumber: question === '' && !knowsTexts });
  };
}

function decided(
  votes: readonly (readonly [Witness, RowId])[],
  { id, check, mayBeNumber }: Pick<RowTraits, 'id' | 'check'> & { readonly mayBeNumber: boolean },
): Identified {
  const scores = new Map<RowId, number>();
  for (const [witness, row] of votes) scores.set(row, (scores.get(row) ?? 0) + WEIGHTS[witness]);
  // a number alone counts many things; beside another question it is that of another list
  const told = votes.some(([witness]) => witness !== 'number') || (mayBeNumber && check === null);
  if (scores.size === 0 || !told) return NOBODY;
  const order = [...scores].sort(([, a], [, b]) => b - a);
  const [best, next] = order as [[RowId, number], [RowId, number]?];
  const [row] = best;
  const textSays = votes.find(([witness]) => witness === 'text' || witness === 'likeText')?.[1];
  const witnesses = votes.filter(([, said]) => said === row).map(([witness]) => witness);
  const against = votes.filter(([, said]) => said !== row);
  if (next !== undefined && next[1] === best[1]) {
    // the question decides where it is one of the two, and the other is shown as well
    const first = order.find(([said, score]) => said === textSays && score === best[1])?.[0];
    const others = order.map(([said]) => said).filter((said) => said !== first);
    const remark = `${saidBy(votes)}; ${first === undefined ? 'which row was meant cannot be told, so it was not taken' : `it was taken as ${first} for the time being`}.`;
    return { rows: first === undefined ? [] : [first], contested: others, byText: first !== undefined, remark };
  }
  const alone = witnesses.every((witness) => witness === 'text' || witness === 'likeText');
  const contested = order
    .slice(1)
    .map(([said]) => said)
    .filter((said) => said === textSays || (alone && votes.some(([w, r]) => r === said && w !== 'number')));
  const byText = textSays === row;
  if (against.length > 0)
    return { rows: [row], contested, byText, remark: `${saidBy(votes)}; it was taken as ${row}.` };
  return { rows: [row], contested: [], byText, remark: remarkOf(row, id, check, witnesses) };
}

/** Where everything known agrees and yet the reference was changed, or the second copy was. */
function remarkOf(row: RowId, id: string, check: RowTraits['check'], witnesses: readonly Witness[]): string | null {
  if (witnesses.includes('reference') && (check === null || check.row === row)) return null;
  const by = and(witnesses.map((witness) => NAMES[witness]));
  if (witnesses.includes('reference'))
    return `Its reference says ${row} and the second copy of it ${check?.row ?? ''}, which was not asked; it was taken as ${row}.`;
  return `The reference ${id === '' ? 'is empty' : `says “${id.slice(0, 60)}”`}; by ${by} the row is ${row}, and was taken as that.`;
}

/** `Its reference says q1, the question beside it is that of q4.b` */
function saidBy(votes: readonly (readonly [Witness, RowId])[]): string {
  const rows = [...new Set(votes.map(([, row]) => row))];
  const clauses = rows.map(
    (row) => `by ${and(votes.flatMap(([witness, said]) => (said === row ? [NAMES[witness]] : [])))} the row is ${row}`,
  );
  const words = clauses.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Nothing is known of what was asked: the reference and its second copy are all there is. */
function atTheirWord({ id, check }: RowTraits): Identified {
  if (check === null || check.row === id) return id === '' || !looksLikeId(id) ? NOBODY : { ...NOBODY, rows: [id] };
  const told = id === '' ? 'The reference is empty' : `The reference says “${id.slice(0, 60)}”`;
  if (check.sound || id === '')
    return {
      ...NOBODY,
      rows: [check.row],
      remark: `${told}; by the second copy of it the row is ${check.row}, and was taken as that.`,
    };
  const remark = `${told} and the second copy of it ${check.row}; which row was meant cannot be told, so it was not taken.`;
  return { ...NOBODY, contested: [id, check.row], remark };
}

/** Whether a text can be a reference of ours: one word. */
function looksLikeId(id: string): boolean {
  return /^\S{1,40}$/u.test(id);
}

/** The rows a reference names where it names several: “q4.a, q4.b”, “q4.a and q4.b”. */
function idsIn(cell: string, idIn: (cell: string) => RowId | undefined): readonly RowId[] {
  if (cell.length > 400) return [];
  const parts = cell.split(/[\s,;&+/]+|\band\b|اور|،/iu).filter((part) => part !== '');
  const found = parts.flatMap((part) => idIn(part) ?? []);
  return found.length === parts.length ? [...new Set(found)] : [];
}

/** A reference or number as people retype it: `Q4 (a)`, `q 4.a`, `4(a)`, `۴ (a)`. */
function plainLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\.(?=\s*$)/u, '')
    .replace(/[^\p{L}\p{N}.]+|(?<!\d)\.|\.(?!\d)/gu, '');
}

/** Of keys that stand twice none is kept. */
function unique(entries: readonly (readonly string[])[]): ReadonlyMap<string, RowId> {
  const seen = new Map<string, RowId | null>();
  for (const [key = '', row = ''] of entries) seen.set(key, seen.has(key) ? null : row);
  return new Map([...seen].flatMap(([key, row]) => (row === null || key === '' ? [] : [[key, row] as const])));
}
