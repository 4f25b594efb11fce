import { DeskError } from '../contracts/errors.ts';
import { letterId } from '../contracts/ids.ts';
import type { Calendar, LayerId, LocalDate } from '../domain/calendar/calendar.ts';
import { epochMs, instantAt, instantOf } from '../domain/calendar/instants.ts';
import { addWorkingDays } from '../domain/calendar/open-days.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Office, Officer, RecipientRole } from '../domain/offices/office.ts';
import { topAbove } from '../domain/offices/recipients.ts';
import { workingDaysLate } from '../domain/requests/lateness.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { viewOfLetter } from './letters.ts';
import type { PaperLetter } from './mail-ports.ts';
import { CALENDAR, currentOffices, instrumentOf, referenceDocument } from './reference.ts';
import type { OutboxLetter } from './store-ports.ts';

const ZONE = 'Asia/Karachi';

/**
 * A letter that was written, as it goes on paper today: to the officer it is meant for, whether or not he has an address,
 * under the office's postal address, and with its answer awaited as much later as it leaves late.
 *
 * @param rung null: the one that no mail delivers, else the newest
 * @param today local date in Islamabad
 * @throws DeskError `mail-unknown` where no such letter was written, `office-unknown`
 */
export async function letterOnPaper(
  ports: Pick<ActivityPorts, 'store' | 'desk'>,
  state: CycleState,
  office: string,
  rung: string | null,
  today: LocalDate,
): Promise<PaperLetter> {
  const { store, desk } = ports;
  const { cycleId } = state;
  const wanted = rung ?? rungToPrint(state, office);
  const offices = await currentOffices(store);
  const entry = offices.find(({ id }) => id === office);
  if (entry === undefined)
    throw new DeskError('office-unknown', `There is no office ${office}.`, 'treaty-desk office list names them.');
  const [written] = wanted === null ? [] : await store.outbox.letters([letterId({ cycleId, office, rung: wanted })]);
  if (written === undefined) throw notWritten(state, office, wanted);
  const { document: calendar } = await referenceDocument(store.reference, 'calendar', CALENDAR);
  const due = { writtenAt: written.writtenAt, dueOn: written.decision.dueOn };
  const lateBy = workingDaysLate(due, calendar, entry.layer, today);
  const letter = askedLater(written, calendar, entry.layer, lateBy);
  const { at, officer } = addressee(entry, letter.decision.to[0] ?? 'focal-point', offices);
  const mails = await store.outbox.mailsOf(cycleId);
  const replyTo = mails.findLast((mail) => mail.office === office)?.envelopeFrom ?? `${desk.localPart}@${desk.domain}`;
  const view = await viewOfLetter(
    ports,
    {
      letter,
      state,
      instrument: await instrumentOf(store, cycleId),
      to: [{ office: at.id, role: letter.decision.to[0] ?? 'focal-point', post: officer.post, email: '' }],
      cc: [],
    },
    offices,
    instantAt(epochMs(instantOf(today, '09:00', ZONE)), ZONE),
    { attachment: null },
    replyTo,
  );
  const copyTo = letter.decision.cc.map((role) => {
    const copied = addressee(entry, role, offices);
    return { name: copied.officer.name, post: copied.officer.post, office: copied.at.name, place: null };
  });
  const postal = at.postalAddress == null ? {} : { postalAddress: at.postalAddress };
  const to = { name: officer.name, post: officer.post, office: at.name, place: null, ...postal };
  return { cycleId, office, rung: written.rung, view: { ...view, to, copyTo, onPaper: true } };
}

/** A request that leaves late asks for its answer as much later: the office's days begin when it is asked. */
export function askedLater(letter: OutboxLetter, calendar: Calendar, layer: LayerId, lateBy: number): OutboxLetter {
  const { decision, rung } = letter;
  if (rung !== 'request' || decision.answerBy === null || lateBy <= 0) return letter;
  return {
    ...letter,
    decision: { ...decision, answerBy: addWorkingDays(calendar, layer, decision.answerBy, lateBy) },
  };
}

/** The letter that waits to be printed, else the request that failed, else the newest that did, else the newest. */
function rungToPrint(state: CycleState, office: string): string | null {
  const task = state.tasks.find(({ office: of, rung }) => of === office && rung !== undefined);
  if (task?.rung !== undefined) return task.rung;
  const letters = Object.entries(state.letters)
    .filter(([key]) => key.startsWith(`${office}/`))
    .map(([key, letter]) => ({ rung: key.slice(office.length + 1), ...letter }))
    .toSorted((a, b) => (a.writtenOn < b.writtenOn ? -1 : a.writtenOn > b.writtenOn ? 1 : 0));
  const failed = letters.filter(({ status }) => status === 'failed');
  return failed.find(({ rung }) => rung === 'request')?.rung ?? (failed.at(-1) ?? letters.at(-1))?.rung ?? null;
}

function addressee(
  office: Office,
  role: RecipientRole,
  offices: readonly Office[],
): { readonly at: Office; readonly officer: Officer } {
  switch (role) {
    case 'focal-point':
      return { at: office, officer: office.focalPoint ?? office.alternates[0] ?? office.accountable };
    case 'alternate':
      return { at: office, officer: office.alternates[0] ?? office.focalPoint ?? office.accountable };
    case 'head':
      return { at: office, officer: office.head };
    case 'superior': {
      const at = topAbove(office, offices);
      return { at, officer: at.head };
    }
    case 'chair':
    case 'committee': {
      const at = offices.find((one) => one.role === 'chair') ?? office;
      return { at, officer: at.head };
    }
    case 'accountable':
    case 'group-mailbox':
      return { at: office, officer: office.accountable };
  }
}

function notWritten({ letters }: CycleState, office: string, rung: string | null): DeskError {
  const written = Object.keys(letters).flatMap((key) =>
    key.startsWith(`${office}/`) ? [key.slice(office.length + 1)] : [],
  );
  return new DeskError(
    'mail-unknown',
    rung === null ? `No letter to ${office} has been written.` : `There is no letter ${rung} to ${office}.`,
    written.length === 0
      ? 'A letter is printed once the cycle has written it; letter preview shows one that is to come.'
      : `Written: ${written.join(', ')}.`,
  );
}
