import { OBLIGATIONS, OFFICES, referenceDocument } from '../../activities/reference.ts';
import { loadAssignment } from '../../activities/questions.ts';
import { DeskError } from '../../contracts/errors.ts';
import { epochMs, localDateOf } from '../../domain/calendar/instants.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { completeness } from '../../domain/matrix/completeness.ts';
import { standing } from '../../domain/obligations/standing.ts';
import { forecastOf, outlookOf, readPast } from '../forecasts.ts';
import { holdingList } from '../hold.ts';
import { cycleOverview } from '../overview.ts';
import type { CycleView } from './cycle-view.ts';
import { ISLAMABAD } from './deadline.ts';
import type { PageParts } from './page-parts.ts';
import { keptChecks } from './standing-cache.ts';
import type { TodayView } from './today-page.ts';
import type { TreatiesView } from './treaties-page.ts';

/** Gathers from the store what the pages and their data show. */
export function deskViews({ store, clock, terms }: Pick<PageParts, 'store' | 'clock' | 'terms'>) {
  const checksOf = keptChecks(store);
  const stateOf = async (id: string): Promise<CycleState> => {
    const state = await store.cycles.state(id);
    if (state !== null) return state;
    throw new DeskError('cycle-unknown', `There is no cycle ${id}.`, 'The first page lists those there are.');
  };

  /** A rehearsal lives in a time of its own: its present is that of its last event. */
  const presentOf = async ({ cycleId, rehearsal }: CycleState): Promise<{ now: number; today: string }> => {
    const last = rehearsal ? (await store.cycles.events(cycleId)).at(-1) : undefined;
    const now = last === undefined ? clock() : epochMs(last.at);
    return { now, today: localDateOf(now, ISLAMABAD) };
  };

  const nameOf = async (): Promise<(office: string) => string> => {
    const { offices } = (await referenceDocument(store.reference, 'offices', OFFICES)).document;
    const names = new Map(offices.map(({ id, name }) => [id, name]));
    return (office) => names.get(office) ?? office;
  };

  const allCycles = () => store.cycles.list({ rehearsals: true });

  const treaties = async (): Promise<TreatiesView> => {
    const { document } = await referenceDocument(store.reference, 'obligations', OBLIGATIONS);
    const { offices } = (await referenceDocument(store.reference, 'offices', OFFICES)).document;
    const today = localDateOf(clock(), ISLAMABAD);
    return {
      today,
      stands: standing(document, today),
      changed: document,
      offices: offices.filter(({ seat }) => seat !== null),
    };
  };

  return {
    treaties,

    async today(): Promise<TodayView> {
      const cycles = (await allCycles()).map(async (state) => ({
        state,
        deadlineZone: (await terms(state.cycleId)).procedure.deadlineZone,
        ...(await presentOf(state)),
      }));
      return {
        today: localDateOf(clock(), ISLAMABAD),
        cycles: await Promise.all(cycles),
        held: await holdingList(store),
        stands: (await treaties()).stands,
        nameOf: await nameOf(),
      };
    },

    async cycle(id: string): Promise<CycleView> {
      const state = await stateOf(id);
      const rules = await terms(id);
      const present = await presentOf(state);
      return {
        state,
        terms: rules,
        forecast: forecastOf(state, rules, await readPast(store, present.today), present.today),
        checks: await checksOf(state, present.today),
        events: await store.cycles.events(id),
        questions: (await store.instruments.load(id))?.reading.questions ?? [],
        assignment: state.assignment === null ? null : await loadAssignment(store, state.assignment),
        ...present,
        nameOf: await nameOf(),
      };
    },

    /** What `cycle forecast --json` gives; null once the cycle has ended. */
    async forecastAsData(id: string) {
      const state = await stateOf(id);
      const { today } = await presentOf(state);
      return forecastOf(state, await terms(id), await readPast(store, today), today);
    },

    /** What `treaty list --json` gives. */
    async treatiesAsData() {
      return (await treaties()).stands.map(({ obligation, ...stand }) => ({ ...obligation, ...stand }));
    },

    /** What `cycle list --json` gives, rehearsals too. */
    async cyclesAsData() {
      const states = await allCycles();
      const past = await readPast(store, localDateOf(clock(), ISLAMABAD));
      return Promise.all(
        states.map(async (state) => {
          const { today } = await presentOf(state);
          const outlook = outlookOf(state, await terms(state.cycleId), past, today);
          return { ...cycleOverview(state, today), outlook };
        }),
      );
    },

    /** What `cycle show --json` gives. */
    async cycleAsData(id: string) {
      const state = await stateOf(id);
      const { questions, share } = completeness(Object.values(state.requests));
      return { ...state, questions, share };
    },
  };
}
