import type { Store } from '../../activities/store-ports.ts';
import type { Desk } from '../../client/desk.ts';
import { decideHeld, holdingList } from '../../client/hold.ts';
import type { CycleRequest } from '../../contracts/workflows.ts';
import { DeskError } from '../../contracts/errors.ts';
import { epochMs } from '../../domain/calendar/instants.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { RowId } from '../../domain/requests/row.ts';
import { BY } from './trouble.ts';

const DAYS_GRANTED = 3;

/**
 * What the Director does when looking at the desk once a day: files what is held, accepts what was answered, answers
 * what was asked, records what clearers and the Mission wrote.
 *
 * @returns whether anything was done
 */
export async function directorsRound(store: Store, desk: Desk, cycleId: string): Promise<boolean> {
  let did = false;
  for (const mail of await holdingList(store)) {
    if (mail.cycleId !== cycleId || mail.office === null || mail.reason === 'cycle-closed') continue;
    const requests = [{ cycle: cycleId, office: mail.office }];
    const now = epochMs(mail.receivedAt);
    await decideHeld({ store, desk }, { key: mail.key, decision: 'filed', requests, by: BY, now });
    did = true;
  }
  const state = await store.cycles.state(cycleId);
  if (state === null) throw new DeskError('cycle-unknown', `There is no cycle ${cycleId}.`);
  const decided = await decisions(store, state);
  await Promise.all(decided.map((request) => ask(desk, cycleId, request)));
  return did || decided.length > 0;
}

/** More time that cannot be granted is refused with the reason the cycle gives. */
async function ask(desk: Desk, cycleId: string, request: CycleRequest): Promise<void> {
  try {
    await desk.ask(cycleId, request);
  } catch (error) {
    if (request.type !== 'grant-days' || !(error instanceof DeskError) || error.code !== 'refused') throw error;
    await desk.ask(cycleId, { type: 'refuse-days', office: request.office, by: BY, reason: error.message });
  }
}

async function decisions(store: Store, state: CycleState): Promise<readonly CycleRequest[]> {
  const decided: CycleRequest[] = [];
  for (const { office, rows } of Object.values(state.requests)) {
    if (Object.values(rows).includes('answered')) {
      decided.push({ type: 'change-rows', office, rows: [], to: 'accepted', by: BY, reason: null });
    }
  }
  for (const task of state.tasks) {
    const office = task.office ?? '';
    switch (task.kind) {
      case 'extension':
        decided.push({ type: 'grant-days', office, workingDays: DAYS_GRANTED, by: BY });
        break;
      case 'clarification':
        decided.push({
          type: 'answer-clarification',
          office,
          by: BY,
          answer: 'The figures should cover the last five full years.',
        });
        break;
      case 'not-ours':
        decided.push({
          type: 'change-rows',
          office,
          rows: notOurs(state, office),
          to: 'waived',
          by: BY,
          reason: 'It is for another office.',
        });
        break;
      case 'record-clearance':
        decided.push(...(await wordOf(store, state, office)));
        break;
      case 'consolidate':
        decided.push({ type: 'consolidate', by: BY });
        break;
      case 'hand-over':
        decided.push({ type: 'hand-over', by: BY });
        break;
      default:
        break;
    }
  }
  return decided;
}

function notOurs(state: CycleState, office: string): readonly RowId[] {
  const rows = state.requests[office]?.rows ?? {};
  return Object.keys(rows).filter((row) => rows[row] === 'not-ours');
}

/** What a clearer or the Mission wrote last, put into the decision it stands for. */
async function wordOf(store: Store, state: CycleState, office: string): Promise<readonly CycleRequest[]> {
  const awaited = state.awaited.find((a) => a.office === office && a.doneOn === null);
  const mails = (await store.inbound.ofCycle(state.cycleId)).filter((mail) => mail.office === office);
  const said = mails.at(-1)?.reading?.replyText ?? '';
  switch (awaited?.matter) {
    case 'clearance':
    case 'committee':
      return [{ type: 'clear', office, by: BY, reference: firstLine(said) }];
    case 'submission':
      return [
        {
          type: 'submit',
          by: BY,
          noteVerbale: /note verbale (No\. \S+?)\.?(?:\s|$)/u.exec(said)?.[1] ?? firstLine(said),
        },
      ];
    case 'acknowledgement':
      return [{ type: 'acknowledge', by: BY, reference: firstLine(said) }];
    default:
      return [];
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
