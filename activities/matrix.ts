import { DeskError } from '../contracts/errors.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { consolidate, type Consolidation, type GapItem } from '../domain/matrix/consolidate.ts';
import { gapList } from '../domain/matrix/gap-list.ts';
import { questionOf } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { answerChecks } from './answer-checks.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { currentOffices, cycleStateOf, instrumentOf } from './reference.ts';
import { loadAssignment } from './questions.ts';
import type { Sha256, Store } from './store-ports.ts';

/** The answers of all offices put together in the order of the list. */
export function matrixActivities({ store }: Pick<ActivityPorts, 'store'>): Pick<CycleActivities, 'assembleText'> {
  return {
    async assembleText(cycleId) {
      const consolidation = await currentConsolidation(store, cycleId);
      const frozen = { ...consolidation, gapList: await currentGaps(store, cycleId, consolidation, null) };
      const text = await store.content.put(new TextEncoder().encode(JSON.stringify(frozen)), 'application/json');
      const open = consolidation.gaps.filter((gap) => gap.kind === 'open' || gap.kind === 'not-asked');
      return {
        text,
        words: consolidation.words,
        openQuestions: [...new Set(open.map((gap) => questionOf(gap.row)))],
      };
    },
  };
}

/**
 * The consolidation as the answers stand now.
 * @throws DeskError `cycle-unknown`
 */
export async function currentConsolidation(store: Store, cycleId: string): Promise<Consolidation> {
  const state = await cycleStateOf(store, cycleId);
  const { reading, wordLimit } = await instrumentOf(store, cycleId);
  const answers = await store.answers.current(cycleId);
  return consolidate({
    list: reading,
    assignments: state.assignment === null ? [] : await loadAssignment(store, state.assignment),
    requests: Object.values(state.requests),
    answers: answers.map(({ office, row, text, mail }) => ({ office, row, text, source: mail })),
    officeNames: Object.fromEntries((await currentOffices(store)).map((office) => [office.id, office.name])),
    limit: wordLimit,
    drafts: await store.drafts.newest(cycleId),
  });
}

/**
 * What is missing in a consolidation of a cycle, with whose it is and since when.
 * @param today local date in Islamabad; null takes the day of the newest answer
 */
export async function currentGaps(
  store: Store,
  cycleId: string,
  consolidation: Consolidation,
  today: LocalDate | null,
): Promise<readonly GapItem[]> {
  const state = await store.cycles.state(cycleId);
  const answers = await store.answers.current(cycleId);
  const newest =
    answers
      .map(({ receivedOn }) => receivedOn)
      .sort()
      .at(-1) ??
    state?.receivedOn ??
    '';
  const names = new Map((await currentOffices(store)).map((office) => [office.id, office.name]));
  return gapList({
    consolidation,
    checks: state === null ? [] : await answerChecks(store, state, null, today ?? newest),
    nameOf: (office) => names.get(office) ?? office,
    askedOn: (office) => state?.requests[office]?.requestedOn ?? null,
    answeredOn: (office, row) => answers.find((a) => a.office === office && a.row === row)?.receivedOn ?? null,
  });
}

/**
 * A stored consolidation.
 * @throws DeskError `data-invalid` when nothing is stored under this hash
 */
export async function consolidationOf(store: Store, text: Sha256): Promise<Consolidation> {
  const found = await store.content.get(text);
  if (found === null) throw new DeskError('data-invalid', `No text is stored under ${text}.`);
  return JSON.parse(new TextDecoder().decode(found.bytes)) as Consolidation;
}
