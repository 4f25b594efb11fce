import type { PlanStep } from '../plan/plan.ts';

/** The mechanisms the State answers to. */
export const MECHANISMS = [
  'ccpr',
  'cescr',
  'cat',
  'cedaw',
  'crc',
  'crpd',
  'cerd',
  'upr',
  'special-procedures',
  'gsp-plus',
  'action-plan',
] as const;

/** One of the mechanisms. */
export type Mechanism = (typeof MECHANISMS)[number];

/** What is particular to one mechanism, as data; a change is a new version. */
export interface Procedure {
  readonly id: string;
  readonly version: number;
  readonly mechanism: Mechanism;
  readonly title: string;
  /** Limit of the State's text where the list prints none; `hard` refuses, `soft` warns; null: none known. */
  readonly wordLimit: { readonly words: number; readonly kind: 'hard' | 'soft'; readonly source: string } | null;
  /** Zone in which the deadline's day ends. */
  readonly deadlineZone: string;
  readonly ladder: string;
  readonly clearanceLadder: string;
  readonly steps: readonly PlanStep[];
  /** Office ids that clear the text, in groups: those of one group are asked together, the next when all have cleared. */
  readonly clearers: readonly (readonly string[])[];
  /** The office that delivers to the UN. */
  readonly mission: string;
  readonly source: string;
}
