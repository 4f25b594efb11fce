import { Paragraph, TextRun } from 'docx';
import type { IRunOptions } from 'docx';
import type { MatrixLanguage } from './matrix-form.ts';
import { officeText } from './office-file.ts';

/** What a text stands among. */
export interface Set {
  readonly language: MatrixLanguage;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** From the first to the last of the letters of one direction, with what stands between them. */
const STRETCHES = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])*/gu;

/**
 * A text as paragraphs, one for each line, each in the direction of its first letter; a line without letters keeps to
 * the language it stands among.
 */
export function paragraphs(text: string, { language }: Set, run: IRunOptions = {}, keepNext = false): Paragraph[] {
  return officeText(text)
    .split('\n')
    .map((line) => {
      const first = /\p{L}/u.exec(line)?.[0];
      const rightToLeft = first === undefined ? language === 'ur' : RIGHT_TO_LEFT.test(first);
      return new Paragraph({
        ...(rightToLeft ? { bidirectional: true } : {}),
        ...(keepNext ? { keepNext } : {}),
        children: inDirections(line, run, rightToLeft),
      });
    });
}

/** A text in runs of one direction each: Word orders and sets a run by its mark and not by its letters. */
export function inDirections(line: string, run: IRunOptions, rightToLeft = false): TextRun[] {
  const runs: TextRun[] = [];
  const add = (text: string, marked: boolean): void => {
    if (text === '') return;
    const size = run.size === undefined ? {} : { sizeComplexScript: run.size };
    const bold = run.bold === true ? { boldComplexScript: true } : {};
    runs.push(new TextRun({ ...run, ...size, ...bold, text, ...(marked ? { rightToLeft: true } : {}) }));
  };
  let at = 0;
  for (const { 0: stretch, index } of line.matchAll(STRETCHES)) {
    const between = line.slice(at, index);
    add(between, rightToLeft && !/\p{L}/u.test(between));
    add(stretch, true);
    at = index + stretch.length;
  }
  const rest = line.slice(at);
  add(rest, rightToLeft && !/\p{L}/u.test(rest));
  return runs;
}
