import { DeskError } from '../../contracts/errors.ts';
import type { RehearsedHoliday, RehearsedOutage, Trouble } from '../../contracts/rehearsal.ts';
import type { LocalPost } from '../../adapters/mail/local-post.ts';
import type { Mailer } from '../../activities/mail-ports.ts';
import type { Store } from '../../activities/store-ports.ts';
import { CALENDAR, referenceDocument } from '../../activities/reference.ts';
import { announceOrder, type OrderDone } from '../../client/calendar-orders.ts';
import type { Desk } from '../../client/desk.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { epochMs, instantOf, localDateOf } from '../../domain/calendar/instants.ts';
import { nextOpenDay } from '../../domain/calendar/open-days.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { Act, SimulatedOffices } from './simulated-offices.ts';
import type { TimeStepper } from './time-stepper.ts';
import { directorsRound } from './director.ts';
import { announcedAt, BY, orderOf, powerAt } from './trouble.ts';

const ZONE = 'Asia/Karachi';
const DIRECTOR_LOOKS_AT = '15:00';
/** A rehearsal that needs more moves than this goes round in circles. */
const MOST_MOVES = 2_000;
/** How long nothing may come on before a rehearsal is given up. */
const SETTLE_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** What the conductor works with. */
export interface Stage {
  readonly cycleId: string;
  /** Milliseconds that business time is ahead of workflow time when the cycle begins. */
  readonly clockOffsetMs: number;
  readonly stepper: TimeStepper;
  readonly desk: Desk;
  readonly store: Store;
  readonly post: Pick<LocalPost, 'waiting'>;
  /** Carries what simulated offices write. */
  readonly mailer: Mailer;
  readonly offices: SimulatedOffices;
  readonly calendar: Calendar;
  /** Mails delivered by the post that simulated offices have not yet read to the end. */
  readonly reading: () => number;
  readonly say: (on: string, stage: string) => void;
  /** Stop the worker and the mail server, and start them again. */
  readonly cutPower: () => Promise<void>;
  readonly restorePower: () => Promise<void>;
  readonly trouble: Trouble;
}

/**
 * Takes a cycle through its months: moves its time to the next moment at which something is due or somebody acts, lets
 * the mail go and be applied, and only then moves on, so that time never passes a mail on its way.
 */
export class Conductor {
  readonly #stage: Stage;
  #clockOffsetMs: number;
  #calendar: Calendar;
  #directorAt: number | null = null;
  #holiday: RehearsedHoliday | null;
  #outage: RehearsedOutage | null;
  #order: OrderDone | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#clockOffsetMs = stage.clockOffsetMs;
    this.#calendar = stage.calendar;
    this.#holiday = stage.trouble.holiday;
    this.#outage = stage.trouble.outage;
  }

  /** Waits until the cycle has nothing more to do today. */
  async rest(): Promise<void> {
    await this.#settle(this.businessNow());
  }

  /** Plays the cycle on. @param ended whether it has gone far enough; to its very end unless said otherwise */
  async play(ended: (state: CycleState) => boolean = isAcknowledged): Promise<void> {
    const { desk, store, cycleId, offices, say } = this.#stage;
    await this.rest();
    for (let move = 0; move < MOST_MOVES; move += 1) {
      const state = await store.cycles.state(cycleId);
      if (state !== null && ended(state)) return;
      const { nextMoment } = await desk.cycleClock(cycleId);
      const due = nextMoment === null ? null : epochMs(nextMoment);
      const announced = this.#holiday === null ? null : announcedAt(this.#holiday);
      const moments = [due, offices.nextAt(), this.#directorAt, announced];
      const next = Math.min(...moments.filter((moment) => moment !== null));
      if (this.#outage !== null && powerAt(this.#outage).fails <= next) {
        await this.#sitOut(this.#outage, due);
        continue;
      }
      if (!Number.isFinite(next)) {
        throw new DeskError(
          'internal',
          `The rehearsal of ${cycleId} stands still in stage ${state?.stage}: nobody has anything to do.`,
        );
      }
      await this.#moveTo(next);
      say(localDateOf(next, ZONE), state?.stage ?? '');
    }
    throw new DeskError('internal', `The rehearsal of ${cycleId} does not come to its end.`);
  }

  /** The order that was entered, and what it did; null while none was. */
  get order(): OrderDone | null {
    return this.#order;
  }

  /** Business time as the cycle has it now, in milliseconds. */
  businessNow(): number {
    return this.#stage.stepper.now() + this.#clockOffsetMs;
  }

  /**
   * The power fails, days pass, the power returns. The server's own timers fire meanwhile and nobody is there; from the
   * first of them on a server does not skip time, so the rest of it passes by word.
   *
   * @param due the cycle's next moment
   */
  async #sitOut(outage: RehearsedOutage, due: number | null): Promise<void> {
    const { stepper, cutPower, restorePower, desk, cycleId, say } = this.#stage;
    const { fails, returns } = powerAt(outage);
    this.#outage = null;
    await stepper.stepTo(fails - this.#clockOffsetMs);
    await cutPower();
    say(localDateOf(fails, ZONE), 'the power fails');
    const missed = due !== null && due < returns;
    const stepped = stepper.stepTo((missed ? due : returns) - this.#clockOffsetMs);
    if (missed) {
      await stepper.fired();
      await desk.passTime(cycleId, returns - due);
      this.#clockOffsetMs += returns - due;
    } else await stepped;
    await restorePower();
    await stepped;
    say(localDateOf(returns, ZONE), 'the power is back');
    await this.#act(returns);
  }

  async #moveTo(moment: number): Promise<void> {
    await this.#stage.stepper.stepTo(moment - this.#clockOffsetMs);
    await this.#act(moment);
  }

  /** Everything that is to be done at a moment: what is due, what came by order, what offices write, what the Director sees. */
  async #act(moment: number): Promise<void> {
    const { offices, desk, store, cycleId } = this.#stage;
    await this.#settle(moment);
    if (this.#holiday !== null && announcedAt(this.#holiday) <= moment) {
      await this.#announce(this.#holiday);
      await this.#settle(moment);
    }
    const acts = offices.take(moment);
    await Promise.all(acts.map((act) => this.#send(act)));
    if (acts.length > 0) await this.#settle(moment);
    if (this.#directorAt !== null && this.#directorAt <= moment) {
      this.#directorAt = null;
      while (await directorsRound(store, desk, cycleId)) await this.#settle(moment);
    }
    await this.#planDirector(moment);
  }

  /** An order is entered as an officer does it, and offices keep it from then on. */
  async #announce(holiday: RehearsedHoliday): Promise<void> {
    const { desk, store, offices, say } = this.#stage;
    this.#holiday = null;
    this.#order = await announceOrder({ store, desk }, orderOf(holiday), { by: BY, today: holiday.announcedOn });
    const { document } = await referenceDocument(store.reference, 'calendar', CALENDAR);
    this.#calendar = document;
    offices.keep(document);
    say(holiday.announcedOn, `${holiday.from} to ${holiday.to} are closed by order`);
  }

  async #send(act: Act): Promise<void> {
    const mail = { mailId: act.office, envelopeFrom: act.from, recipients: [act.to], raw: await act.raw() };
    const outcome = await this.#stage.mailer.deliver(mail);
    if (outcome.state === 'accepted') return;
    throw new DeskError('internal', `The reply of ${act.office} was not taken: ${outcome.response}`);
  }

  /** The Director looks at the desk at the end of an open day on which there is something to decide. */
  async #planDirector(moment: number): Promise<void> {
    const { store, cycleId } = this.#stage;
    const state = await store.cycles.state(cycleId);
    const held = (await store.inbound.inStatus('held')).some(
      (mail) => mail.reason !== null && mail.reason !== 'cycle-closed',
    );
    const answered = Object.values(state?.requests ?? {}).some((r) => Object.values(r.rows).includes('answered'));
    const asked = state?.tasks.some((task) => DECIDABLE.has(task.kind)) === true;
    if (!held && !answered && !asked) return;
    const today = localDateOf(moment, ZONE);
    const at = (day: string): number =>
      epochMs(instantOf(nextOpenDay(this.#calendar, 'federal', day), DIRECTOR_LOOKS_AT, ZONE));
    this.#directorAt = at(today) > moment ? at(today) : at(addDays(today, 1));
  }

  /** Waits until nothing is on its way any more: no decision, no letter, no message. */
  async #settle(moment: number): Promise<void> {
    const { cycleId } = this.#stage;
    let until = Date.now() + SETTLE_LIMIT_MS;
    let before: string | null = null;
    for (;;) {
      const why = await this.#unsettled(moment);
      if (why === null) return;
      // As long as it comes on, it may take its time.
      if (why !== before) until = Date.now() + SETTLE_LIMIT_MS;
      before = why;
      if (Date.now() > until) {
        throw new DeskError('internal', `The rehearsal of ${cycleId} waits too long: ${why}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async #unsettled(moment: number): Promise<string | null> {
    const { desk, store, post, cycleId, reading } = this.#stage;
    if (reading() > 0) return 'an office is still reading its mail';
    if (post.waiting > 0) return 'the post still carries mail to the desk';
    const state = await store.cycles.state(cycleId);
    if (state === null) return 'the cycle is not in the store yet';
    const letter = Object.entries(state.letters).find(([, l]) => l.status === 'waiting');
    if (letter !== undefined) return `the letter ${letter[0]} has not left`;
    if ((await store.inbound.inStatus('stored')).length > 0) return 'a message is being read';
    if ((await store.inbound.inStatus('held')).some((mail) => mail.reason === null))
      return 'a held message is being filed';
    if (state.reached.acknowledged !== undefined) return null;
    const clock = await desk.cycleClock(cycleId);
    if (!clock.idle || clock.seq !== state.seq) return 'the cycle is deciding';
    if (clock.nextMoment !== null && epochMs(clock.nextMoment) <= moment) return 'something due has not been done';
    return null;
  }
}

function isAcknowledged(state: CycleState): boolean {
  return state.reached.acknowledged !== undefined;
}

const DECIDABLE = new Set(['extension', 'clarification', 'not-ours', 'record-clearance', 'consolidate', 'hand-over']);
