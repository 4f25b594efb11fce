import type {
  AnswerStore,
  CycleStore,
  InstrumentStore,
  MemoryStore,
  StoredAnswer,
} from '../../activities/store-ports.ts';
import { acceptedRows } from '../../domain/matrix/accepted-rows.ts';
import { remember, type RememberedAnswer } from '../../domain/matrix/remembered-answer.ts';
import { cycleScope } from './cycle-scope.ts';
import { asStored } from './storable.ts';

/** Answers without a database. */
export function memoryAnswers(): AnswerStore {
  const stored: StoredAnswer[] = [];
  return {
    async save(cycleId, office, mail, receivedOn, answers) {
      const known = stored.filter((a) => a.cycleId === cycleId && a.office === office && a.mail === mail).length;
      stored.push(...answers.slice(known).map((answer) => asStored({ ...answer, cycleId, office, mail, receivedOn })));
    },
    async current(cycleId) {
      const newest = new Map<string, StoredAnswer>();
      for (const answer of stored.filter((a) => a.cycleId === cycleId)) {
        const key = `${answer.office} ${answer.row}`;
        const before = newest.get(key);
        if (before === undefined || before.receivedOn <= answer.receivedOn) newest.set(key, answer);
      }
      return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => asStored(answer));
    },
    async ofMail(cycleId, office, mail) {
      return asStored(stored.filter((a) => a.cycleId === cycleId && a.office === office && a.mail === mail));
    },
  };
}

/** The answer memory without a database: made anew from cycles, answers and lists whenever it is asked. */
export function memoryOfAnswers(of: {
  readonly cycles: CycleStore;
  readonly answers: AnswerStore;
  readonly instruments: InstrumentStore;
}): MemoryStore {
  return {
    async answers(scope) {
      const found: RememberedAnswer[] = [];
      for (const state of await of.cycles.list({ rehearsals: true })) {
        const { cycleId, mechanism } = state;
        const list = cycleScope(cycleId) === scope ? await of.instruments.load(cycleId) : null;
        if (list === null) continue;
        const accepted = new Set(acceptedRows(state).map(({ office, row }) => `${office} ${row}`));
        const answers = (await of.answers.current(cycleId)).filter(({ office, row }) =>
          accepted.has(`${office} ${row}`),
        );
        const taken = answers.map(({ office, row, receivedOn, text }) => ({ office, row, on: receivedOn, text }));
        found.push(...remember({ cycleId, mechanism, reading: list.reading }, taken));
      }
      return asStored(found.sort(newestFirst));
    },
  };
}

function newestFirst(a: RememberedAnswer, b: RememberedAnswer): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  const [one, other] = [a, b].map(({ cycleId, office, row }) => [cycleId, office, row].join(' '));
  return one! < other! ? -1 : 1;
}
