import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readDocument } from '../adapters/documents/read-document.ts';
import { receiveInstrument } from '../client/receive-instrument.ts';
import { receiveObservations } from '../client/receive-observations.ts';
import { readSettings } from '../config/settings.ts';
import { despatchId, mailIntakeId, scopeOf, termsChangeId, TREATY_CALENDAR_ID } from '../contracts/ids.ts';
import { orderId } from '../domain/calendar/order.ts';
import { rehearse } from '../worker/rehearsal/rehearse.ts';
import type { RehearsalStack } from '../worker/rehearsal/stack.ts';
import { orderOf } from '../worker/rehearsal/trouble.ts';

const HISTORIES = fileURLToPath(new URL('../tests/replay/histories', import.meta.url));
const list = (name: string): string => fileURLToPath(new URL(`../seeds/lists/specimen-${name}.txt`, import.meta.url));
const LIST = list('crc');
/** Announced while the offices are chased, so that the cycle is laid anew in its middle. */
const HOLIDAY = { from: '2027-01-13', to: '2027-01-14', layer: 'federal', announcedOn: '2027-01-11' } as const;

/**
 * Records the histories that later versions of the workflows must replay: a whole cycle with a holiday announced in its
 * middle, that order's way to the cycle, one despatch, one message taken in, the treaty calendar. Run it when a new shape of a workflow is about to ship, name the version, and keep the
 * older files. Shapes that are named are the only ones written.
 *
 * Use: npm run history:record -- VERSION [SHAPE…]
 */
const [version, ...wanted] = process.argv.slice(2);
if (version === undefined || !/^[a-z0-9.-]+$/u.test(version)) {
  console.error('Name the version: npm run history:record -- 0.1.0');
  process.exit(2);
}
await mkdir(HISTORIES, { recursive: true });
await rehearse(
  {
    file: { bytes: await readFile(LIST), filename: basename(LIST) },
    receivedOn: '2026-11-30',
    deadline: '2027-05-31',
    seed: 1,
    trouble: { holiday: HOLIDAY, outage: null },
    beforeEnd: async (stack, cycleId) => {
      const { client, store } = stack;
      await liveTreatyCalendar(stack);
      const scope = scopeOf(cycleId);
      const [mail] = await store.inbound.ofCycle(cycleId);
      const draft = orderOf(HOLIDAY);
      const order = { ...draft, id: orderId(draft) };
      const shapes: [string, string][] = [
        ['whole-cycle', cycleId],
        ['despatch', despatchId(scope)],
        ['mail-intake', mailIntakeId(mail!.key)],
        ['treaty-calendar', TREATY_CALENDAR_ID],
        ['terms-change', termsChangeId({ kind: 'order', order, undo: false })],
      ];
      for (const [name, workflowId] of shapes) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const runId = await longestRun(client, workflowId);
        const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        const file = join(HISTORIES, `${name}-${version}.json`);
        await writeFile(file, historyToJSON(history));
        console.error(`${basename(file)}: ${history.events?.length} events`);
      }
    },
  },
  readSettings(),
  (line) => console.error(line),
);
process.exit(0);

/** Of a workflow that came and went several times the run that did most. */
async function longestRun(client: Client, workflowId: string): Promise<string> {
  const runs: { readonly id: string; readonly events: number }[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = "${workflowId}"` }))
    runs.push({ id: run.runId, events: run.historyLength ?? 0 });
  return runs.toSorted((a, b) => b.events - a.events)[0]!.id;
}

/** A treaty calendar that opens cycles, one of them twice, refuses one, is told something and hears of a cycle. */
async function liveTreatyCalendar({ desk, store }: RehearsalStack): Promise<void> {
  const parts = { store, desk, read: readDocument };
  const document = async (name: string) => ({ bytes: await readFile(list(name)), filename: basename(list(name)) });
  await desk.treaties.open();
  const ccpr = { ...(await document('ccpr')), receivedOn: '2026-11-30', deadline: '2027-05-31', confirmBy: null };
  const { cycleId: cycle } = await receiveInstrument(parts, ccpr, 'Director');
  await receiveInstrument(parts, ccpr, 'Director');
  const observations = { ...(await document('concluding-observations')), receivedOn: '2026-11-30' };
  await receiveObservations(parts, { ...observations, deadline: '2026-12-02' }, 'Director');
  await receiveObservations(parts, observations, 'Director');
  await desk.tellTreatyCalendar({ type: 'cycle-submitted', mechanism: 'ccpr', cycle, on: '2026-12-01' });
  const source = 'programme of work';
  await desk.treaties.tell({ type: 'due-set', obligation: 'crc', owed: null, dueOn: '2031-09-30', source }, 'Director');
}
