import { simpleParser, type ParsedMail } from 'mailparser';
import type { DeliveredMail } from '../../adapters/mail/local-post.ts';
import { fillMatrix } from '../../adapters/documents/fill-matrix.ts';
import { rowLabel } from '../../activities/letter-views.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { epochMs, instantAt, instantOf, localDateOf } from '../../domain/calendar/instants.ts';
import { addWorkingDays } from '../../domain/calendar/open-days.ts';
import type { Question } from '../../domain/loi/instrument.ts';
import type { Office } from '../../domain/offices/office.ts';
import { questionOf, type RowId } from '../../domain/requests/row.ts';
import type { Behaviour } from './behaviours.ts';
import { buildReply, type ReplyMail } from './reply-mail.ts';

const ZONE = 'Asia/Karachi';
const OFFICES_WRITE_AT = '11:00';

/** What a letter in a delivered mail is about, as the store knows it. */
export interface DeliveredLetter {
  readonly office: string;
  readonly rung: string;
  /** Rows it names. */
  readonly rows: readonly RowId[];
}

/** Something a simulated office will do. */
export interface Act {
  /** Business time, milliseconds. */
  readonly at: number;
  readonly office: string;
  readonly from: string;
  readonly to: string;
  readonly raw: () => Promise<Uint8Array>;
}

/** What simulated people work with. */
export interface OfficeWorld {
  readonly offices: readonly Office[];
  readonly questions: readonly Question[];
  readonly calendar: Calendar;
  readonly clearers: readonly string[];
}

/** The offices of a rehearsal: they read the mail that reaches them and decide what to do about it, and when. */
export class SimulatedOffices {
  #world: OfficeWorld;
  readonly #acts: Act[] = [];
  readonly #answered = new Set<string>();
  #behaviours: ReadonlyMap<string, Behaviour> = new Map();
  #wordsPerRow = 0;

  constructor(world: OfficeWorld) {
    this.#world = world;
  }

  /** Gives each office its behaviour, one without never answers; and how many words an answer to one row may have. */
  behave(behaviours: ReadonlyMap<string, Behaviour>, wordsPerRow: number): void {
    this.#behaviours = behaviours;
    this.#wordsPerRow = wordsPerRow;
  }

  /** Offices learn of an order: what they mean to do from now on keeps this calendar. */
  keep(calendar: Calendar): void {
    this.#world = { ...this.#world, calendar };
  }

  /** The moment of the next act, business time in milliseconds; null when nobody means to do anything. */
  nextAt(): number | null {
    return this.#acts[0]?.at ?? null;
  }

  /** Takes the acts whose moment has come, in a fixed order. */
  take(now: number): readonly Act[] {
    const due = this.#acts.filter((act) => act.at <= now);
    this.#acts.splice(0, due.length);
    return due;
  }

  /**
   * An office reads a mail that lies in one of its boxes; whoever only got a copy does nothing about it.
   * @param now business time, milliseconds
   */
  async receive(mail: DeliveredMail, letters: readonly DeliveredLetter[], now: number): Promise<void> {
    const parsed = await simpleParser(Buffer.from(mail.raw));
    const to = Array.isArray(parsed.to) ? parsed.to[0] : parsed.to;
    if (to?.value[0]?.address?.toLowerCase() !== mail.address.toLowerCase()) return;
    for (const letter of letters) {
      for (const plan of this.#reaction(letter)) this.#schedule(plan, mail.address, parsed, letter, now);
    }
  }

  /** What an office does about a letter, by its behaviour. */
  #reaction(letter: DeliveredLetter): readonly Plan[] {
    const { office, rung } = letter;
    const is = (prefix: string): boolean => rung === prefix || rung.startsWith(`${prefix}-`);
    if (is('clearance')) return this.#clears(office, rung);
    if (is('submission'))
      return rung === 'submission-request'
        ? [
            { after: 1, kind: 'word', text: SUBMITTED },
            { after: 4, kind: 'word', text: ACKNOWLEDGED },
          ]
        : [];
    if (is('returned')) return [{ after: 2, kind: 'matrix', share: 1 }];
    switch (this.#behaviours.get(office)) {
      case 'answers-next-day':
        return rung === 'request' ? [{ after: 1, kind: 'matrix', share: 1 }] : [];
      case 'answers-half':
        if (rung === 'request') return [{ after: 3, kind: 'matrix', share: 0.5 }];
        return rung === 'accountable' ? [{ after: 1, kind: 'matrix', share: 1 }] : [];
      case 'answers-after-second-reminder':
        return rung === 'reminder-2' ? [{ after: 1, kind: 'matrix', share: 1 }] : [];
      case 'bounces':
      case 'mail-delayed':
        return rung === 'request' ? [{ after: 2, kind: 'matrix', share: 1 }] : [];
      case 'mailbox-full':
        // Whichever letter is the first to arrive is answered.
        return [{ after: 2, kind: 'matrix', share: 1, once: true }];
      case 'acknowledges-first':
        return rung === 'request'
          ? [
              { after: 0, kind: 'read-receipt' },
              { after: 1, kind: 'word', text: RECEIVED },
              { after: 6, kind: 'matrix', share: 1 },
            ]
          : [];
      case 'has-no-data':
        return rung === 'request' ? [{ after: 3, kind: 'matrix', share: 1, status: 'no-data' }] : [];
      case 'says-not-ours':
        return rung === 'request' ? [{ after: 2, kind: 'matrix', share: 1, status: 'not-ours' }] : [];
      case 'out-of-office':
        return rung === 'request'
          ? [
              { after: 0, kind: 'absence', daysAway: 8 },
              { after: 9, kind: 'matrix', share: 1 },
            ]
          : [];
      case 'answers-from-another-address':
        return rung === 'request' ? [{ after: 4, kind: 'matrix', share: 1, private: true }] : [];
      case 'asks-for-clarification':
        if (rung === 'request') return [{ after: 2, kind: 'word', text: CLARIFICATION }];
        return is('clarification') ? [{ after: 3, kind: 'matrix', share: 1 }] : [];
      case 'asks-for-more-time':
        if (rung === 'courtesy') return [{ after: 1, kind: 'word', text: MORE_TIME }];
        return is('extension') ? [{ after: 2, kind: 'matrix', share: 1 }] : [];
      case 'answers-in-text':
        return rung === 'request' ? [{ after: 5, kind: 'text' }] : [];
      case 'never-answers':
      case undefined:
        return [];
    }
  }

  /** The first clearer speaks after a reminder, the others at once. */
  #clears(office: string, rung: string): readonly Plan[] {
    const first = this.#world.clearers[0] === office;
    const speaks = first ? rung === 'clearance-reminder' : rung === 'clearance-request';
    return speaks ? [{ after: 1, kind: 'word', text: NO_OBJECTION }] : [];
  }

  #schedule(plan: Plan, address: string, parsed: ParsedMail, letter: DeliveredLetter, now: number): void {
    const office = this.#world.offices.find((o) => o.id === letter.office);
    if (office === undefined) return;
    const { calendar } = this.#world;
    const day = addWorkingDays(calendar, office.layer, localDateOf(now, ZONE), plan.after);
    const at = Math.max(now, epochMs(instantOf(day, OFFICES_WRITE_AT, ZONE)));
    const once = plan.kind === 'matrix' && plan.once === true;
    const key = `${letter.office}/${once ? 'once' : letter.rung}/${plan.kind}/${plan.after}`;
    if (this.#answered.has(key)) return;
    this.#answered.add(key);
    const from =
      plan.kind === 'matrix' && plan.private === true ? `personal.${letter.office}@private-mail.example` : address;
    const to = parsed.replyTo?.value[0]?.address ?? parsed.from?.value[0]?.address ?? '';
    const act: Act = {
      at,
      office: letter.office,
      from,
      to,
      raw: async () =>
        buildReply(await this.#compose(plan, key, from, to, parsed, letter, office, instantAt(at, ZONE))),
    };
    this.#acts.push(act);
    this.#acts.sort((a, b) => a.at - b.at || (a.office < b.office ? -1 : a.office > b.office ? 1 : 0));
  }

  async #compose(
    plan: Plan,
    id: string,
    from: string,
    to: string,
    parsed: ParsedMail,
    letter: DeliveredLetter,
    office: Office,
    at: string,
  ): Promise<ReplyMail> {
    const base = {
      id,
      from: { address: from, name: office.focalPoint?.post ?? office.accountable.post },
      to,
      at,
      subject: `Re: ${parsed.subject ?? ''}`,
      inReplyTo: parsed.messageId ?? null,
      attachments: [] as ReplyMail['attachments'],
      automatic: false,
    };
    switch (plan.kind) {
      case 'word':
        return { ...base, text: `${plan.text}\n\n${office.name}` };
      case 'absence': {
        const returnsOn = addWorkingDays(this.#world.calendar, office.layer, at.slice(0, 10), plan.daysAway);
        const text = `I am out of the office and will return on ${returnsOn}. For urgent matters please write to my alternate.`;
        return { ...base, subject: `Automatic reply: ${parsed.subject ?? ''}`, text, automatic: true };
      }
      case 'read-receipt': {
        const text = `The message was displayed on ${at.slice(0, 10)}; that does not say that it was read.`;
        return { ...base, subject: `Read: ${parsed.subject ?? ''}`, text, receipt: true };
      }
      case 'text':
        return { ...base, text: this.#answersInText(letter.rows, office) };
      case 'matrix': {
        const rows = letter.rows.slice(0, Math.ceil(letter.rows.length * plan.share));
        const { status = 'answered' } = plan;
        const entries = rows.map((row) => ({
          row,
          status,
          text: status === 'answered' ? this.#answer(row, office) : REASON[status],
        }));
        const sheet = parsed.attachments.find(({ filename = '' }) => /-matrix\.(?:xlsx|docx)$/u.test(filename));
        if (sheet === undefined) return { ...base, text: this.#answersInText(rows, office) };
        const content = await fillMatrix(new Uint8Array(sheet.content), entries);
        const filename = sheet.filename ?? 'matrix.xlsx';
        return { ...base, text: 'Please find the filled matrix attached.', attachments: [{ filename, content }] };
      }
    }
  }

  #answersInText(rows: readonly RowId[], office: Office): string {
    const lines = rows.map((row) => {
      const question = this.#world.questions.find((q) => q.id === questionOf(row));
      return `${question === undefined ? row : rowLabel(row)}: ${this.#answer(row, office)}`;
    });
    return `The answers of this office are as follows.\n\n${lines.join('\n\n')}\n`;
  }

  /** An answer of the length that the limit of the whole text leaves to it. */
  #answer(row: RowId, office: Office): string {
    const said = `${row}, ${office.abbreviation ?? office.id}: ${ANSWER}`.split(' ');
    return `${said
      .slice(0, this.#wordsPerRow)
      .join(' ')
      .replace(/[,;:]$/u, '')}.`;
  }
}

/** What a rehearsed answer says, as far as its length goes. */
const ANSWER =
  'measures were taken in 2025 under the law in force; figures are kept by district, sex and age; training of the officers concerned was held in each division; cases were registered, investigated and decided; the budget was raised for the year';

/** Why an office does not answer a row. */
const REASON = {
  'no-data': 'No data is kept on this subject in this office.',
  'not-ours': 'The subject does not pertain to this office.',
} as const;

/** What an office means to do some working days of its own after a letter. */
type Plan = { readonly after: number } & (
  | {
      readonly kind: 'matrix';
      /** Part of the rows that it fills in, up to 1. */
      readonly share: number;
      /** What it enters in each; absent: `answered`. */
      readonly status?: 'answered' | keyof typeof REASON;
      /** From an address of a person's own. */
      readonly private?: boolean;
      /** Only once, whichever letters come. */
      readonly once?: boolean;
    }
  | { readonly kind: 'text' | 'read-receipt' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'absence'; readonly daysAway: number }
);

const NO_OBJECTION = 'The draft replies have been examined. There is no objection to their submission.';
const SUBMITTED =
  'The replies were delivered to the Office of the High Commissioner under cover of note verbale No. 1/REHEARSAL.';
const ACKNOWLEDGED = 'The Secretariat of the Committee has acknowledged receipt of the replies.';
const RECEIVED = 'Receipt of your letter is acknowledged. The answers will be furnished shortly.';
const CLARIFICATION =
  'Kindly clarify which period the figures asked for should cover; we cannot tell from the question.';
const MORE_TIME =
  'It is requested that an extension of time may kindly be granted, as the figures are still being collected from the districts.';
