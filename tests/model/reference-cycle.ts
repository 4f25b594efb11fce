import { dayAfter, ReferenceOffice, type ReferenceLetter, type ReferenceWorld } from './reference-office.ts';

/** All offices of one cycle, each with a calendar on its own wall. */
export class ReferenceCycle {
  readonly #world: ReferenceWorld;
  readonly #offices = new Map<string, ReferenceOffice>();
  readonly #ministry: string;
  /** Requests leave on the first day on which the ministry works. */
  #begun = false;
  today: string;

  /** @param ministry an office that keeps the ministry's own days */
  constructor(world: ReferenceWorld, today: string, ministry: string) {
    this.#world = world;
    this.today = today;
    this.#ministry = ministry;
  }

  ask(office: string, rows: readonly string[], budget: number): void {
    const asked = new ReferenceOffice(office, budget, this.#world);
    for (const row of rows) asked.rows.set(row, 'open');
    this.#offices.set(office, asked);
  }

  office(id: string): ReferenceOffice | undefined {
    return this.#offices.get(id);
  }

  get offices(): readonly ReferenceOffice[] {
    return [...this.#offices.values()];
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Every morning up to a day. */
  until(day: string): void {
    while (this.today < day) {
      this.today = dayAfter(this.today);
      this.look();
    }
  }

  /** Nobody comes to work until a day. */
  outage(day: string): void {
    this.today = day;
    this.look();
  }

  look(): void {
    this.#begun ||= this.#world.opens(this.#ministry, this.today);
    if (this.#begun) for (const office of this.#offices.values()) office.morning(this.today);
  }

  /** A question goes to other offices. @param answersDue of the plan @returns whether anything changed */
  reassign(rows: readonly string[], to: readonly string[], answersDue: string): boolean {
    if (!this.#begun) return false;
    const holds = (id: string) => rows.some((row) => this.#offices.get(id)?.rows.has(row) === true);
    const from = [...this.#offices.keys()].filter((id) => holds(id) && !to.includes(id));
    const fresh = to.filter((id) => !holds(id));
    let days = 0;
    for (let day = dayAfter(this.today); day <= answersDue; day = dayAfter(day))
      if (this.#world.opens(this.#ministry, day)) days += 1;
    days = Math.max(3, days);
    for (const id of from) this.#offices.get(id)!.loses(this.today, rows);
    for (const id of fresh) {
      const known = this.#offices.get(id);
      if (known === undefined) this.ask(id, rows, days);
      else known.gains(this.today, rows, days);
    }
    return from.length + fresh.length > 0;
  }

  letters(): readonly ReferenceLetter[] {
    return this.offices.flatMap((office) => office.letters);
  }
}
