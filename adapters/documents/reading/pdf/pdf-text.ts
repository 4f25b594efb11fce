import type { KnownLine } from './furniture.ts';
import { lineSteps, wordJoiner } from './paragraphs.ts';

/**
 * Pages as text: lines that were broken for want of room are joined, all others stay; an empty line where the page has
 * one, and around what a page adds.
 */
export function pdfText(pages: readonly (readonly KnownLine[])[]): string {
  const { isApart, goesOn } = lineSteps(pages);
  const lines = pages.flat();
  const joined = wordJoiner(lines);
  const text: string[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) text.push(joined(paragraph));
    paragraph = [];
  };
  lines.forEach((line, n) => {
    const before = lines[n - 1];
    if (before === undefined || !goesOn(before, line)) {
      close();
      const gap = before !== undefined && (line.furniture || before.furniture || isApart(before, line));
      if (gap) text.push('');
    }
    paragraph.push(line.text);
  });
  close();
  return text.join('\n');
}
