import { referenceDocument } from '../../activities/reference.ts';
import type { Store } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { Procedure } from '../../domain/procedures/procedure.ts';
import type { Ladder } from '../../domain/reminders/ladder.ts';
import type { CliContext } from './command.ts';

/** The kinds of rules that officers change as documents. */
export interface RuleDocuments {
  readonly ladder: Ladder;
  readonly procedure: Procedure;
}

/** One of those kinds. */
export type RuleKind = keyof RuleDocuments;

/** Ladders and procedures in all their versions; the `version` in each is the one under which it is held. */
export interface DocumentShelf {
  /** Null where nothing runs and the shelf holds what the software came with. */
  readonly store: Store | null;
  /** Each document in its newest version, by id. */
  newest<K extends RuleKind>(kind: K): Promise<readonly RuleDocuments[K][]>;
  /** Every version of one document, the oldest first. @throws DeskError `ladder-unknown`, `procedure-unknown` */
  versions<K extends RuleKind>(kind: K, id: string): Promise<readonly RuleDocuments[K][]>;
}

/** The shelf of the running store; that of the seeds where nothing runs. */
export async function documentShelf(context: CliContext): Promise<DocumentShelf> {
  const store = await storeIfUp(context);
  return store === null ? seedShelf(context) : storeShelf(store);
}

/**
 * One version of a document.
 * @param wanted as typed; the newest when left out
 * @throws DeskError `version-unknown` naming those there are
 */
export function versionOf<T extends { readonly id: string; readonly version: number }>(
  versions: readonly T[],
  wanted: string | undefined,
  flag: string,
): T {
  const newest = versions.at(-1)!;
  if (wanted === undefined) return newest;
  const found = versions.find(({ version }) => String(version) === wanted);
  if (found !== undefined) return found;
  throw new DeskError(
    'version-unknown',
    `${flag}: ${newest.id} has no version "${wanted}"`,
    versions.map(({ version }) => version).join(', '),
  );
}

async function storeIfUp({ store }: CliContext): Promise<Store | null> {
  if (store === undefined) return null;
  try {
    return await store();
  } catch (error) {
    const away = ['store-unavailable', 'engine-unavailable'];
    if (error instanceof DeskError && away.includes(error.code)) return null;
    throw error;
  }
}

function storeShelf(store: Store): DocumentShelf {
  const { reference } = store;
  const held = async <K extends RuleKind>(kind: K, id: string, version?: number): Promise<RuleDocuments[K]> => {
    const found = await referenceDocument(reference, kind, id, version);
    return { ...found.document, version: found.version };
  };
  return {
    store,
    newest: async (kind) => Promise.all((await reference.ids(kind)).map((id) => held(kind, id))),
    async versions(kind, id) {
      const ids = await reference.ids(kind);
      if (!ids.includes(id)) throw unknownDocument(kind, id, ids);
      const newest = await held(kind, id);
      const numbers = Array.from({ length: newest.version - 1 }, (_, at) => at + 1);
      return [...(await Promise.all(numbers.map((number) => held(kind, id, number)))), newest];
    },
  };
}

function seedShelf({ reference }: CliContext): DocumentShelf {
  const all = async <K extends RuleKind>(
    kind: K,
  ): Promise<Record<'newest' | 'earlier', readonly RuleDocuments[K][]>> => {
    const { ladders, procedures, earlier } = await reference();
    const of = { ladder: [ladders, earlier?.ladders], procedure: [procedures, earlier?.procedures] }[kind];
    const [newest, before = []] = of as [readonly RuleDocuments[K][], (readonly RuleDocuments[K][])?];
    return { newest, earlier: before };
  };
  return {
    store: null,
    newest: async (kind) => (await all(kind)).newest,
    async versions(kind, id) {
      const { newest, earlier } = await all(kind);
      const ids = newest.map((one) => one.id);
      if (!ids.includes(id)) throw unknownDocument(kind, id, ids);
      return [...earlier, ...newest].filter((one) => one.id === id).sort((a, b) => a.version - b.version);
    },
  };
}

function unknownDocument(kind: RuleKind, id: string, ids: readonly string[]): DeskError {
  const known = [...ids].sort().join(', ');
  const message = `there is no ${kind} "${id}"`;
  return kind === 'ladder'
    ? new DeskError('ladder-unknown', message, known)
    : new DeskError('procedure-unknown', message, known);
}
