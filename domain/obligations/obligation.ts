import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentKind } from '../loi/instrument.ts';
import type { Mechanism } from '../procedures/procedure.ts';

/** How sure a fact is: read in a document, concluded from one, or still to be looked up. */
export const CERTAINTIES = ['confirmed', 'inferred', 'to-be-confirmed'] as const;

/** One of the degrees of certainty. */
export type Certainty = (typeof CERTAINTIES)[number];

/** Where a fact comes from, and how sure it is. */
export interface Cited {
  readonly certainty: Certainty;
  readonly source: string;
}

/** Bodies and mechanisms to which something is or could be owed, whether or not Pakistan is a party. */
export const OBLIGATION_IDS = [
  'ccpr',
  'cescr',
  'cat',
  'cedaw',
  'crc',
  'crpd',
  'cerd',
  'cmw',
  'ced',
  'upr',
  'special-procedures',
  'gsp-plus',
] as const;

/** Id of an obligation: the body's short name. */
export type ObligationId = (typeof OBLIGATION_IDS)[number];

/** Whether Pakistan is bound. */
export interface Bond extends Cited {
  /** False: nothing is owed. */
  readonly party: boolean;
  /** Since when and by what, in words: `ratified 23 June 2010`. */
  readonly words: string;
}

/** The last thing that the State handed in. */
export interface LastSubmission extends Cited {
  readonly words: string;
  readonly symbol: string | null;
  /** Null: the day is not known. */
  readonly on: LocalDate | null;
}

/** The last instrument that was received. */
export interface ReceivedInstrument extends Cited {
  readonly kind: InstrumentKind;
  readonly symbol: string | null;
  /** Day of the document or of its receipt; null: not known. */
  readonly on: LocalDate | null;
}

/** States of a review. */
export const REVIEW_STATES = ['scheduled', 'held', 'postponed', 'unknown', 'none'] as const;

/** The State's review by the body. A date is an assertion with a source; it can be lost again without a new one. */
export interface Review extends Cited {
  /** `postponed`: without a new day; `unknown`: nothing was found; `none`: there is none to be held. */
  readonly state: (typeof REVIEW_STATES)[number];
  /** First day; null where none is known. */
  readonly on: LocalDate | null;
  /** Last day, included; null: one day, or none is known. */
  readonly to: LocalDate | null;
  readonly session: string | null;
  /** How often the day was changed since it was first entered. */
  readonly moved: number;
  /** The day it stood on before it was postponed without a new one. */
  readonly stoodOn?: LocalDate;
}

/** The body's conclusions on the last report reviewed. */
export interface Observations extends Cited {
  readonly symbol: string | null;
  readonly adoptedOn: LocalDate | null;
  /** Paragraphs on which the body wants to hear within a short time, as printed: `18`, `32 (a)`. */
  readonly followUpParagraphs: readonly string[];
}

/** How near a due date is known: `month` and `year` stand on the last day they can mean. */
export const PRECISIONS = ['day', 'month', 'year'] as const;

/** What kind of thing is owed. */
export const OWED_KINDS = ['report', 'replies', 'follow-up', 'response'] as const;

/** What kind of thing is owed. */
export type OwedKind = (typeof OWED_KINDS)[number];

/** One thing that is owed: no submission of it is on record. What was submitted is owed no longer. */
export interface Owed extends Cited {
  /** Stays the same for as long as it is the same thing; unique within its obligation. */
  readonly id: string;
  readonly kind: OwedKind;
  readonly words: string;
  /** Symbol of the instrument that asks for it; null where none does. */
  readonly instrument: string | null;
  /** Day by which the body must have it; null: not known, and never guessed. */
  readonly dueOn: LocalDate | null;
  readonly precision: (typeof PRECISIONS)[number];
  /** Why that day, or why none. */
  readonly basis: string;
  /** Cycle that answers it; null before one was opened. */
  readonly cycle: string | null;
  /** Day on which the due date was entered; null: it stood in the data at the beginning. */
  readonly setOn: LocalDate | null;
  /** How often the due date was changed since it was first entered. */
  readonly moved: number;
  /** The last warning given on this due date. */
  readonly warned: Warning | null;
  /** Where its instrument was received and no cycle could be opened: why, and what would open one. */
  readonly notOpened?: { readonly why: string; readonly on: LocalDate };
}

/** A warning that was given, once. */
export interface Warning {
  /** Calendar days from the due date: −90 is ninety days before, 1 the day after, 90 ninety days overdue. */
  readonly offset: number;
  /** Day on which it was given. */
  readonly on: LocalDate;
}

/** What Pakistan owes under one treaty or mechanism, and where its last cycle stands. */
export interface Obligation {
  readonly id: ObligationId;
  /** Null for a treaty without a procedure of ours (Pakistan is not a party). */
  readonly mechanism: Mechanism | null;
  readonly body: string;
  readonly treaty: string;
  readonly bond: Bond;
  readonly last: LastSubmission | null;
  readonly list: ReceivedInstrument | null;
  readonly review: Review;
  readonly observations: Observations | null;
  readonly owed: readonly Owed[];
}

/** When to warn of a due date. */
export interface WarningRule {
  /** Calendar days before the due date, the largest first. */
  readonly daysBefore: readonly number[];
  /** Calendar days between two warnings once it is overdue; the first is given on the day after the due date. */
  readonly everyDaysOverdue: number;
  readonly source: string;
}

/** All obligations as they stand since a day; each change makes a new version. */
export interface Obligations {
  /** Who made this version, by post. */
  readonly by: string;
  readonly reason: string;
  /** Local date in Islamabad of this version. */
  readonly on: LocalDate;
  readonly warn: WarningRule;
  readonly obligations: readonly Obligation[];
}
