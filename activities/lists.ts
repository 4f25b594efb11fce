import { DeskError } from '../contracts/errors.ts';
import type { AmendedQuestion, ListAmendment } from '../domain/cycle/list-amendment.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { rowsOf } from '../domain/cycle/terms.ts';
import type { QuestionChange } from '../domain/loi/list-changes.ts';
import type { QuestionAssignment } from '../domain/questions/assignment.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { loadAssignment, proposedFor, saveAssignment } from './questions.ts';
import { currentOffices } from './reference.ts';
import type { AmendedList, Sha256, Store } from './store-ports.ts';

/** A corrected or reissued list, as the cycle is told of it. */
export function listActivities({ store }: Pick<ActivityPorts, 'store'>): Pick<CycleActivities, 'listAmendment'> {
  return {
    async listAmendment(cycleId, list, confirmed) {
      const state = await store.cycles.state(cycleId);
      if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
      return listAmendment(store, state, await loadAmendedList(store, list), confirmed);
    },
  };
}

/** Stores an amended list as content. @returns its hash */
export async function saveAmendedList(store: Store, list: AmendedList): Promise<Sha256> {
  return store.content.put(new TextEncoder().encode(JSON.stringify(list)), 'application/json');
}

/**
 * A stored amended list.
 * @throws DeskError `data-invalid` when there is none under this hash
 */
export async function loadAmendedList(store: Store, hash: Sha256): Promise<AmendedList> {
  const found = await store.content.get(hash);
  if (found === null) throw new DeskError('data-invalid', `No list is stored under ${hash}.`);
  return JSON.parse(new TextDecoder().decode(found.bytes)) as AmendedList;
}

/**
 * What an amended list means for a cycle. Who answers what stays as it was decided, and the routing proposes offices for
 * what was added; while nothing is confirmed it proposes everything anew.
 *
 * @param confirmed whether the assignment is confirmed
 */
export async function listAmendment(
  store: Store,
  state: CycleState,
  { reading, changes, wordLimit }: AmendedList,
  confirmed: boolean,
): Promise<ListAmendment> {
  const proposed = await proposedFor(store, reading, state.cycleId);
  const asked = new Set((await currentOffices(store)).filter(({ role }) => role === 'member').map(({ id }) => id));
  const before = state.assignment === null ? [] : await loadAssignment(store, state.assignment);
  const now = confirmed ? keptWith(before, proposed) : proposed;
  const changed = changes.fields.map(({ field }) => field);
  const title = changed.includes('symbol') && state.title === state.symbol && reading.symbol !== null;
  return {
    questions: reading.questions.map((question) => ({ id: question.id, rows: rowsOf(question) })),
    wordLimit,
    changed: changes.questions.flatMap((change) => amendedQuestion(change, proposed, asked)),
    assignment: await saveAssignment(store, now),
    undecided: confirmed ? [] : now.filter((one) => one.undecided).map(({ question }) => question),
    ...(changed.includes('deadline') && reading.deadline !== null ? { deadline: reading.deadline } : {}),
    ...(changed.includes('symbol') ? { symbol: reading.symbol } : {}),
    ...(title ? { title: reading.symbol } : {}),
  };
}

/** Who answers what as it was decided, of the questions there still are, and as it is proposed for those that are new. */
function keptWith(
  before: readonly QuestionAssignment[],
  proposed: readonly QuestionAssignment[],
): readonly QuestionAssignment[] {
  const decided = new Map(before.map((one) => [one.question, one]));
  return proposed.map((one) => decided.get(one.question) ?? one);
}

function amendedQuestion(
  { question, kind, rows }: QuestionChange,
  proposed: readonly QuestionAssignment[],
  asked: ReadonlySet<string>,
): readonly AmendedQuestion[] {
  if (rows.length === 0) return [];
  const { lead, supporting = [] } = proposed.find((one) => one.question === question) ?? {};
  const offices = kind !== 'added' || lead === undefined ? [] : [lead, ...supporting].filter((one) => asked.has(one));
  return [
    {
      question,
      kind,
      rows: rows.map(({ row, kind: of, material }) => ({ row, kind: of, material })),
      proposed: offices,
    },
  ];
}
