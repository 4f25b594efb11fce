import type { LocalDate } from '../domain/calendar/calendar.ts';
import { chaseHistory, isSameRung, letterTitle } from '../domain/cycle/chase-history.ts';
import { hasGivenSign, SILENT_RUNG } from '../domain/cycle/due-silence.ts';
import { awaitedShorter } from '../domain/cycle/decide-shorten.ts';
import { STEP_DOWN_RUNG } from '../domain/cycle/due-step-down.ts';
import { openRows, plannedOn } from '../domain/cycle/request-facts.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import { reconcileId } from '../domain/cycle/reconcile-id.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Question } from '../domain/loi/instrument.ts';
import type { ListChanges, RowChange } from '../domain/loi/list-changes.ts';
import type { MatrixForm, Office } from '../domain/offices/office.ts';
import type { Recipient } from '../domain/offices/recipients.ts';
import type { Ladder } from '../domain/reminders/ladder.ts';
import { matrixName, textName } from '../domain/requests/file-names.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import type {
  AmendedLetter,
  ClearanceLetter,
  HandOverLetter,
  LetterRow,
  LetterView,
} from '../domain/requests/letter-view.ts';
import { isOpen, questionOf, type RowId } from '../domain/requests/row.ts';
import { isAmended, isShorten, occasion, saysNote } from './letter-occasion.ts';
import type { StoredFindings } from './answer-checks.ts';
import { contestedFigures, missingIn } from './check-letters.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { OutboxLetter, StoredInstrument } from './store-ports.ts';

/** Everything a letter is put together from. */
export interface LetterMaterial {
  readonly letter: OutboxLetter;
  readonly state: CycleState;
  readonly instrument: StoredInstrument;
  readonly events: readonly RecordedEvent[];
  readonly ladders: readonly Ladder[];
  readonly offices: readonly Office[];
  readonly deadlineZone: string;
  readonly to: Recipient;
  readonly cc: readonly Recipient[];
  readonly desk: DeskIdentity;
  /** Local date the letter is dated with. */
  readonly date: LocalDate;
  readonly attachment: string | null;
  /** Of a letter with a matrix: see `LetterView`. */
  readonly attachedAlso?: string;
  readonly lastAnswers?: number;
  /** Whether it leaves on a later working day than it should have; absent: no. */
  readonly late?: boolean;
  /** Of a letter that tells of an amended list: what differs in it. */
  readonly changes?: ListChanges;
  /** Of a letter that returns answers: what is wanting in each. */
  readonly findings?: StoredFindings;
  /** Of a letter with the text: the list of what is missing in it; absent where none goes with it. */
  readonly gaps?: ClearanceLetter['gaps'];
  /** Of a letter to the Mission: what travels with the text; absent: nothing. */
  readonly papers?: HandOverLetter['papers'];
  /** Address that replies reach. */
  readonly replyTo?: string;
}

/** Names of places in letters, by the zone in which a deadline ends. */
const PLACE_OF_ZONE: Readonly<Record<string, string>> = { 'Europe/Zurich': 'Geneva', 'America/New_York': 'New York' };

/** A letter in the words of the domain, everything resolved. */
export function letterView(of: LetterMaterial): LetterView {
  const { letter, state, instrument, offices, desk, date } = of;
  const { decision } = letter;
  const office = officeNamed(offices, letter.office);
  const rung = of.ladders.flatMap((ladder) => ladder.rungs).find((r) => isSameRung(letter.rung, r.id));
  const answerBy = decision.answerBy ?? plannedOn(state, 'answers-closed') ?? state.deadline;
  const base = {
    letterId: letter.id,
    number: fileNumber(state, letter.office),
    place: desk.place,
    date,
    form: office.form,
    office: office.name,
    to: party(of.to, offices),
    copyTo: of.cc.map((recipient) => party(recipient, offices)),
    from: desk.signatory,
    instrument: {
      title: instrumentTitle(instrument),
      symbol: state.symbol,
      body: instrument.reading.committee ?? 'the United Nations',
    },
    unDeadline: {
      on: state.deadline,
      place: PLACE_OF_ZONE[of.deadlineZone] ?? of.deadlineZone,
      zone: of.deadlineZone,
    },
    attachment: of.attachment,
    ...(of.attachedAlso === undefined ? {} : { attachedAlso: of.attachedAlso }),
    ...(of.lastAnswers === undefined ? {} : { lastAnswers: of.lastAnswers }),
    late:
      of.late === true
        ? { dueOn: decision.dueOn ?? letter.writtenOn, reason: 'our mail could not leave before' }
        : null,
    rehearsal: state.rehearsal,
    ...languagesOf(officeNamed(offices, of.to.office)),
    ...(of.replyTo === undefined ? {} : { replyTo: of.replyTo }),
  };
  const history = decision.annexHistory ? chaseHistory(of.events, letter.office, of.ladders) : [];
  const rows = letterRows(instrument.reading.questions, rowsNow(of), saysNote(letter) ? decision.note : null);
  const kind = occasion(letter);
  switch (kind) {
    case 'clearance':
    case 'hand-over': {
      const words = state.consolidation?.words ?? 0;
      const wordLimit = instrument.wordLimit?.words ?? null;
      const title = rung === undefined ? null : rung.title.replace(/the clearance$/u, `the ${matterOf(letter.rung)}`);
      const gaps = of.gaps === undefined ? {} : { gaps: of.gaps };
      if (kind === 'clearance') return { ...base, kind, title, answerBy, words, wordLimit, history, ...gaps };
      const papers = of.papers === undefined ? {} : { papers: of.papers };
      return { ...base, kind, title, words, wordLimit, clearedBy: clearedBy(state, offices), history, ...papers };
    }
    case 'clarification':
      return { ...base, kind, asked: 'what is meant', answer: decision.note ?? '', answerBy, rows };
    case 'extension': {
      const granted = decision.note?.startsWith('granted') === true;
      const reason = decision.note?.replace(/^(?:granted|refused): /u, '') ?? '';
      return { ...base, kind, granted, wished: null, answerBy, reason, rows };
    }
    case 'silent':
      return { ...base, kind, answerBy, rows };
    case 'returned':
      return {
        ...base,
        kind,
        answerBy,
        rows: rows.map((row) => ({ ...row, missing: missingIn(of.findings, row.row) })),
      };
    case 'reconcile':
      return {
        ...base,
        kind,
        answerBy,
        rows,
        ...contestedFigures(letter, (id) => officeNamed(offices, id).name, rowLabel),
      };
    case 'shorten':
      return { ...base, kind, answerBy, rows, ...(decision.shorten ?? { words: 0, most: 0 }) };
    case 'amended':
      return { ...base, kind, answerBy, reason: decision.note ?? '', ...amendedRows(decision.rows, of.changes), rows };
    case 'receipt': {
      const received = letterRows(instrument.reading.questions, decision.rows, null);
      const closes = letterTitle(decision.note ?? '', of.ladders);
      return { ...base, kind, answerBy, received, rows, ...(closes === null ? {} : { closes }) };
    }
    case 'chase': {
      const asked = Object.keys(state.requests[letter.office]?.rows ?? {}).length;
      return { ...base, kind: decision.form, title: titleOf(letter.rung, of.ladders), answerBy, rows, asked, history };
    }
  }
}

/** The languages that the office which reads a letter wishes; English alone where it wishes none. */
function languagesOf({ languages = [] }: Office): Pick<LetterView, 'languages'> {
  return languages.length === 0 ? {} : { languages };
}

/** The rows a letter names: of those it was decided on, the ones still open; on the first asking all that are still the office's. */
export function rowsNow({ letter, state }: Pick<LetterMaterial, 'letter' | 'state'>): readonly RowId[] {
  const { decision } = letter;
  const request = state.requests[letter.office];
  if (request === undefined || isShorten(letter) || decision.figures !== undefined) return decision.rows;
  if (decision.form === 'request') return decision.rows.filter((row) => row in request.rows);
  return decision.rows.filter((row) => {
    const now = request.rows[row];
    return now !== undefined && isOpen(now);
  });
}

/** Name of the file that travels with a letter: the office's matrix, or the text to clear and deliver; null without one. */
export function attachmentName(letter: OutboxLetter, state: CycleState, form: MatrixForm = 'xlsx'): string | null {
  if (letter.rung === STEP_DOWN_RUNG) return null;
  if (rowsNow({ letter, state }).length > 0) return matrixName(state.cycleId, letter.office, form);
  return state.consolidation === null || isAmended(letter) ? null : textName(state.cycleId);
}

/**
 * Whether a letter is still wanted when its turn to leave comes: a reminder is not once nothing is open, nor a chase of
 * a clearer that has spoken or whose round of clearance is over.
 */
export function stillWanted(letter: OutboxLetter, state: CycleState): boolean {
  if (/^(?:extension|clarification|amended)-/u.test(letter.rung)) return true;
  if (isShorten(letter)) return letter.decision.rows.some((row) => awaitedShorter(state, letter.office).includes(row));
  const { figures } = letter.decision;
  if (figures !== undefined) return state.tasks.some(({ id }) => id === reconcileId(figures.own, figures.other));
  const request = state.requests[letter.office];
  if (letter.rung === STEP_DOWN_RUNG) return request !== undefined && openRows(request).length === 0;
  if (letter.rung === SILENT_RUNG && request !== undefined && hasGivenSign(request)) return false;
  if (letter.decision.rows.length > 0) return rowsNow({ letter, state }).length > 0;
  return state.awaited.some((a) => a.office === letter.office && letter.rung in a.rungs && a.doneOn === null);
}

/** The rungs of one ladder chase three matters; the title names the one at hand. */
function matterOf(rung: string): string {
  return /^(?:submission|acknowledgement)(?=-)/u.exec(rung)?.[0] ?? 'clearance';
}

/** The title above a letter of the chase; the request itself has none. */
function titleOf(used: string, ladders: readonly Ladder[]): string | null {
  return used === 'request' ? null : letterTitle(used, ladders);
}

function letterRows(
  questions: readonly Question[],
  rows: readonly RowId[],
  remark: string | null,
): readonly LetterRow[] {
  const byId = new Map(questions.map((q) => [q.id, q]));
  return rows.flatMap((row): LetterRow[] => {
    const question = byId.get(questionOf(row));
    if (question === undefined) return [];
    const part = question.parts.find((p) => p.id === row);
    return [{ row, label: rowLabel(row), text: part?.text ?? question.text, remark }];
  });
}

/** The rows of a letter by what became of them in an amended list. */
function amendedRows(
  rows: readonly RowId[],
  changes: ListChanges | undefined,
): Pick<AmendedLetter, 'changed' | 'added' | 'removed'> {
  const all = changes?.questions.flatMap((question) => question.rows) ?? [];
  const told = (kind: RowChange['kind']): readonly RowChange[] =>
    rows.flatMap((row) => all.filter((one) => one.row === row && one.kind === kind));
  const plain = ({ row, was, is }: RowChange): LetterRow => ({ row, label: rowLabel(row), text: is ?? was ?? '' });
  return {
    changed: told('changed').map(({ row, was, is }) => ({ row, label: rowLabel(row), was: was ?? '', is: is ?? '' })),
    added: told('added').map(plain),
    removed: told('removed').map(plain),
  };
}

/**
 * How letters and answers call a row, the same whatever the list prints.
 * @example rowLabel('q4.b') // 'Q4 (b)'
 */
export function rowLabel(row: RowId): string {
  const question = questionOf(row);
  const part = row.slice(question.length + 1);
  return part === '' ? question.toUpperCase() : `${question.toUpperCase()} (${part})`;
}

function clearedBy(state: CycleState, offices: readonly Office[]): readonly { office: string; on: LocalDate }[] {
  return state.awaited
    .filter((a) => a.matter === 'clearance' && a.doneOn !== null)
    .map((a) => ({ office: officeNamed(offices, a.office).name, on: a.doneOn! }));
}

function party(recipient: Recipient, offices: readonly Office[]): LetterView['to'] {
  const office = officeNamed(offices, recipient.office);
  const officer = [office.head, office.accountable, office.focalPoint, ...office.alternates].find(
    (o) => o?.email === recipient.email,
  );
  return { name: officer?.name ?? null, post: recipient.post, office: office.name, place: null };
}

function instrumentTitle(instrument: StoredInstrument): string {
  const { kind, committee } = instrument.reading;
  const what = KIND_WORDS[kind] ?? 'communication';
  return committee === null ? what : `${what} of the ${committee.replace(/^the\s+/iu, '')}`;
}

const KIND_WORDS: Readonly<Partial<Record<StoredInstrument['reading']['kind'], string>>> = {
  'list-of-issues': 'List of issues',
  'list-of-issues-prior-to-reporting': 'List of issues prior to reporting',
  'list-of-themes': 'List of themes',
  'advance-questions': 'Advance questions',
};

function officeNamed(offices: readonly Office[], id: string): Office {
  const office = offices.find((o) => o.id === id);
  if (office === undefined) throw new RangeError(`there is no office ${id} in the directory`);
  return office;
}
