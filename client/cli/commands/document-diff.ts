import { documentDiff, type FieldChange } from '../../../domain/versions/document-diff.ts';
import type { CliContext, CliOptions, CliResult } from '../command.ts';
import { documentShelf, versionOf, type RuleKind } from '../document-shelf.ts';
import { textOption } from '../options.ts';
import { table } from '../table.ts';

/** Characters of a value that a cell of the table shows. */
const CELL = 60;

/**
 * `ladder diff ID [--from N] [--to N]` and `procedure diff …`: what differs, field by field; the newest version and the
 * one before it when none is named.
 *
 * @throws DeskError `ladder-unknown`, `procedure-unknown`, `version-unknown`
 */
export async function diffDocuments(
  kind: RuleKind,
  [id = '']: readonly string[],
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const shelf = await documentShelf(context);
  const versions = await shelf.versions(kind, id);
  const to = versionOf(versions, textOption(options, 'to'), '--to');
  const beforeIt = versions.findLast(({ version }) => version < to.version) ?? to;
  const from = versionOf(versions, textOption(options, 'from') ?? `${beforeIt.version}`, '--from');
  const changes = documentDiff(from, to);
  const told = { id, from: from.version, to: to.version };
  const head = `${kind} ${id}, version ${told.from} to version ${told.to}`;
  return {
    json: { ...told, changes },
    text: changes.length === 0 ? `${head}: nothing differs.` : `${head}\n${changeTable(changes)}`,
  };
}

/** Changes as a table for a person. */
export function changeTable(changes: readonly FieldChange[]): string {
  return table(
    ['Where', 'What', 'Before', 'After'],
    changes.map(({ place, what, before, after }) => [place, what, cell(before), cell(after)]),
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text;
}
