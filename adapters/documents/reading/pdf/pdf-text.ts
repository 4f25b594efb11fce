import type { KnownLine } from './furniture.ts';

/** A larger step between lines than the usual one, by this factor, is an empty line. */
const APART = 1.22;

/** Lines of pages as text: an empty line where the page has one, and around what a page adds. */
export function pdfText(pages: readonly (readonly KnownLine[])[]): string {
  const usual = usualStep(pages);
  const text: string[] = [];
  const gap = (): void => {
    if (text.length > 0 && text.at(-1) !== '') text.push('');
  };
  let before: KnownLine | undefined;
  for (const line of pages.flat()) {
    if (before === undefined || line.furniture || before.furniture || isApart(before, line, usual)) gap();
    text.push(line.text);
    before = line;
  }
  return joinedWords(text).join('\n');
}

/** Whether an empty line stands between two. @param usual step between lines, as a multiple of their size */
export function isApart(before: KnownLine, line: KnownLine, usual: number): boolean {
  if (before.page !== line.page) return false;
  const step = (line.baseline - before.baseline) / Math.max(before.size, line.size);
  // A step upwards leads to the next column.
  return step > APART * usual || Math.abs(line.size - before.size) > 0.15 * before.size;
}

/** The step from line to line that is the most frequent, as a multiple of the size of letters. */
export function usualStep(pages: readonly (readonly KnownLine[])[]): number {
  const steps = pages.flatMap((lines) =>
    lines.slice(1).flatMap((line, n) => {
      const step = (line.baseline - lines[n]!.baseline) / Math.max(line.size, lines[n]!.size);
      return step > 0.8 && step < 3 ? [Math.round(step * 20) / 20] : [];
    }),
  );
  const often = new Map<number, number>();
  for (const step of steps) often.set(step, (often.get(step) ?? 0) + 1);
  // Lines of paragraphs may be fewer than paragraphs of one line: the smallest step that is frequent.
  const frequent = [...often].filter(([, times]) => times >= Math.max(1, steps.length * 0.15)).map(([step]) => step);
  return frequent.length === 0 ? 1.2 : Math.min(...frequent);
}

/**
 * Puts words together that were parted at the end of a line, where the document itself has them in one piece elsewhere
 * and never with a hyphen; all others keep it. A soft hyphen always goes.
 */
export function joinedWords(lines: readonly string[]): readonly string[] {
  const whole = lines.join('\n');
  const words = new Set(whole.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const hyphened = new Set(whole.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []);
  const result = [...lines];
  for (let n = 0; n + 1 < result.length; n += 1) {
    const start = /(\p{L}+)([-\u00ad\u2010])$/u.exec(result[n]!);
    const end = /^(\p{Ll}+)(\S*)\s*/u.exec(result[n + 1]!);
    if (start === null || end === null) continue;
    const [first, sign] = [start[1]!.toLowerCase(), start[2]!];
    const known = words.has(first + end[1]!) && !hyphened.has(`${first}-${end[1]!}`);
    if (sign !== '\u00ad' && !known) continue;
    result[n] = result[n]!.slice(0, -1) + end[1]! + end[2]!;
    result[n + 1] = result[n + 1]!.slice(end[0].length);
  }
  return result.filter((line, n) => line !== '' || lines[n] === '');
}
