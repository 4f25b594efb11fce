import { parseCycleId, scopeOf } from '../contracts/ids.ts';
import { rowsOf } from '../domain/cycle/terms.ts';
import { recipientsFor } from '../domain/offices/recipients.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import type { QuestionAssignment } from '../domain/questions/assignment.ts';
import { proposeAssignments } from '../domain/questions/route.ts';
import type { RowId } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { loadAssignment, saveAssignment } from './assignments.ts';
import { confirmedBefore } from './confirmed-before.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { currentOffices, instrumentOf, referenceDocument, ROUTING } from './reference.ts';
import type { Sha256, Store } from './store-ports.ts';

export { loadAssignment, saveAssignment };

/** Who answers what: proposed by the routing table, stored, and turned into the rows of each office. */
export function questionActivities({
  store,
}: Pick<ActivityPorts, 'store'>): Pick<CycleActivities, 'proposeAssignment' | 'assignmentRows' | 'checkAddresses'> {
  return {
    async proposeAssignment(cycleId) {
      const { reading } = await instrumentOf(store, cycleId);
      const proposed = await proposedFor(store, reading, cycleId);
      return {
        assignment: await saveAssignment(store, proposed),
        undecided: proposed.filter((a) => a.undecided).map((a) => a.question),
      };
    },

    assignmentRows: (cycleId, assignment) => assignmentRows(store, cycleId, assignment),

    async checkAddresses(ids) {
      const offices = await currentOffices(store);
      return ids.flatMap((id) => {
        const office = offices.find((o) => o.id === id);
        if (office === undefined)
          return [{ office: id, text: 'is not among the offices any more; reassign its questions' }];
        const to = recipientsFor(office, ['focal-point'], offices);
        return to.ok ? [] : [{ office: id, text: `${to.message}; enter an address or write by dak` }];
      });
    },
  };
}

/** Who is proposed to answer what of a cycle's list, by the routing table and by what was confirmed in other cycles. */
export async function proposedFor(
  store: Store,
  { questions, sections }: Pick<InstrumentReading, 'questions' | 'sections'>,
  cycleId: string,
): Promise<readonly QuestionAssignment[]> {
  const offices = await currentOffices(store);
  const { document } = await referenceDocument(store.reference, 'routing', ROUTING);
  return proposeAssignments(questions, document.rules, offices, {
    sections,
    mechanism: parseCycleId(cycleId)?.mechanism ?? null,
    confirmed: await confirmedBefore(store, scopeOf(cycleId)),
    cycleId,
  });
}

/** The rows each asked office gets by a stored assignment; what only the ministry itself answers is nobody's row. */
export async function assignmentRows(
  store: Store,
  cycleId: string,
  assignment: Sha256,
): Promise<Readonly<Record<string, readonly RowId[]>>> {
  const { reading } = await instrumentOf(store, cycleId);
  const asked = new Set((await currentOffices(store)).filter((o) => o.role === 'member').map((o) => o.id));
  const rowsByQuestion = new Map(reading.questions.map((q) => [q.id, rowsOf(q)]));
  const rows: Record<string, RowId[]> = {};
  for (const { question, lead, supporting } of await loadAssignment(store, assignment)) {
    for (const office of [lead, ...supporting]) {
      if (asked.has(office)) (rows[office] ??= []).push(...(rowsByQuestion.get(question) ?? []));
    }
  }
  return rows;
}
