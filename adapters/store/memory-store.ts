import type {
  CycleStore,
  InstrumentStore,
  ListVersion,
  MailWithAttempts,
  ReferenceStore,
  Store,
  StoredInstrument,
} from '../../activities/store-ports.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { canonical } from '../../domain/register/canonical.ts';
import { chain, EMPTY_CHAIN } from '../../domain/register/chain.ts';
import type { ChainedRow } from '../../domain/register/chain.ts';
import { memoryContent } from './memory-content.ts';
import type { NeedContent } from './memory-content.ts';
import { documentMoved } from './document-moved.ts';
import { cycleScope } from './cycle-scope.ts';
import { firstBreak } from './first-break.ts';
import { letterChanges, neverWritten, writtenLetters, writtenTwice } from './letter-changes.ts';
import { amendedLists, inForce, versionsIn } from './list-versions.ts';
import { memoryAnswers, memoryOfAnswers } from './memory-answers.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { memoryInbound } from './memory-inbound.ts';
import { memoryOutbox } from './memory-outbox.ts';
import type { MemoryLetter } from './memory-outbox.ts';
import { narrowed } from './narrowed.ts';
import { evolveAll, nextEvents } from './next-events.ts';
import { sha256 } from './sha256.ts';
import { asStored } from './storable.ts';

/**
 * The store without a database, for tests of what stands on it: the same port, the same rules, and copies in and out,
 * so that nothing is shared by accident. It forgets everything with the process.
 */
export function memoryStore(): Store {
  const kept = memoryContent();
  const letters = new Map<string, MemoryLetter>();
  const mails = new Map<string, MailWithAttempts>();
  const register: ChainedRow[] = [];
  const instruments = memoryInstruments(kept, register);
  const cycles = memoryCycles(register, letters, kept.need);
  const answers = memoryAnswers();
  return {
    content: kept.content,
    reference: memoryReference(),
    instruments,
    cycles,
    outbox: memoryOutbox(letters, mails, kept.need),
    inbound: memoryInbound(mails, kept.need),
    answers,
    memory: memoryOfAnswers({ cycles, answers, instruments }),
    drafts: memoryDrafts(),
    register: {
      async rowsOf(cycleId) {
        return asStored(register.filter((row) => row.cycleId === cycleId));
      },
      async head() {
        return register.at(-1)?.hash ?? null;
      },
      async verify() {
        const head = register.at(-1);
        const firstBad = await firstBreak([register], head ?? EMPTY_CHAIN);
        return { events: register.length, head: head?.hash ?? null, firstBad };
      },
    },
  };
}

function memoryReference(): ReferenceStore {
  const stored = new Map<string, { readonly kind: string; readonly id: string; readonly versions: unknown[] }>();
  return {
    async save(kind, id, document, madeFrom) {
      const entry = stored.get(`${kind}/${id}`) ?? { kind, id, versions: [] };
      stored.set(`${kind}/${id}`, entry);
      const newest = entry.versions.at(-1);
      if (newest !== undefined && canonical(newest) === canonical(asStored(document))) return entry.versions.length;
      if (madeFrom !== undefined && madeFrom !== entry.versions.length) throw documentMoved(kind, id, madeFrom);
      return entry.versions.push(asStored(document));
    },
    async load(kind, id, version) {
      const versions = stored.get(`${kind}/${id}`)?.versions ?? [];
      const number = version ?? versions.length;
      const document = versions[number - 1];
      return document === undefined ? null : { version: number, document: asStored(document) };
    },
    async ids(kind) {
      return [...stored.values()]
        .filter((entry) => entry.kind === kind)
        .map((entry) => entry.id)
        .sort();
    },
  };
}

function memoryInstruments(
  { content, need }: ReturnType<typeof memoryContent>,
  register: readonly ChainedRow[],
): InstrumentStore {
  const stored = new Map<string, StoredInstrument>();
  const versions = (cycleId: string): readonly ListVersion[] => versionsIn(register, cycleId);
  return {
    async save(instrument) {
      need(instrument.raw);
      need(instrument.text);
      const isNew = !stored.has(instrument.cycleId);
      if (isNew) stored.set(instrument.cycleId, asStored(instrument));
      return isNew;
    },
    async load(cycleId) {
      const first = asStored(stored.get(cycleId) ?? null);
      const newest = versions(cycleId).at(-1);
      if (first === null || newest === undefined) return first;
      return inForce(first, newest.list, (await content.get(newest.list))!.bytes);
    },
    async versions(cycleId) {
      return versions(cycleId);
    },
  };
}

function memoryCycles(register: ChainedRow[], letters: Map<string, MemoryLetter>, need: NeedContent): CycleStore {
  const views = new Map<string, CycleState>();
  const eventsOf = (cycleId: string) =>
    register.filter((row) => row.cycleId === cycleId).map(({ seq, on, at, event }) => ({ seq, on, at, event }));

  return {
    async record(cycleId, given) {
      const scope = cycleScope(cycleId);
      const before = views.get(cycleId) ?? null;
      const events = nextEvents(cycleId, before?.seq ?? 0, eventsOf(cycleId), asStored(given));
      const after = evolveAll(cycleId, before, events);
      if (events.length > 0 && after !== null) {
        const rows = chain(register.at(-1) ?? EMPTY_CHAIN, cycleId, events, sha256);
        const changed = changedLetters(letters, rows, scope);
        for (const { list } of amendedLists(rows)) need(list);
        // Nothing can fail from here on: it is all of the batch or nothing.
        register.push(...rows);
        views.set(cycleId, asStored(after));
        for (const letter of changed) letters.set(letter.id, letter);
      }
      const waiting = [...letters.values()].filter((l) => l.cycleId === cycleId && l.status === 'waiting');
      return { recorded: events.length, traysToWake: [...new Set(waiting.map((l) => l.office))].sort() };
    },
    async state(cycleId) {
      return asStored(views.get(cycleId) ?? null);
    },
    async list(filter) {
      const order = (state: CycleState) => `${state.deadline} ${state.cycleId}`;
      const states = [...views.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
      return asStored(narrowed(states, filter));
    },
    async events(cycleId) {
      return asStored(eventsOf(cycleId));
    },
  };
}

function changedLetters(
  letters: ReadonlyMap<string, MemoryLetter>,
  rows: readonly ChainedRow[],
  scope: string,
): Iterable<MemoryLetter> {
  const after = new Map<string, MemoryLetter>();
  for (const letter of writtenLetters(rows)) {
    if (letters.has(letter.id)) throw writtenTwice(letter.id);
    after.set(letter.id, { ...letter, scope, status: 'waiting', reason: null });
  }
  for (const { id, apply } of letterChanges(rows)) {
    const letter = after.get(id) ?? letters.get(id);
    if (letter === undefined) throw neverWritten(id);
    after.set(id, { ...letter, ...apply(letter) });
  }
  return after.values();
}
