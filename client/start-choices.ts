import { procedureDocuments, type StoredProcedure } from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { isLocalDate } from '../domain/calendar/local-date.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import { mechanismOf } from '../domain/loi/mechanism.ts';
import { MECHANISMS, type Mechanism } from '../domain/mechanisms.ts';
import { procedureForInstrument, procedureNamed, type ChosenBy } from '../domain/procedures/procedure-for.ts';
import type { Procedure } from '../domain/procedures/procedure.ts';
import { ruleDeadline, ruleInWords, type RuleDeadline } from '../domain/procedures/rule-deadline.ts';
import { unknownProcedure } from './unknown-procedure.ts';

/** What an officer says of a list that is to start a cycle, where the list does not or the officer knows better. */
export interface StartWishes {
  readonly filename: string;
  readonly mechanism?: string | undefined;
  /** Id of a procedure, or a mechanism whose main one is meant. */
  readonly procedure?: string | undefined;
  readonly deadline?: string | undefined;
  /** First day of the review, for deadlines that count back from it. */
  readonly reviewOn?: string | undefined;
  /** Day of adoption, for deadlines that count from it. */
  readonly adoptedOn?: string | undefined;
  /** Local date in Islamabad. */
  readonly receivedOn: LocalDate;
}

/** Which procedure a cycle runs on, and why. */
export interface ChosenProcedure extends StoredProcedure {
  readonly by: ChosenBy | 'officer';
}

/** A deadline, and who or what set it. */
export type ChosenDeadline =
  | { readonly on: LocalDate; readonly by: 'officer' | 'instrument'; readonly rule: null }
  | { readonly on: LocalDate; readonly by: 'rule'; readonly rule: RuleDeadline };

/**
 * Mechanism and procedure: as an officer says, else by symbol, committee, kind and title of the instrument.
 *
 * @throws DeskError `mechanism-unknown`, `procedure-unknown`
 */
export async function chooseProcedure(
  store: Store,
  wishes: StartWishes,
  reading: InstrumentReading,
  text: string,
): Promise<{ readonly mechanism: Mechanism; readonly chosen: ChosenProcedure }> {
  const stored = await procedureDocuments(store);
  const documents = stored.map(({ document }) => document);
  const storedAs = (procedure: Procedure): StoredProcedure => stored.find(({ document }) => document === procedure)!;
  const named = wishes.procedure === undefined ? null : procedureNamed(wishes.procedure.toLowerCase(), documents);
  if (wishes.procedure !== undefined && named === null) throw unknownProcedure(wishes.procedure, documents);

  const mechanism = chosenMechanism(wishes, reading, text, named);
  if (named !== null) {
    if (named.mechanism !== mechanism)
      throw new DeskError(
        'procedure-unknown',
        `${named.id} is a procedure of ${named.mechanism}, and ${wishes.filename} is of ${mechanism}.`,
        `Of ${mechanism}: ${idsOf(documents, mechanism)}.`,
      );
    return { mechanism, chosen: { ...storedAs(named), by: 'officer' } };
  }
  const found = procedureForInstrument(mechanism, reading.kind, documents);
  if (found !== null) return { mechanism, chosen: { ...storedAs(found.procedure), by: found.by } };
  throw new DeskError(
    'procedure-unknown',
    `No procedure of ${mechanism} starts from ${wishes.filename}, which is read as ${reading.kind.replace(/-/g, ' ')}.`,
    `Name one with --procedure: ${idsOf(documents, mechanism)}.`,
  );
}

/**
 * The deadline: as an officer says, else as the instrument prints it, else by the procedure's rule.
 *
 * @throws DeskError `deadline-missing` when none of them gives one, `date-invalid`
 */
export function chooseDeadline(wishes: StartWishes, reading: InstrumentReading, procedure: Procedure): ChosenDeadline {
  const given = day(wishes.deadline, 'deadline', '2027-05-31');
  const review = day(wishes.reviewOn, 'first day of the review', '2027-11-08');
  const adopted = day(wishes.adoptedOn, 'day of adoption', '2026-10-30');
  if (given !== null) return { on: given, by: 'officer', rule: null };
  if (reading.deadline !== null) return { on: reading.deadline, by: 'instrument', rule: null };
  const received = wishes.receivedOn;
  const rule = ruleDeadline(procedure, { received, published: reading.publishedOn, adopted, review });
  if ('on' in rule) return { on: rule.on, by: 'rule', rule };
  const flag = { review: '--review 2027-11-08', adopted: '--adopted 2026-10-30' }[rule.missing as string];
  throw new DeskError(
    'deadline-missing',
    rule.missing === 'rule'
      ? `${wishes.filename} states no deadline.`
      : `${wishes.filename} states no deadline, and by rule it is ${ruleInWords(procedure.deadline)}, which it does not say either.`,
    `Give the day by which the answer must be there: --deadline 2027-05-31${flag === undefined ? '' : `, or ${flag}`}.`,
  );
}

function chosenMechanism(
  { mechanism, filename }: StartWishes,
  reading: InstrumentReading,
  text: string,
  named: Procedure | null,
): Mechanism {
  const known = `known: ${MECHANISMS.join(', ')}`;
  if (mechanism === undefined) {
    const found = mechanismOf(reading, text) ?? named?.mechanism;
    if (found !== undefined) return found;
    throw new DeskError(
      'mechanism-unknown',
      `${filename} does not say which mechanism asks.`,
      `Give --mechanism; ${known}.`,
    );
  }
  const given = MECHANISMS.find((m) => m === mechanism.toLowerCase());
  if (given === undefined)
    throw new DeskError('mechanism-unknown', `There is no mechanism “${mechanism}”.`, `${known}.`);
  return given;
}

function day(given: string | undefined, what: string, example: string): LocalDate | null {
  if (given === undefined) return null;
  if (isLocalDate(given)) return given;
  throw new DeskError('date-invalid', `The ${what} “${given}” is not a date.`, `Give a date such as ${example}.`);
}

function idsOf(procedures: readonly Procedure[], mechanism: Mechanism): string {
  const ids = procedures.filter((one) => one.mechanism === mechanism && one.id !== mechanism).map(({ id }) => id);
  return ids.join(', ') || 'none';
}
