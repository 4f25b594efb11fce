/** What a spreadsheet takes for the beginning of a formula, or skips to find one; the wide forms count in Japan and China. */
const BEGINS = '[=+\\-@\\t\\r\\n|\uFF0B\uFF0D\uFF1D\uFF20]';
const NEEDS_GUARD = new RegExp(`^'*${BEGINS}`, 'u');
const GUARDED = new RegExp(`^'+${BEGINS}`, 'u');

/**
 * A field of a delimited file that no spreadsheet takes for a formula: with a quote before it, which spreadsheets show
 * as text. Urdu lists begin lines with a hyphen, so this is no rare case.
 */
export function guarded(field: string): string {
  return NEEDS_GUARD.test(field) ? `'${field}` : field;
}

/** The field as it was: `unguarded(guarded(field))` is the field, whatever it holds. */
export function unguarded(field: string): string {
  return GUARDED.test(field) ? field.slice(1) : field;
}
