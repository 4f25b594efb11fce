/**
 * One office's chase as somebody would do it by hand with a calendar on the wall: every morning he looks at the day,
 * counts squares, and writes what is due. Written without the code under test; days are strings, `YYYY-MM-DD`.
 */

/** A rung as the ladder's file has it. */
export interface ReferenceRung {
  readonly id: string;
  readonly offset: number;
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

/** What the office and its desk officer know besides what happened. */
export interface ReferenceWorld {
  readonly rungs: readonly ReferenceRung[];
  /** Whether the office works on a day. */
  readonly opens: (office: string, day: string) => boolean;
  /** Last day on which answers are taken, as the plan has it now. */
  readonly closes: () => string;
  /** Working days of silence until the alternate is asked, then until somebody telephones, in a plan that is not cut. */
  readonly silence: { readonly letter: number; readonly telephone: number; readonly wishedBudget: number };
}

/** A letter as it is decided. */
export interface ReferenceLetter {
  readonly on: string;
  readonly office: string;
  readonly rung: string;
  readonly rows: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

export type ReferenceRow = 'open' | 'answered' | 'accepted' | 'no-data' | 'not-ours' | 'waived';

/** Days on which the office's clock stands. We hold the matter until `to` is known; a recess has both ends. */
interface Stop {
  readonly who: 'us' | 'recess';
  readonly from: string;
  to: string | null;
}

const SILENT = 'silent-alternate';
const STOOD_DOWN = 'stood-down';
const CALL_WITHIN = 2;
/** Least working days for something more. */
const MORE = 3;
/** No office has longer than this. */
const HORIZON = 500;

/** The calendar on the wall: every day of some years, in order. */
const WALL: readonly string[] = Array.from({ length: 1_600 }, (_, at) =>
  new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
);
const PLACE: ReadonlyMap<string, number> = new Map(WALL.map((day, at) => [day, at]));

export function dayAfter(day: string, days = 1): string {
  const found = WALL[PLACE.get(day)! + days];
  if (found === undefined) throw new Error(`${days} days after ${day} is not on the wall`);
  return found;
}

/** 0 Sunday to 6 Saturday. @source 1 January 2026 is a Thursday */
export function weekday(day: string): number {
  return (4 + PLACE.get(day)!) % 7;
}

export class ReferenceOffice {
  readonly id: string;
  readonly rows = new Map<string, ReferenceRow>();
  readonly letters: ReferenceLetter[] = [];
  requestedOn: string | null = null;
  budget: number;
  granted = 0;
  readonly #world: ReferenceWorld;
  readonly #stops: Stop[] = [];
  /** Place in the ladder of the highest rung that was used. */
  #highest = -1;
  readonly #vetoed = new Set<string>();
  /** Rungs of the ladder for which a letter was written. */
  readonly #written = new Set<string>();
  /** How often each kind of letter outside the ladder was written. */
  readonly #counts = new Map<string, number>();
  #signed = false;
  #requestLeft: string | null = null;
  #requestRoutes = 1;
  #silentOn: string | null = null;
  #callSince: string | null = null;
  #stoodDown = false;

  constructor(id: string, budget: number, world: ReferenceWorld) {
    this.id = id;
    this.budget = budget;
    this.#world = world;
  }

  // What happens

  /** Somebody of the office writes or is written down: rows close, and somebody is there. */
  reply(day: string, answers: ReadonlyMap<string, ReferenceRow>, asksBack: boolean): void {
    this.#signed = true;
    for (const [row, now] of answers) {
      const before = this.rows.get(row);
      if (before !== undefined && before !== 'accepted' && before !== 'waived') this.rows.set(row, now);
    }
    if (this.open().length === 0) this.#weOweNothing(day);
    else if (asksBack && !this.#waitsForUs()) this.#stops.push({ who: 'us', from: day, to: null });
  }

  /** Something shows that somebody is there, and no more. */
  sign(): void {
    this.#signed = true;
  }

  /** The request came back: it goes to another person once, then it has not arrived. */
  requestCameBack(day: string): void {
    if (this.#requestLeft === null) return;
    this.#requestLeft = this.#requestRoutes === 1 ? day : null;
    this.#requestRoutes += 1;
  }

  recess(from: string, to: string): void {
    this.#stops.push({ who: 'recess', from, to });
  }

  grant(day: string, days: number): void {
    this.granted += days;
    this.#outside(day, 'extension', this.open());
  }

  refuseMore(day: string): void {
    this.#outside(day, 'extension', this.open());
  }

  /** @returns whether there was anything to answer */
  clarify(day: string): boolean {
    if (!this.#waitsForUs()) return false;
    for (const stop of this.#stops) stop.to ??= day;
    this.#outside(day, 'clarification', this.open());
    return true;
  }

  /** An officer looks at rows. @returns whether there was any to look at */
  look(day: string, to: 'accepted' | 'open' | 'waived'): boolean {
    const from = {
      accepted: ['answered'],
      open: ['answered', 'no-data', 'not-ours'],
      waived: ['open', 'answered', 'not-ours'],
    };
    const chosen = [...this.rows].flatMap(([row, now]) => (from[to].includes(now) ? [row] : []));
    if (chosen.length === 0) return false;
    const more = to === 'open' && this.requestedOn !== null ? this.#more(day, MORE) : 0;
    for (const row of chosen) this.rows.set(row, to);
    if (this.open().length === 0) this.#weOweNothing(day);
    if (to === 'open') {
      this.granted += more;
      this.#outside(day, 'returned', chosen);
    }
    return true;
  }

  loses(day: string, rows: readonly string[]): void {
    for (const row of rows) this.rows.delete(row);
    if (this.open().length === 0) this.#weOweNothing(day);
  }

  gains(day: string, rows: readonly string[], days: number): void {
    const more = this.requestedOn === null ? 0 : this.#more(day, days);
    for (const row of rows) if (!this.rows.has(row)) this.rows.set(row, 'open');
    this.granted += more;
    if (this.requestedOn !== null) this.#outside(day, 'additional', rows);
  }

  veto(rung: string): boolean {
    const ahead = this.#ahead();
    const meant = rung === '' ? ahead.find(isAbove) : ahead.find(({ id }) => id === rung);
    if (meant === undefined || this.open().length === 0) return false;
    this.#vetoed.add(meant.id);
    return true;
  }

  /** An officer reminds now. @returns whether a letter could be written */
  remind(day: string): boolean {
    if (this.requestedOn === null || this.open().length === 0 || this.#quiet(day)) return false;
    if (this.#requestRoutes > 1 && this.#requestLeft === null) {
      this.#requestLeft = day;
      this.#requestRoutes += 1;
      return true;
    }
    const next = this.#ahead().find(({ offset }) => offset > 0);
    if (next === undefined) return false;
    this.#climb(day, next);
    return true;
  }

  // A morning

  /** Everything that is due on a day, with the days before it done; looked at again after each thing that happens. */
  morning(day: string): void {
    const owed = this.open();
    if (owed.length > 0 && this.#world.opens(this.id, day)) {
      if (this.requestedOn === null) {
        this.requestedOn = day;
        this.#requestLeft = day;
        this.#write(day, 'request', owed, ['focal-point'], ['accountable']);
      }
      this.#chase(day);
    }
    if (this.#callSince !== null && (this.#signed || this.open().length === 0)) this.#callSince = null;
    this.#standDown(day);
  }

  open(): string[] {
    return [...this.rows].flatMap(([row, now]) => (now === 'open' ? [row] : []));
  }

  /** Last day on which an answer is in time. */
  due(today: string): string {
    return this.#count(this.requestedOn!, this.budget + this.granted, today);
  }

  #chase(day: string): void {
    if (this.#quiet(day)) return;
    const ripe = (): ReferenceRung[] => this.#ahead().filter((rung) => (this.#dayOf(rung, day) ?? '9') <= day);
    if (this.#isSilent() && this.#callSince === null) {
      const { letter, telephone, wishedBudget } = this.#world.silence;
      const share = Math.min(1, this.budget / wishedBudget);
      const after = (left: string, days: number) => this.#count(left, Math.max(1, Math.round(days * share)), day);
      // Not beside another letter, unless somebody above is about to be written to.
      const alone = ripe().length === 0 && !this.letters.some(({ on, rung }) => on === day && rung !== 'request');
      const asks = this.#silentOn === null && (alone || ripe().some(isAbove));
      if (asks && this.#requestLeft !== null && after(this.#requestLeft, letter) <= day) {
        this.#silentOn = day;
        this.#write(day, SILENT, this.open(), ['focal-point', 'alternate'], []);
      }
      if (this.#silentOn !== null && (ripe().some(isAbove) || after(this.#silentOn, telephone) <= day))
        this.#callSince = day;
    }
    const called = this.#callSince === null || this.#forward(this.#callSince, CALL_WITHIN) <= day;
    const due = ripe();
    const highest = due.at(-1);
    if (highest !== undefined && (called || !due.some(isAbove))) this.#climb(day, highest);
  }

  #standDown(day: string): void {
    const answered = [...this.rows].flatMap(([row, now]) => (now === 'waived' ? [] : [row]));
    const highest = this.#world.rungs.filter(isAbove).findLast(({ id }) => this.#written.has(id));
    if (this.#stoodDown || this.open().length > 0 || answered.length === 0 || highest === undefined) return;
    this.#stoodDown = true;
    this.#write(day, STOOD_DOWN, answered, highest.to, highest.to.includes('focal-point') ? [] : ['focal-point']);
  }

  #climb(day: string, rung: ReferenceRung): void {
    this.#highest = this.#world.rungs.indexOf(rung);
    this.#written.add(rung.id);
    this.#write(day, rung.id, this.open(), rung.to, rung.cc);
  }

  #outside(day: string, kind: string, rows: readonly string[]): void {
    const nth = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, nth);
    this.#write(day, `${kind}-${nth}`, rows, ['focal-point'], []);
  }

  #write(on: string, rung: string, rows: readonly string[], to: readonly string[], cc: readonly string[]): void {
    this.letters.push({ on, office: this.id, rung, rows: [...rows], to, cc });
  }

  // Counting squares

  #ahead(): ReferenceRung[] {
    return this.#world.rungs.filter(({ id }, at) => at > this.#highest && !this.#vetoed.has(id));
  }

  /** The day of a rung as things stand; null where the plan has none for it. */
  #dayOf(rung: ReferenceRung, today: string): string | null {
    const due = this.due(today);
    if (rung.offset < 0) {
      const on = this.#back(due, -rung.offset);
      return on > this.requestedOn! ? on : null;
    }
    const chase = this.#between(due, this.#world.closes());
    const after = this.#world.rungs.filter(({ offset }) => offset > 0);
    const kept = after.slice(Math.max(0, after.length - chase));
    const length = kept.length === 0 ? 0 : kept.at(-1)!.offset + 1;
    let square = 0;
    for (const [at, one] of kept.entries()) {
      const drawn = chase >= length ? one.offset : Math.round((one.offset * chase) / length);
      square = Math.min(Math.max(drawn, square + 1), chase - (kept.length - 1 - at));
      if (one === rung) return this.#forward(due, square);
    }
    return null;
  }

  /** Working days for something more, so that it has `days` from now where answers are still taken. */
  #more(day: string, days: number): number {
    const fair = this.#forward(day, days);
    const target = fair < this.#world.closes() ? fair : this.#world.closes();
    return this.#between(this.due(day), target);
  }

  /** The square on which as many days have counted since `from`. */
  #count(from: string, days: number, today: string): string {
    let left = days;
    let day = from;
    for (let step = 0; left > 0; step += 1) {
      if (step > HORIZON) throw new Error(`${this.id} counts for ever from ${from}`);
      day = dayAfter(day);
      if (this.#world.opens(this.id, day) && !this.#stands(day, today)) left -= 1;
    }
    return day;
  }

  /** Open days after `from` up to `to`; none when it lies before. */
  #between(from: string, to: string): number {
    let open = 0;
    for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (this.#world.opens(this.id, day)) open += 1;
    return open;
  }

  #forward(from: string, days: number): string {
    let day = from;
    for (let left = days; left > 0;) {
      day = dayAfter(day);
      if (this.#world.opens(this.id, day)) left -= 1;
    }
    return day;
  }

  #back(from: string, days: number): string {
    let day = from;
    for (let left = days; left > 0;) {
      day = dayAfter(day, -1);
      if (this.#world.opens(this.id, day)) left -= 1;
    }
    return day;
  }

  // Standing still

  /** Whether a day does not count. The day the matter reaches us still counts, the day it goes back does not. */
  #stands(day: string, today: string): boolean {
    return this.#stops.some(({ who, from, to }) => {
      if (who === 'recess') return day > from && day < to!;
      return day > from && day <= (to ?? today);
    });
  }

  /** Whether nobody writes on a day. */
  #quiet(day: string): boolean {
    return this.#stops.some(({ who, from, to }) => {
      if (who === 'recess') return day > from && day < to!;
      return to === null || (day >= from && day < to);
    });
  }

  #waitsForUs(): boolean {
    return this.#stops.some(({ to }) => to === null);
  }

  #weOweNothing(day: string): void {
    for (const stop of this.#stops) stop.to ??= day;
  }

  #isSilent(): boolean {
    return !this.#signed && !this.#world.rungs.some((rung) => isAbove(rung) && this.#written.has(rung.id));
  }
}

function isAbove({ to }: ReferenceRung): boolean {
  return to.some((role) => role !== 'focal-point' && role !== 'alternate');
}
