import type { Mechanism } from '../mechanisms.ts';
import type { ThemeId } from './themes.ts';

/** Why an office was proposed for a question. */
export interface RoutingReason {
  readonly office: string;
  /** 0 to 1. */
  readonly score: number;
  /** A sentence an officer reads: the rule, the words that matched, the source. */
  readonly reason: string;
}

/** Who answers one question. */
export interface QuestionAssignment {
  readonly question: string;
  /** Office id of the lead. */
  readonly lead: string;
  /** Office ids of the supporting offices, without the lead. */
  readonly supporting: readonly string[];
  /** An officer must decide: no rule matched, or the one that did is weak. */
  readonly undecided: boolean;
  readonly reasons: readonly RoutingReason[];
  /** What nobody is there to answer, for an officer; absent where nothing is wanting, and in proposals of earlier versions. */
  readonly gaps?: readonly RoutingGap[];
}

/** Something a question asks that no office asked can answer. */
export interface RoutingGap {
  /** `no-office`: nobody but the ministry itself; `no-seat`: a territory that holds none. */
  readonly kind: 'no-office' | 'no-seat';
  /** Of `no-seat`: the territory; null of the other. */
  readonly territory: string | null;
  /** In a sentence. */
  readonly says: string;
  /** Whom one could write to instead; a suggestion that the ministry has not confirmed. Null where there is none. */
  readonly writeTo: string | null;
}

/** A question of another cycle with who was confirmed to answer it. */
export interface ConfirmedQuestion {
  readonly cycleId: string;
  readonly mechanism: Mechanism;
  /** Symbol of its list, null where none was printed. */
  readonly symbol: string | null;
  /** Its id there. */
  readonly question: string;
  readonly text: string;
  readonly articles: readonly string[];
  readonly lead: string;
  readonly supporting: readonly string[];
}

/** One rule of the routing table. `offices` may name a family (`prov-home`) that expands to the seats of each province. */
export interface RoutingRule {
  readonly id: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** Subjects it answers for, by which a question's other words and the articles it cites lead to it; absent: none. */
  readonly themes?: readonly ThemeId[];
  /** From 0 to 1, absent: 1. Below 1 it mostly tells who else is concerned, and rarely who leads. */
  readonly weight?: number;
  readonly offices: readonly string[];
  readonly source: string;
}
