import { readStatus } from './matrix-status.ts';
import { guidanceCell, readEndLine } from './matrix-form.ts';
import { instructions, isInstructions } from './matrix-instructions.ts';
import { foldedText } from '../../domain/matrix/question-match.ts';

/** How the cells around the rows of a matrix begin, in this edition and earlier ones. */
const HEAD =
  /^(?:Government of Pakistan|Ministry of Human Rights|Response matrix\b|Reference:|Office:|Answer by:|End of the matrix|REHEARSAL|حکومتِ پاکستان|وزارتِ انسانی حقوق|جوابی جدول:|حوالہ:|ادارہ:|جواب کی آخری تاریخ:|جدول ختم)/u;
/** A cell of ours that is longer than this had something added. */
const LONGEST_HEAD = 400;

/** Whether a text around the rows is ours. */
export function isOurHead(text: string): boolean {
  if (isInstructions(text) || readEndLine(text) !== null) return true;
  if (text.length > LONGEST_HEAD) return false;
  if (HEAD.test(text) || !/[\p{L}\p{N}]/u.test(text)) return true;
  return /\s\S+\s/u.test(text) && foldedText(text).split(' ').length >= FEWEST_WORDS && isInstruction(text);
}

/** Fewer words of the instructions may be anybody's. */
const FEWEST_WORDS = 3;

/** Whether a text is a part of the instructions, and no status. */
function isInstruction(text: string): boolean {
  return readStatus(text) === null && isOfInstructions(text);
}

/** Whether the words of a text, however few, stand in the instructions. */
export function isOfInstructions(text: string): boolean {
  const words = foldedText(text);
  return words !== '' && INSTRUCTIONS.some((lines) => lines.includes(words));
}

/** The instructions of every form, for programs that print them line by line. */
const INSTRUCTIONS: readonly string[] = (['en', 'ur'] as const).flatMap((language) =>
  (['xlsx', 'docx'] as const).flatMap((form) =>
    (['en', 'ur'] as const).flatMap((labels) =>
      [true, false].map((confirms) => foldedText(instructions(language, form, confirms, labels).join(' '))),
    ),
  ),
);

/** What the first edition printed as guidance, in a column of its own. */
const FIRST_EDITION_HINTS = [
  'Figures by year with their source; by sex, age, province and disability where they are kept so.',
  'Cases registered, investigated, prosecuted and decided, with the period and the outcomes.',
  'Title and year of each law or rule, its section, and whether it is in force, a bill or a draft.',
  'What was done, by which office, since when, and what changed because of it.',
  'Amounts allocated and spent, by financial year.',
  'Who was trained, how many, when and by whom, and how the effect is checked.',
  'What holds today, with its date, and where it can be looked up.',
] as const;

/** The hints a cell may hold in print: those of earlier editions, and the lines with our mark below our line. */
export function printedHints(cell: string): readonly string[] {
  const marked = cell.split('\n').filter((line) => /^\s*•/u.test(line));
  return [...FIRST_EDITION_HINTS, ...GUIDANCE_LINES, ...marked];
}

/** The line above the hints, in both languages. */
const GUIDANCE_LINES = (['en', 'ur'] as const).map((language) => guidanceCell([''], language).split('\n')[0] ?? '');

/** What was written below the instructions in their own cell; both editions end with the same words. */
export function addedToInstructions(cell: string): string {
  const ends = ['under any name.', 'نام کچھ بھی ہو۔'].map((end) => {
    const at = cell.lastIndexOf(end);
    return at === -1 ? -1 : at + end.length;
  });
  const end = Math.max(...ends);
  return end === -1 ? '' : cell.slice(end).trim();
}
