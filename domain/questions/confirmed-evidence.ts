import { likenable, likenessOf, sameQuestion, type Likenable, type Likened } from './likeness.ts';
import type { ConfirmedQuestion } from './assignment.ts';

/** A confirmed question made ready. */
export interface ReadyConfirmed {
  readonly confirmed: ConfirmedQuestion;
  readonly asked: Likenable;
}

/** What was confirmed before for a like question. */
export interface ConfirmedEvidence {
  readonly confirmed: ConfirmedQuestion;
  /** 0 to 1. */
  readonly likeness: number;
  /** Word for word the same question. */
  readonly same: boolean;
}

/** From this likeness on what was confirmed before tells who answers. */
const ALIKE = 0.45;
/** So many of the most alike are used; more would let a frequent subject outvote the question at hand. */
const MOST = 3;

/** Makes confirmed questions ready for many questions. */
export function readyConfirmed(confirmed: readonly ConfirmedQuestion[]): readonly ReadyConfirmed[] {
  return confirmed.map((one) => ({ confirmed: one, asked: likenable(one) }));
}

/** The confirmed questions most like one, the most alike first; one of the same cycle is none. */
export function confirmedEvidence(
  question: Likened & { readonly cycleId?: string },
  known: readonly ReadyConfirmed[],
): readonly ConfirmedEvidence[] {
  if (known.length === 0) return [];
  const asked = likenable(question);
  return known
    .filter(({ confirmed }) => confirmed.cycleId !== question.cycleId)
    .map(({ confirmed, asked: before }) => ({
      confirmed,
      likeness: likenessOf(asked, before, ALIKE),
      same: sameQuestion(asked, before),
    }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, MOST);
}

const keyOf = ({ confirmed }: ConfirmedEvidence): string => `${confirmed.cycleId} ${confirmed.question}`;
