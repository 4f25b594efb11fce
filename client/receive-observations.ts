import { procedureDocuments } from '../activities/reference.ts';
import { DeskError } from '../contracts/errors.ts';
import type { TreatyReceipt } from '../contracts/treaty-calendar.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { followUpAsked, followUpQuestions } from '../domain/loi/follow-up.ts';
import { mechanismOf } from '../domain/loi/mechanism.ts';
import { readInstrument } from '../domain/loi/read-instrument.ts';
import { MECHANISMS, type Mechanism } from '../domain/mechanisms.ts';
import { followUpDue, type FollowUpDue } from '../domain/obligations/follow-up.ts';
import { storedOpening, type ReceivingParts } from './receive-instrument.ts';
import { titleOf } from './start-cycle.ts';

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
  readonly cycle: { readonly cycleId: string; readonly started: boolean } | null;
  /** Why no cycle was opened, and what would open it; null where one was. */
  readonly notOpened: string | null;
}

/**
 * Takes concluding observations in: the treaty calendar records them, then opens the follow-up cycle on the paragraphs
 * they name, whatever becomes of us meanwhile. Repeated, it does what was left undone and nothing twice.
 *
 * @param by who received them, by post
 * @throws DeskError the reader's codes; `refused` for another document, `mechanism-unknown`, `question-unknown` for a
 *   paragraph that is not in the text, `engine-unavailable`
 */
export async function receiveObservations(
  parts: ReceivingParts,
  given: NewObservations,
  by: string,
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
  const title = titleOf(reading, mechanism);
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
  const notOpenable = whyNot(paragraphs, followUp);
  const opening =
    followUp.dueOn === null || notOpenable !== null
      ? undefined
      : await storedOpening(
          parts.store,
          {
            bytes: given.bytes,
            filename: given.filename,
            mechanism,
            deadline: followUp.dueOn,
            receivedOn: given.receivedOn,
            followUp: paragraphs,
            confirmBy: null,
          },
          { mechanism, kind: 'concluding-observations', symbol, title },
        );
  const { opening: result, ...calendar } = await parts.desk.treaties.tell(
    { type: 'observations-received', mechanism, symbol, title, adoptedOn, paragraphs, followUp },
    by,
    opening,
  );
  const cycle = result === undefined || 'refused' in result ? null : result;
  const refused = result !== undefined && 'refused' in result ? result.refused : null;
  const notOpened = refused === null ? notOpenable : [refused.message, refused.hint ?? ''].join(' ').trim();
  return { mechanism, symbol, adoptedOn, paragraphs, followUp, calendar, cycle, notOpened };
}

/** Why there is nothing to open a cycle on, and what would change that; null where there is. */
function whyNot(paragraphs: readonly string[], { dueOn, basis }: FollowUpDue): string | null {
  if (paragraphs.length === 0) {
    return 'They name no paragraph for a follow-up. Where there are some: --paragraphs "18, 20"';
  }
  return dueOn === null ? `No day is known for the follow-up (${basis}): --adopted or --deadline` : null;
}

async function followUpProcedure({ store }: ReceivingParts, mechanism: Mechanism) {
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
