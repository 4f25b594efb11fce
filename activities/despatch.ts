import { letterId, scopeOf } from '../contracts/ids.ts';
import { DeskError, ERRORS } from '../contracts/errors.ts';
import type { LetterEnded } from '../contracts/workflows.ts';
import type { Calendar, LayerId } from '../domain/calendar/calendar.ts';
import { epochMs, instantAt, localDateOf } from '../domain/calendar/instants.ts';
import { nextSendingMoment } from '../domain/calendar/sending-window.ts';
import type { Office } from '../domain/offices/office.ts';
import { digests, overtakenLetters, type ChaseFacts } from '../domain/requests/digest.ts';
import { workingDaysLate } from '../domain/requests/lateness.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { cappedLetters } from './answer-cap.ts';
import type { DespatchActivities, TrayEnded } from './cycle-activities.ts';
import { askedLater } from './letter-print.ts';
import { addressed, makeMail, type Addressed } from './letters.ts';
import { CALENDAR, currentOffices, referenceDocument } from './reference.ts';
import { rowsNow } from './letter-views.ts';
import { readOnce } from './read-once.ts';
import { endingsOf, isStale } from './sending.ts';
import type { MailWithAttempts, OutboxLetter, Store } from './store-ports.ts';
import { deadAddresses, waysLeft } from './undelivered-mail.ts';

const ZONE = 'Asia/Karachi';
/** Letters made into mails in one go, so that the first of a burst leave while the others are still being made. */
const MOST_IN_A_WAVE = 200;

/** Letters of all offices on their way out. */
export function despatchActivities(ports: ActivityPorts): DespatchActivities {
  return {
    async prepareWave(scope, at) {
      const store = readOnce(ports.store);
      const now = at === null ? ports.clock() : epochMs(at);
      const datedAt = at ?? instantAt(now, ZONE);
      for (const mail of await store.outbox.unfinished(null, scope))
        if (isStale(mail, localDateOf(now, ZONE))) await store.outbox.supersede(mail.mailId);
      const directory = await readDirectory(store);
      const waiting = byOffice(await store.outbox.waiting(null, scope));
      // A rehearsal takes its moment from its cycle: it keeps no hours, and nothing has to gather.
      const moments = [...waiting].map(([office, letters]): readonly [readonly OutboxLetter[], number] => [
        letters,
        at === null ? mayLeaveAt(directory, office, letters, now, ports.gatherMs) : now,
      ]);
      const ready = moments.flatMap(([letters, moment]) => (moment <= now ? [letters] : []));
      const wave = upTo(MOST_IN_A_WAVE, ready).flat();
      const settled = await despatch({ ...ports, store }, wave, directory, datedAt);
      const later = moments.flatMap(([, moment]) => (moment > now ? [moment - now] : []));
      const leftOver = !settled || wave.length < ready.flat().length;
      return {
        mails: await unfinished(store, scope),
        lookAgainIn: leftOver ? 0 : later.length === 0 ? null : Math.min(...later),
      };
    },

    async tellCycles(mailIds) {
      const store = readOnce(ports.store);
      const { calendar, layerOf, offices } = await readDirectory(store);
      const ended: TrayEnded[] = [];
      for (const mailId of mailIds) {
        const mail = await store.outbox.mail(mailId);
        if (mail === null) continue;
        const on = localDateOf(epochMs(mail.datedAt), ZONE);
        const letters = new Map(
          (await store.outbox.letters(mail.letters.map(({ id }) => id))).map((letter) => [letter.id, letter]),
        );
        for (const ending of endingsOf(mail)) {
          const letter = letters.get(letterId(ending));
          const one = letter === undefined ? ending : await withWaysLeft(store, ending, letter, mail, offices);
          const lateBy = letter && workingDaysLate(dueOf(letter), calendar, layerOf(one.office), on);
          ended.push(
            one.outcome.state === 'sent' && lateBy !== undefined && lateBy > 0
              ? { ...one, outcome: { ...one.outcome, lateBy } }
              : one,
          );
        }
      }
      await tell(ports, ended);
    },
  };
}

/** A letter that failed, with to how many other people of its office it can still go. */
async function withWaysLeft(
  store: Store,
  ending: TrayEnded,
  letter: OutboxLetter,
  mail: MailWithAttempts,
  offices: readonly Office[],
): Promise<TrayEnded> {
  const { outcome } = ending;
  const state = outcome.state === 'failed' ? await store.cycles.state(letter.cycleId) : null;
  if (outcome.state !== 'failed' || state === null) return ending;
  const dead = await deadAddresses(store, state, letter.office, null);
  const left = outcome.retryElsewhere ? waysLeft(letter, offices, dead, mail.to) : 0;
  return left === null ? ending : { ...ending, outcome: { ...outcome, routesLeft: left } };
}

/** The directory and the calendar of the moment: an order announced today counts today, whatever a cycle runs on. */
interface Directory {
  readonly offices: readonly Office[];
  readonly calendar: Calendar;
  readonly layerOf: (office: string) => LayerId;
}

async function readDirectory(store: Store): Promise<Directory> {
  const offices = await currentOffices(store);
  const { document: calendar } = await referenceDocument(store.reference, 'calendar', CALENDAR);
  const layers = new Map(offices.map((office) => [office.id, office.layer]));
  return { offices, calendar, layerOf: (office) => layers.get(office) ?? 'federal' };
}

/** What decides when a letter should have left. */
function dueOf(letter: OutboxLetter): { readonly writtenAt: string; readonly dueOn: string | undefined } {
  return { writtenAt: letter.writtenAt, dueOn: letter.decision.dueOn };
}

function byOffice(letters: readonly OutboxLetter[]): ReadonlyMap<string, readonly OutboxLetter[]> {
  const offices = new Map<string, OutboxLetter[]>();
  for (const letter of letters) offices.set(letter.office, [...(offices.get(letter.office) ?? []), letter]);
  return offices;
}

/**
 * When an office may be written to: inside its sending hours, a little after the first of its letters was decided, so
 * that what several cycles decide at one moment meets in one mail. Gathering never takes a letter past closing time.
 */
function mayLeaveAt(
  { calendar, layerOf }: Directory,
  office: string,
  letters: readonly OutboxLetter[],
  now: number,
  gatherMs: number,
): number {
  const layer = layerOf(office);
  const opens = nextSendingMoment(calendar, layer, now);
  const gathered = Math.min(...letters.map((letter) => epochMs(letter.writtenAt))) + gatherMs;
  return gathered > opens && nextSendingMoment(calendar, layer, gathered) === gathered ? gathered : opens;
}

/** The first groups that together hold about so many letters; no group is split, and the first is always taken. */
function upTo<T>(most: number, groups: readonly (readonly T[])[]): readonly (readonly T[])[] {
  let count = 0;
  return groups.filter((group) => {
    const taken = count === 0 || count + group.length <= most;
    if (taken) count += group.length;
    return taken;
  });
}

/** @returns whether every letter was put into a mail or ended; false when one left the waiting list meanwhile */
async function despatch(
  ports: ActivityPorts,
  letters: readonly OutboxLetter[],
  { offices, calendar, layerOf }: Directory,
  datedAt: string,
): Promise<boolean> {
  const { store } = ports;
  const ended: TrayEnded[] = [];
  const wanted: Addressed[] = [];
  let settled = true;
  for (const letter of letters) {
    await apart([letter], ended, async () => {
      const prepared = await addressed(store, letter, offices);
      if ('outcome' in prepared) ended.push(prepared);
      else wanted.push(prepared);
    });
  }
  const overtaken = overtakenLetters(wanted.map(chaseFactsOf));
  for (const { letter } of wanted) {
    const { cycleId, office, rung } = letter;
    const reason = overtaken.get(letter.id);
    if (reason !== undefined) ended.push({ cycleId, office, rung, outcome: { state: 'withdrawn', reason } });
  }
  const factsOf = ({ letter, to, cc }: Addressed) => ({
    id: letter.id,
    office: letter.office,
    formal: letter.decision.formal,
    to: to.map((r) => r.email),
    cc: cc.map((r) => r.email),
  });
  const on = localDateOf(epochMs(datedAt), ZONE);
  const scope = scopeOf(letters[0]?.cycleId ?? '');
  const notOvertaken = wanted.filter(({ letter }) => !overtaken.has(letter.id));
  const capped = await cappedLetters(store, notOvertaken, scope, on);
  for (const { letter } of notOvertaken) {
    const { cycleId, office, rung } = letter;
    const reason = capped.get(letter.id);
    if (reason !== undefined)
      ended.push({ cycleId, office, rung, outcome: { state: 'failed', reason, retryElsewhere: false } });
  }
  const leaving = notOvertaken.filter(({ letter }) => !capped.has(letter.id));
  for (const group of digests(leaving, factsOf)) {
    const lateBy = ({ letter }: Addressed): number =>
      workingDaysLate(dueOf(letter), calendar, layerOf(letter.office), on);
    const asking = (one: Addressed): Addressed => ({
      ...one,
      letter: askedLater(one.letter, calendar, layerOf(one.letter.office), lateBy(one)),
    });
    await apart(
      group.map(({ letter }) => letter),
      ended,
      async () => {
        settled = (await makeMail(ports, group.map(asking), { offices, datedAt, lateBy })) && settled;
      },
    );
  }
  // Told before it is noted in the out-box: a crash in between tells again, and nothing is left untold.
  await tell(ports, ended);
  for (const one of ended)
    if (one.outcome.state === 'withdrawn') await store.outbox.withdraw([letterId(one)], one.outcome.reason);
  return settled;
}

function chaseFactsOf(one: Addressed): ChaseFacts {
  const { id, cycleId, office, rung, decision } = one.letter;
  return { id, request: `${cycleId} ${office}`, rung, form: decision.form, rows: rowsNow(one) };
}

/** What cannot be made into a mail keeps no other letter from leaving; its cycle is told, and an officer finds a way. */
async function apart(letters: readonly OutboxLetter[], ended: TrayEnded[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DeskError ? ERRORS[error.code].retryable : !(error instanceof RangeError)) throw error;
    const outcome = { state: 'failed', reason: (error as Error).message, retryElsewhere: false } as const;
    ended.push(...letters.map(({ cycleId, office, rung }) => ({ cycleId, office, rung, outcome })));
  }
}

/** One message to each cycle, however many of its letters ended. */
async function tell({ engine }: Pick<ActivityPorts, 'engine'>, ended: readonly TrayEnded[]): Promise<void> {
  const cycles = new Map<string, LetterEnded[]>();
  for (const { cycleId, ...letter } of ended) cycles.set(cycleId, [...(cycles.get(cycleId) ?? []), letter]);
  for (const [cycleId, letters] of cycles) await engine.lettersEnded(cycleId, letters);
}

/** Mails to be sent, and mails whose end the cycles may not have heard of because whoever sent them was lost. */
async function unfinished(store: Store, scope: string): Promise<readonly string[]> {
  const untold = await store.outbox.untold(scope);
  const running = async (cycleId: string): Promise<boolean> =>
    (await store.cycles.state(cycleId))?.reached.acknowledged === undefined;
  const ids: string[] = [];
  for (const mail of untold)
    for (const { cycleId } of mail.letters)
      if (!ids.includes(mail.mailId) && (await running(cycleId))) ids.push(mail.mailId);
  return [...ids, ...(await store.outbox.unfinished(null, scope)).map((mail) => mail.mailId)];
}
