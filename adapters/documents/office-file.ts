import { Buffer } from 'node:buffer';
import { readZip, writeZip } from './zip.ts';
import type { ZipEntries } from './zip.ts';

/** Entries of an Office file that are text, changed by path. */
export type TextChanges = Readonly<Record<string, (xml: string) => string>>;

/**
 * Packs an Office file that a library wrote so that its bytes hang on its content alone: no clock, no random part.
 * @param change further changes by path; a path that is not there is a broken promise of the library
 */
export function settled(file: Uint8Array, change: TextChanges = {}): Uint8Array {
  const entries: ZipEntries = readZip(file);
  const changes: TextChanges = { 'docProps/core.xml': withoutTimes, ...change };
  for (const [path, apply] of Object.entries(changes)) {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`The written file has no ${path}.`);
    entries.set(path, Buffer.from(apply(Buffer.from(entry).toString('utf8')), 'utf8'));
  }
  return writeZip(entries);
}

/** Document properties without the moments of making and changing, which no reader needs. */
function withoutTimes(xml: string): string {
  return xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');
}

/** What is looked at twice; most texts hold none of it. */
// eslint-disable-next-line no-control-regex
const MAY_BE_UNFIT = /[\ud800-\udfff\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Text that an Office file can hold: one kind of line end, no control characters, no broken pairs. */
export function officeText(text: string): string {
  if (!MAY_BE_UNFIT.test(text)) return text;
  return (
    text
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      .replace(/\r\n?/g, '\n')
      // characters that XML 1.0 cannot hold
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  );
}

/** The same for a spreadsheet's cell, where a literal “_x000D_” would be read back as the character it names. */
export function cellText(text: string): string {
  return officeText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
