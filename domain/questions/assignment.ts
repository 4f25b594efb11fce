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
}

/** One rule of the routing table. `offices` may name a family (`prov-home`) that expands to the seats of each province. */
export interface RoutingRule {
  readonly id: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly offices: readonly string[];
  readonly source: string;
}
