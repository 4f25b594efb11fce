import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Store } from '../activities/store-ports.ts';
import { readDocument } from '../adapters/documents/read-document.ts';
import { readSeeds, storeSeeds } from '../adapters/store/seeds.ts';
import { temporalDesk } from '../client/desk.ts';
import { startCycle } from '../client/start-cycle.ts';
import type { Settings } from '../config/settings.ts';
import { DeskError } from '../contracts/errors.ts';
import { localDateOf } from '../domain/calendar/instants.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Progress } from './progress.ts';

const SPECIMEN = 'specimen-ccpr.txt';
/** How long a cycle that was started may take to reach its first decision. */
const DECISION_WITHIN_MS = 20_000;

/**
 * Loads the seeds' documents that the store does not have. What is there stays as the officers have it, and a first
 * start that was cut short is completed by the next.
 */
export async function loadSeeds(store: Store, settings: Settings, { done }: Progress): Promise<void> {
  const seeds = await readSeeds(join(settings.projectFolder, 'seeds'));
  const added = await storeSeeds(store.reference, seeds, { keep: true });
  if (added > 0) done('Reference data', `${seeds.offices.length} offices, ${seeds.procedures.length} procedures`);
}

/**
 * Opens the specimen cycle in a store without any cycle, up to the Director's first decision. When its deadline has
 * come too close that is said, and none is opened.
 */
export async function openSpecimen(store: Store, settings: Settings, { done, note }: Progress): Promise<void> {
  if ((await store.cycles.list({ rehearsals: true })).length > 0) return;
  const connection = await Connection.connect({ address: settings.temporalAddress ?? '' });
  try {
    const desk = temporalDesk(new Client({ connection, namespace: settings.temporalNamespace }));
    const now = Date.now();
    const list = {
      bytes: await readFile(join(settings.projectFolder, 'seeds', 'lists', SPECIMEN)),
      filename: SPECIMEN,
      receivedOn: localDateOf(now, 'Asia/Karachi'),
      confirmBy: null,
      scope: '',
    };
    const { cycleId } = await startCycle({ store, desk, read: readDocument }, list, now);
    const shown = await untilDecision(store, cycleId);
    if (shown) done('Specimen cycle', cycleId);
    else note(`Specimen cycle: ${cycleId} was started and does not show yet`, 'the worker’s log may say why');
  } catch (error) {
    if (!(error instanceof DeskError) || !error.code.startsWith('deadline-')) throw error;
    note('No specimen cycle', `${error.message} Start one from a list of your own.`);
  } finally {
    await connection.close();
  }
}

/** The first cycle, a rehearsal or not, in which the Director has still to confirm who answers what. */
export async function unconfirmedCycle(store: Store): Promise<string | null> {
  return (await store.cycles.list({ rehearsals: true })).find(awaitsConfirmation)?.cycleId ?? null;
}

const awaitsConfirmation = ({ tasks }: CycleState): boolean => tasks.some((task) => task.kind === 'confirm-assignment');

async function untilDecision(store: Store, cycleId: string): Promise<boolean> {
  for (const until = Date.now() + DECISION_WITHIN_MS; Date.now() < until;) {
    const state = await store.cycles.state(cycleId);
    if (state !== null && awaitsConfirmation(state)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
