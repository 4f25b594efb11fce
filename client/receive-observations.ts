import { procedureDocuments } from '../activities/reference.ts';
import { DeskError } from '../contracts/errors.ts';
import type { TreatyReceipt } from '../contracts/treaty-calendar.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { followUpAsked, followUpQuestions } from '../domain/loi/follow-up.ts';
import { mechanismOf } from '../domain/loi/mechanism.ts';
import { readInstrument } from '../domain/loi/read-instrument.ts';
import { MECHANISMS, type Mechanism } from '../domain/mechanisms.ts';
import { followUpDue, type FollowUpDue } from '../domain/obligations/follow-up.ts';
import { receiveInstrument, type ReceivedInstrument } from './receive-instrument.ts';
import type { CycleParts } from './start-cycle.ts';

/** Concluding observations as they came, with what an officer knows better than the document. */
export interface NewObservations {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly mechanism?: string | undefined;
  readonly adoptedOn?: LocalDate | undefined;
  /** Paragraphs of the follow-up as printed; absent: those that the document names. */
  readonly paragraphs?: readonly string[] | undefined;
  /** Day by which the follow-up is due; absent: as printed, else by the rule. */
  readonly deadline?: LocalDate | undefined;
  /** Local date in Islamabad. */
  readonly receivedOn: LocalDate;
}

/** What became of concluding observations. */
export interface ReceivedObservations {
  readonly mechanism: Mechanism;
  readonly symbol: string | null;
  readonly adoptedOn: LocalDate | null;
  /** Paragraphs of the follow-up; empty where neither document nor officer names any. */
  readonly paragraphs: readonly string[];
  readonly followUp: FollowUpDue;
  readonly calendar: TreatyReceipt;
  /** The follow-up cycle; null where it could not be opened. */
  readonly cycle: ReceivedInstrument | null;
  /** Why no cycle was opened, and what would open it; null where one was. */
  readonly notOpened: string | null;
}

/**
 * Takes concluding observations in: the treaty calendar learns of them first, then the follow-up cycle is opened on the
 * paragraphs they name. Repeated, it does what was left undone and nothing twice.
 *
 * @param by who received them, by post
 * @param now milliseconds since 1970
 * @throws DeskError the reader's codes; `refused` for another document, `mechanism-unknown`, `question-unknown` for a
 *   paragraph that is not in the text, `engine-unavailable`
 */
export async function receiveObservations(
  parts: CycleParts,
  given: NewObservations,
  by: string,
  now: number,
): Promise<ReceivedObservations> {
  const { text } = await parts.read(given.bytes, given.filename);
  const reading = readInstrument(text);
  if (reading.kind !== 'concluding-observations' && reading.kind !== 'unknown') {
    const kind = reading.kind.replace(/-/g, ' ');
    throw new DeskError(
      'refused',
      `${given.filename} is read as ${kind}, not as concluding observations.`,
      'A list starts its cycle: treaty-desk treaty receive FILE.',
    );
  }
  const mechanism = mechanismNamed(given, () => mechanismOf(reading, text));
  const asked = followUpAsked(text);
  const paragraphs = given.paragraphs ?? asked.paragraphs;
  const { missing } = followUpQuestions(text, paragraphs);
  if (missing.length > 0) {
    throw new DeskError(
      'question-unknown',
      `${given.filename} has no paragraph ${missing.join(', ')}.`,
      'Give the paragraphs as they are printed: --paragraphs "18, 32 (a)".',
    );
  }
  const adoptedOn = given.adoptedOn ?? asked.adoptedOn;
  const title = reading.symbol ?? given.filename;
  const followUp =
    given.deadline === undefined
      ? followUpDue(await followUpProcedure(parts, mechanism), {
          where: title,
          printedDueOn: asked.dueOn,
          printedMonths: asked.months,
          publishedOn: reading.publishedOn,
          adoptedOn,
          receivedOn: given.receivedOn,
        })
      : ({ dueOn: given.deadline, basis: 'as given', certainty: 'confirmed', source: by } as const);
  const { symbol } = reading;
  const calendar = await parts.desk.treaties.tell(
    { type: 'observations-received', mechanism, symbol, title, adoptedOn, paragraphs, followUp },
    by,
  );
  const opened = await openFollowUp(parts, { ...given, mechanism, paragraphs, followUp }, by, now);
  return { mechanism, symbol, adoptedOn, paragraphs, followUp, calendar, ...opened };
}

async function openFollowUp(
  parts: CycleParts,
  given: Omit<NewObservations, 'paragraphs'> & Pick<ReceivedObservations, 'paragraphs' | 'followUp'>,
  by: string,
  now: number,
): Promise<Pick<ReceivedObservations, 'cycle' | 'notOpened'>> {
  const { bytes, filename, mechanism, receivedOn, paragraphs, followUp } = given;
  if (paragraphs.length === 0) {
    return {
      cycle: null,
      notOpened: 'They name no paragraph for a follow-up. Where there are some: --paragraphs "18, 20"',
    };
  }
  if (followUp.dueOn === null) {
    return { cycle: null, notOpened: `No day is known for the follow-up (${followUp.basis}): --adopted or --deadline` };
  }
  try {
    const wishes = { bytes, filename, mechanism, receivedOn, followUp: paragraphs, deadline: followUp.dueOn };
    return { cycle: await receiveInstrument(parts, { ...wishes, confirmBy: null }, by, now), notOpened: null };
  } catch (error) {
    // What was received stays received, also where nobody can answer it in time any more.
    const late =
      error instanceof DeskError && (error.code.startsWith('deadline-') || error.code === 'procedure-unknown');
    if (!late) throw error;
    return { cycle: null, notOpened: [error.message, error.hint ?? ''].join(' ').trim() };
  }
}

async function followUpProcedure({ store }: CycleParts, mechanism: Mechanism) {
  const documents = (await procedureDocuments(store)).map(({ document }) => document);
  const ofMechanism = documents.filter((procedure) => procedure.mechanism === mechanism);
  return ofMechanism.find(({ instruments }) => instruments.includes('concluding-observations')) ?? null;
}

function mechanismNamed({ mechanism, filename }: NewObservations, read: () => Mechanism | null): Mechanism {
  const found = mechanism === undefined ? read() : MECHANISMS.find((one) => one === mechanism.toLowerCase());
  if (found !== null && found !== undefined) return found;
  const said =
    mechanism === undefined ? `${filename} does not say whose it is` : `there is no mechanism “${mechanism}”`;
  throw new DeskError('mechanism-unknown', `${said}.`, `Give --mechanism; known: ${MECHANISMS.join(', ')}.`);
}
