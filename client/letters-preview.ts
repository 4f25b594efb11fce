import { loadTerms, presentVersions, procedureIdOf, referenceDocument } from '../activities/reference.ts';
import type { Store } from '../activities/store-ports.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { latestOf } from '../domain/calendar/local-date.ts';
import {
  lettersAfter,
  lettersAhead,
  lettersDiff,
  type LetterAhead,
  type LettersDiff,
} from '../domain/cycle/letters-ahead.ts';
import type { CycleState, CycleTerms, CycleVersions } from '../domain/cycle/state.ts';
import type { Procedure } from '../domain/procedures/procedure.ts';
import type { Ladder } from '../domain/reminders/ladder.ts';

/** A new version of a ladder or a procedure that is not stored yet. */
export type ProposedRule =
  { readonly kind: 'ladder'; readonly document: Ladder } | { readonly kind: 'procedure'; readonly document: Procedure };

/** As what a cycle uses a ladder or a procedure. */
export type Use = 'ladder' | 'clearance-ladder' | 'procedure';

/** What a new version would do to the letters of one running cycle if the cycle were moved to it today. */
export interface CyclePreview extends LettersDiff {
  readonly cycleId: string;
  readonly title: string;
  /** As what it uses the document; a ladder may chase offices and clearers alike. */
  readonly uses: readonly Use[];
  /** Version the cycle holds now. */
  readonly holds: number;
  /** Letters up to and including the last day looked at, by the version it holds and by the new one. */
  readonly present: readonly LetterAhead[];
  readonly proposed: readonly LetterAhead[];
  /** Why the cycle would not take the new version; null when it would. */
  readonly refused: string | null;
}

/**
 * The letters of every running cycle that uses a ladder or procedure, by the version it holds beside those by a new
 * version. Nothing is stored or decided.
 *
 * @param until last local date looked at
 */
export async function previewLetters(
  store: Store,
  rule: ProposedRule,
  by: string,
  today: LocalDate,
  until: LocalDate,
): Promise<readonly CyclePreview[]> {
  const previews: CyclePreview[] = [];
  for (const state of await store.cycles.list({})) {
    if (state.reached.acknowledged !== undefined) continue;
    const versions = await presentVersions(store, state);
    const terms = await loadTerms(store, state.cycleId, versions);
    const changed = await withRule(store, state, { versions, terms }, rule);
    if (changed !== null) previews.push(preview(state, terms, changed, by, today, until, rule));
  }
  return previews;
}

/** What a cycle holds of versions, and what they say. */
interface Held {
  readonly versions: CycleVersions;
  readonly terms: CycleTerms;
}

/** What a cycle would hold, and what of it is new. */
interface Proposed extends Held {
  readonly holds: number;
  readonly uses: readonly Use[];
}

/** What the cycle would hold; null where it does not use the document. */
async function withRule(store: Store, state: CycleState, held: Held, rule: ProposedRule): Promise<Proposed | null> {
  const { versions, terms } = held;
  const { version } = rule.document;
  if (rule.kind === 'procedure') {
    if (procedureIdOf(versions, state.mechanism) !== rule.document.id) return null;
    const { ladder, clearanceLadder } = rule.document;
    const [chase, clearance] = await Promise.all([
      ladder === terms.ladder.id ? null : referenceDocument(store.reference, 'ladder', ladder),
      clearanceLadder === terms.clearanceLadder.id
        ? null
        : referenceDocument(store.reference, 'ladder', clearanceLadder),
    ]);
    return {
      holds: versions.procedure,
      uses: ['procedure'],
      versions: {
        ...versions,
        procedure: version,
        ladder: chase?.version ?? versions.ladder,
        clearanceLadder: clearance?.version ?? versions.clearanceLadder,
      },
      terms: {
        ...terms,
        procedure: rule.document,
        ladder: chase?.document ?? terms.ladder,
        clearanceLadder: clearance?.document ?? terms.clearanceLadder,
      },
    };
  }
  const { document } = rule;
  const chases = terms.ladder.id === document.id;
  const clears = terms.clearanceLadder.id === document.id;
  if (!chases && !clears) return null;
  return {
    holds: chases ? versions.ladder : versions.clearanceLadder,
    uses: [...(chases ? (['ladder'] as const) : []), ...(clears ? (['clearance-ladder'] as const) : [])],
    versions: {
      ...versions,
      ...(chases ? { ladder: version } : {}),
      ...(clears ? { clearanceLadder: version } : {}),
    },
    terms: {
      ...terms,
      ...(chases ? { ladder: document } : {}),
      ...(clears ? { clearanceLadder: document } : {}),
    },
  };
}

function preview(
  state: CycleState,
  terms: CycleTerms,
  { versions, terms: changed, holds, uses }: Proposed,
  by: string,
  today: LocalDate,
  until: LocalDate,
  { kind, document }: ProposedRule,
): CyclePreview {
  // Beyond the last day that is shown, so that a letter that only moves past it is not taken for one never sent.
  const far = latestOf(until, state.deadline);
  const present = lettersAhead(state, terms, today, far);
  const reason = `version ${document.version} of ${kind} ${document.id}`;
  const adopt = { type: 'adopt-terms', cause: kind, by, reason, order: null, versions, terms: changed } as const;
  const after = lettersAfter(state, terms, adopt, today, far);
  const refused = 'refused' in after ? `${after.refused.message}; ${after.refused.hint}` : null;
  const proposed = 'refused' in after ? present : after;
  const shown = (letters: readonly LetterAhead[]): readonly LetterAhead[] => letters.filter(({ on }) => on <= until);
  return {
    cycleId: state.cycleId,
    title: state.title,
    uses,
    holds,
    present: shown(present),
    proposed: shown(proposed),
    ...lettersDiff(present, proposed, until),
    refused,
  };
}
