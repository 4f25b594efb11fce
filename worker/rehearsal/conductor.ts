import { DeskError } from '../../contracts/errors.ts';
import type { LocalPost } from '../../adapters/mail/local-post.ts';
import type { Mailer } from '../../activities/mail-ports.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { Desk } from '../../client/desk.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { epochMs, instantOf, localDateOf } from '../../domain/calendar/instants.ts';
import { nextOpenDay } from '../../domain/calendar/open-days.ts';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { Act, SimulatedOffices } from './simulated-offices.ts';
import type { TimeStepper } from './time-stepper.ts';
import { directorsRound } from './director.ts';

const ZONE = 'Asia/Karachi';
const DIRECTOR_LOOKS_AT = '15:00';
/** A rehearsal that needs more moves than this goes round in circles. */
const MOST_MOVES = 2_000;
const SETTLE_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** What the conductor works with. */
export interface Stage {
  readonly cycleId: string;
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
}

/**
 * Takes a cycle through its months: moves its time to the next moment at which something is due or somebody acts, lets
 * the mail go and be applied, and only then moves on, so that time never passes a mail on its way.
 */
export class Conductor {
  readonly #stage: Stage;
  #directorAt: number | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
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
      const moments = [nextMoment === null ? null : epochMs(nextMoment), offices.nextAt(), this.#directorAt];
      const next = Math.min(...moments.filter((moment) => moment !== null));
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

  /** Business time as the cycle has it now, in milliseconds. */
  businessNow(): number {
    return this.#stage.stepper.now() + this.#stage.clockOffsetMs;
  }

  async #moveTo(moment: number): Promise<void> {
    const { stepper, clockOffsetMs, offices, desk, store, cycleId } = this.#stage;
    await stepper.stepTo(moment - clockOffsetMs);
    await this.#settle(moment);
    const acts = offices.take(moment);
    await Promise.all(acts.map((act) => this.#send(act)));
    if (acts.length > 0) await this.#settle(moment);
    if (this.#directorAt !== null && this.#directorAt <= moment) {
      this.#directorAt = null;
      while (await directorsRound(store, desk, cycleId)) await this.#settle(moment);
    }
    await this.#planDirector(moment);
  }

  async #send(act: Act): Promise<void> {
    const mail = { mailId: act.office, envelopeFrom: act.from, recipients: [act.to], raw: await act.raw() };
    const outcome = await this.#stage.mailer.deliver(mail);
    if (outcome.state === 'accepted') return;
    throw new DeskError('internal', `The reply of ${act.office} was not taken: ${outcome.response}`);
  }

  /** The Director looks at the desk at the end of an open day on which there is something to decide. */
  async #planDirector(moment: number): Promise<void> {
    const { store, cycleId, calendar } = this.#stage;
    const state = await store.cycles.state(cycleId);
    const held = (await store.inbound.inStatus('held')).some(
      (mail) => mail.reason !== null && mail.reason !== 'cycle-closed',
    );
    const answered = Object.values(state?.requests ?? {}).some((r) => Object.values(r.rows).includes('answered'));
    const asked = state?.tasks.some((task) => DECIDABLE.has(task.kind)) === true;
    if (!held && !answered && !asked) return;
    const today = localDateOf(moment, ZONE);
    const at = (day: string): number =>
      epochMs(instantOf(nextOpenDay(calendar, 'federal', day), DIRECTOR_LOOKS_AT, ZONE));
    this.#directorAt = at(today) > moment ? at(today) : at(addDays(today, 1));
  }

  /** Waits until nothing is on its way any more: no decision, no letter, no message. */
  async #settle(moment: number): Promise<void> {
    const { cycleId } = this.#stage;
    const until = Date.now() + SETTLE_LIMIT_MS;
    for (;;) {
      const why = await this.#unsettled(moment);
      if (why === null) return;
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

const DECIDABLE = new Set(['extension', 'clarification', 'record-clearance', 'consolidate', 'hand-over']);
