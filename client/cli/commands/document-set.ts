import { parseCycleId } from '../../../contracts/ids.ts';
import type { LocalDate } from '../../../domain/calendar/calendar.ts';
import { addWorkingDays } from '../../../domain/calendar/open-days.ts';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { documentDiff, type FieldChange } from '../../../domain/versions/document-diff.ts';
import { previewLetters, type CyclePreview, type ProposedRule } from '../../letters-preview.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { today } from '../dates.ts';
import { documentShelf, type DocumentShelf, type RuleDocuments, type RuleKind } from '../document-shelf.ts';
import { previewInWords } from '../letters-preview-words.ts';
import { dateOption, deciderOption, textOfFile } from '../options.ts';
import { openedStore } from '../running.ts';
import { changeTable } from './document-diff.ts';

/** Working days that a dry run looks ahead where no day is named. */
const LOOK_AHEAD = 10;

/**
 * `ladder set FILE` and `procedure set FILE`: checks a document with everything it belongs to and stores it as a new
 * version, for cycles that start from now on; running ones are moved one by one. What equals the newest version is no
 * new one. With `--dry-run` nothing is stored, and the letters of every running cycle that uses it are shown, by the
 * version it holds beside those by the new one.
 *
 * @throws DeskError `data-invalid`, `file-not-found`, `date-invalid`, `engine-unavailable`
 */
export async function setDocument(
  kind: RuleKind,
  [file = '']: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const dryRun = options['dryRun'] === true;
  if (!dryRun) await openedStore(context);
  const shelf = await documentShelf(context);
  const now = today(context);
  const by = deciderOption(options);
  const document = await readDocument(kind, file, shelf, context);
  const { id } = document;
  const newest = (await shelf.newest(kind)).find((one) => one.id === id) ?? null;
  const changes = newest === null ? null : documentDiff(newest, document);
  const told = { kind, id, changes: changes ?? [] };
  if (newest !== null && changes?.length === 0) {
    return {
      json: { ...told, version: newest.version, changed: false, dryRun, cycles: [] },
      text: `${file} says what version ${newest.version} of ${kind} ${id} says. Nothing was changed.`,
    };
  }
  const version = (newest?.version ?? 0) + 1;
  const until =
    options['until'] === undefined ? await lookAhead(now, context) : dateOption(options, 'until', '--until');
  const proposed = { ...document, version, entered: { by, on: now } };
  const rule = { kind, document: proposed } as ProposedRule;
  const cycles = shelf.store === null ? [] : await previewLetters(shelf.store, rule, by, now, until);
  const head = changesInWords(kind, id, version, changes);
  if (dryRun) {
    const what = [
      `A dry run: nothing is stored.`,
      head,
      previewInWords(shelf.store === null ? null : cycles, now, until),
    ];
    return {
      json: { ...told, version, changed: true, dryRun, tomorrow: addDays(now, 1), until, cycles },
      text: what.join('\n\n'),
    };
  }
  const stored = await shelf.store!.reference.save(kind, id, proposed);
  const adopt = cycles.map((cycle) => adoptCommand(cycle, stored));
  return {
    json: {
      ...told,
      version: stored,
      changed: true,
      dryRun,
      cycles: cycles.map(({ cycleId, holds }) => ({ cycleId, holds })),
      adopt,
    },
    text: [head, storedInWords(kind, id, stored, cycles, adopt)].join('\n\n'),
  };
}

/** The command that moves one running cycle to a version. */
function adoptCommand({ cycleId, uses }: CyclePreview, version: number): string {
  const flags = uses.map((use) => `--${use} ${version}`).join(' ');
  return `treaty-desk cycle adopt ${parseCycleId(cycleId)?.slug ?? cycleId} ${flags}`;
}

/** Reads a file and checks it by itself, with what it names, and beside the documents it will stand among. */
async function readDocument<K extends RuleKind>(
  kind: K,
  file: string,
  shelf: DocumentShelf,
  context: CliContext,
): Promise<RuleDocuments[K]> {
  const text = await textOfFile(file, 'FILE');
  const [ladders, procedures] = await Promise.all([shelf.newest('ladder'), shelf.newest('procedure')]);
  const { checkedTogether } = await import('../../../contracts/schemas/ladders-and-procedures.ts');
  if (kind === 'ladder') {
    const { parseLadderFile } = await import('../../../contracts/schemas/ladder.ts');
    const ladder = parseLadderFile(text, file);
    checkedTogether(replaced(ladders, ladder), procedures, file);
    return ladder as RuleDocuments[K];
  }
  const { parseProcedureFile } = await import('../../../contracts/schemas/procedure.ts');
  const offices = (await context.reference()).offices.map(({ id }) => id);
  const procedure = parseProcedureFile(text, file, { offices, ladders: ladders.map(({ id }) => id) });
  checkedTogether(ladders, replaced(procedures, procedure), file);
  return procedure as RuleDocuments[K];
}

function replaced<T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] {
  return [...all.filter(({ id }) => id !== one.id), one];
}

async function lookAhead(now: LocalDate, context: CliContext): Promise<LocalDate> {
  return addWorkingDays((await context.reference()).calendar, 'federal', now, LOOK_AHEAD);
}

function changesInWords(kind: RuleKind, id: string, version: number, changes: readonly FieldChange[] | null): string {
  if (changes === null) return `${kind} ${id} is new.`;
  return `${kind} ${id}, version ${version - 1} to version ${version}\n${changeTable(changes)}`;
}

function storedInWords(
  kind: RuleKind,
  id: string,
  version: number,
  cycles: readonly CyclePreview[],
  adopt: readonly string[],
): string {
  const stored = `Stored as version ${version} of ${kind} ${id}. Cycles that start from now on use it.`;
  if (cycles.length === 0) return `${stored} No running cycle uses an earlier version.`;
  const many = cycles.length === 1 ? 'One running cycle keeps its' : `${cycles.length} running cycles keep their`;
  return [`${stored} ${many} version until moved, each with a preview:`, ...adopt.map((line) => `  ${line}`)].join(
    '\n',
  );
}
