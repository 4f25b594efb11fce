import type { LocalDate } from '../calendar/calendar.ts';
import type { CycleEvent } from '../cycle/events.ts';
import type { AwaitedMatter, CycleState } from '../cycle/state.ts';
import type { ChainedRow } from '../register/chain.ts';
import type { ReplyClass } from '../replies/reply.ts';
import type { RowId, RowState } from '../requests/row.ts';

/** A mail in which a letter left: its message by hash, and how each attempt to deliver it ended. */
export interface EvidencedMail {
  readonly mailId: string;
  readonly messageId: string;
  /** SHA-256 of the message as it was sent. */
  readonly raw: string;
  /** Business time it is dated with, ISO 8601. */
  readonly datedAt: string;
  readonly status: string;
  readonly attempts: readonly { readonly number: number; readonly outcome: string | null }[];
}

/** A letter to an office. */
export interface EvidencedLetter {
  readonly rung: string;
  readonly writtenOn: LocalDate;
  readonly status: string;
  /** Local date of sending or of giving up; null while it waits. */
  readonly endedOn: LocalDate | null;
  readonly reason: string | null;
  readonly mails: readonly EvidencedMail[];
}

/** Something an office sent or said, as the register has it. */
export interface EvidencedReply {
  /** Key of the message, or of the log entry. */
  readonly mail: string;
  /** SHA-256 of the message as it came; null for what was logged. */
  readonly raw: string | null;
  readonly on: LocalDate;
  readonly channel: string;
  readonly class: ReplyClass;
  readonly rows: Readonly<Record<RowId, RowState>>;
}

/** An answer as it stands, by the hash of its text. */
export interface EvidencedAnswer {
  readonly row: RowId;
  readonly status: string;
  readonly mail: string;
  readonly receivedOn: LocalDate;
  /** SHA-256 of its text in UTF-8. */
  readonly text: string;
}

/** One office: what it was asked, what was written to it, what came back. */
export interface EvidencedOffice {
  readonly office: string;
  readonly name: string;
  readonly rows: Readonly<Record<RowId, RowState>>;
  readonly requestedOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  readonly letters: readonly EvidencedLetter[];
  readonly replies: readonly EvidencedReply[];
  readonly answers: readonly EvidencedAnswer[];
}

/** The word of the Committee, a clearer or the Mission. */
export interface EvidencedWord {
  readonly matter: AwaitedMatter;
  readonly office: string;
  readonly name: string;
  readonly what: 'asked' | 'given' | 'refused';
  readonly on: LocalDate;
  /** By whom it was recorded, by post; null where it was asked. */
  readonly by: string | null;
  /** Number of the letter or note, or the comments of a refusal; null where none were given. */
  readonly reference: string | null;
}

/**
 * Everything that shows how a text came about: who was asked what and when, what came back, who cleared. It holds posts
 * and hashes, no person's name and no address, and proves itself: every event carries its link in the register's chain.
 */
export interface EvidencePack {
  readonly format: 'treaty-desk evidence 1';
  readonly cycle: Pick<
    CycleState,
    'cycleId' | 'mechanism' | 'symbol' | 'title' | 'receivedOn' | 'deadline' | 'rehearsal'
  >;
  readonly instrument: { readonly filename: string; readonly raw: string; readonly text: string };
  /** The text as it was frozen: its hash stands in the register. Null while none is. */
  readonly frozen: { readonly on: LocalDate; readonly text: string; readonly words: number } | null;
  readonly offices: readonly EvidencedOffice[];
  readonly words: readonly EvidencedWord[];
  readonly noteVerbale: string | null;
  readonly acknowledgement: string | null;
  /** The cycle's events as the register holds them. */
  readonly events: readonly ChainedRow[];
  /** The documents the pack travels with. */
  readonly files: readonly EvidencedFile[];
}

/** A document by its name and SHA-256. */
export interface EvidencedFile {
  readonly name: string;
  readonly sha256: string;
}

/** What a pack is put together from. */
export interface EvidenceMaterial {
  readonly state: CycleState;
  readonly instrument: EvidencePack['instrument'];
  readonly events: readonly ChainedRow[];
  /** Mails of the cycle, oldest first, with the letters that left in each. */
  readonly mails: readonly (EvidencedMail & {
    readonly letters: readonly { readonly office: string; readonly rung: string }[];
  })[];
  /** Hash of each stored message by its key. */
  readonly rawOf: ReadonlyMap<string, string>;
  readonly answers: readonly (EvidencedAnswer & { readonly office: string })[];
  readonly nameOf: (office: string) => string;
  readonly files: readonly EvidencedFile[];
}

/** Puts the pack together; offices in alphabetical order, everything else in the order of the register. */
export function evidencePack(material: EvidenceMaterial): EvidencePack {
  const { state, events, nameOf } = material;
  const { cycleId, mechanism, symbol, title, receivedOn, deadline, rehearsal, consolidation } = state;
  const offices = [...new Set([...Object.keys(state.requests), ...Object.keys(state.letters).map(officeOfLetter)])];
  return {
    format: 'treaty-desk evidence 1',
    cycle: { cycleId, mechanism, symbol, title, receivedOn, deadline, rehearsal },
    instrument: material.instrument,
    frozen:
      consolidation === null ? null : { on: consolidation.on, text: consolidation.text, words: consolidation.words },
    offices: offices.toSorted().map((office) => evidencedOffice(material, office)),
    words: events.flatMap(({ on, event }) => wordOf(event, on, nameOf)),
    noteVerbale: state.noteVerbale,
    acknowledgement: state.acknowledgement,
    events,
    files: material.files,
  };
}

function evidencedOffice(material: EvidenceMaterial, office: string): EvidencedOffice {
  const { state, events, mails, rawOf, answers, nameOf } = material;
  const request = state.requests[office];
  return {
    office,
    name: nameOf(office),
    rows: request?.rows ?? {},
    requestedOn: request?.requestedOn ?? null,
    answeredOn: request?.answeredOn ?? null,
    letters: Object.entries(state.letters)
      .filter(([key]) => officeOfLetter(key) === office)
      .map(([key, { writtenOn, status, endedOn, reason }]): EvidencedLetter => {
        const rung = key.slice(office.length + 1);
        const carriedIt = mails.filter((mail) =>
          mail.letters.some((one) => one.office === office && one.rung === rung),
        );
        return { rung, writtenOn, status, endedOn, reason, mails: carriedIt.map(withoutLetters) };
      }),
    replies: events.flatMap(({ on, event }) =>
      event.type === 'reply-received' && event.office === office
        ? [
            {
              mail: event.mail,
              raw: rawOf.get(event.mail) ?? null,
              on: event.happenedOn ?? on,
              channel: event.channel ?? 'e-mail',
              class: event.class,
              rows: event.rows,
            },
          ]
        : [],
    ),
    answers: answers
      .filter((answer) => answer.office === office)
      .map(({ row, status, mail, receivedOn, text }) => ({ row, status, mail, receivedOn, text })),
  };
}

function officeOfLetter(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function withoutLetters({ letters: _, ...mail }: EvidenceMaterial['mails'][number]): EvidencedMail {
  return mail;
}

function wordOf(event: CycleEvent, on: LocalDate, nameOf: EvidenceMaterial['nameOf']): readonly EvidencedWord[] {
  switch (event.type) {
    case 'awaiting': {
      const { matter, office } = event;
      return [{ matter, office, name: nameOf(office), what: 'asked', on, by: null, reference: null }];
    }
    case 'delivered': {
      const { matter, office, by, reference } = event;
      return [{ matter, office, name: nameOf(office), what: 'given', on, by, reference }];
    }
    case 'clearance-refused': {
      const { office, by, comments } = event;
      return [{ matter: 'clearance', office, name: nameOf(office), what: 'refused', on, by, reference: comments }];
    }
    default:
      return [];
  }
}
