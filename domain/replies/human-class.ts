import type { LocalDate } from '../calendar/calendar.ts';
import { addDays } from '../calendar/local-date.ts';
import { ACKNOWLEDGES, ACKNOWLEDGES_UNLESS, CLASS_PHRASES, GIVES_ANSWER, type HumanClass } from './class-phrases.ts';
import { datesIn } from './dates-in-text.ts';

export type { HumanClass } from './class-phrases.ts';

/** Longer than this, and a message says more than thanks or a question: an officer reads it as an answer. */
const SHORT_MESSAGE = 900;

/**
 * What a person's message does, by its words.
 *
 * Each sentence is read by itself, since "no extension is needed" asks for none. A sentence that gives figures or
 * papers makes a partial answer of what else would be thanks, a question or an excuse; a wish for time stays one.
 *
 * @param text the new text only
 * @param carriesFiles whether documents came with it: then thanks and "not available" do not make it less than an answer
 */
export function humanClass(text: string, carriesFiles: boolean): HumanClass {
  const plain = text
    .slice(0, 20_000)
    .replace(/[ \t\u00a0]+/gu, ' ')
    .replace(/(?<!\n)\n(?!\n)/gu, ' ');
  const short = plain.trim().length <= SHORT_MESSAGE;
  const sentences = sentencesOf(plain).map((sentence) => ({ sentence, small: sentence.toLowerCase() }));
  if (sentences.some((sentence) => says(EXTENSION, sentence))) return 'extension';
  if (!short) return 'partial';
  const said = sentences.map((sentence) => ({ ...sentence, classes: classesOf(sentence) }));
  const answers = said.some(
    ({ sentence, classes }) =>
      classes.length === 0 && !sentence.endsWith('?') && GIVES_ANSWER.some((pattern) => pattern.test(sentence)),
  );
  for (const { name } of CLASS_PHRASES) {
    if ((carriesFiles || answers) && name === 'no-data') continue;
    if (answers && name === 'clarification') continue;
    if (said.some(({ classes }) => classes.includes(name))) return name;
  }
  const acknowledges = ACKNOWLEDGES.some((pattern) => pattern.test(plain)) && !ACKNOWLEDGES_UNLESS.test(plain);
  return acknowledges && !answers && !carriesFiles ? 'acknowledgement' : 'partial';
}

/** "Two more weeks", "an extension of ten days", in calendar days; working days depend on the office's calendar. */
const LENGTH_OF_TIME =
  /\b(?:extension|extend|grant|allow|give|need|require|request|another|more|further|additional)\b[^.\n]{0,40}?\b(\d{1,3}|an?|one|two|three|four|five|six|seven|ten|fifteen|twenty)\b(?: \(\d{1,3}\))? (?:more |further |additional )?(days?|weeks?|fortnight)\b/iu;
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fifteen: 15,
  twenty: 20,
};

/**
 * The day until which an office asks for more time.
 *
 * @param writtenOn day of the message, for dates without a year and for "two weeks"; null leaves those out
 * @returns the latest day named, else the day after the length of time asked for; null where neither is
 */
export function wishedDate(text: string, writtenOn: LocalDate | null): LocalDate | null {
  const dates = datesIn(text.slice(0, 20_000), writtenOn)
    .map(({ date }) => date)
    .filter((date) => writtenOn === null || date > writtenOn)
    .sort();
  const named = dates.at(-1);
  if (named !== undefined || writtenOn === null) return named ?? null;
  const length = LENGTH_OF_TIME.exec(text.slice(0, 20_000));
  if (length === null) return null;
  const word = (length[1] ?? '').toLowerCase();
  const days = { d: 1, w: 7, f: 14 }[(length[2] ?? 'd').toLowerCase().charAt(0)] ?? 1;
  return addDays(writtenOn, (NUMBERS[word] ?? Number(word)) * days);
}

/** A sentence, and the same in small letters. */
interface Sentence {
  readonly sentence: string;
  readonly small: string;
}

/** An expression that disregards case takes ten times as long as the same one on small letters. */
function inSmall(pattern: RegExp): (of: Sentence) => boolean {
  if (!pattern.ignoreCase) return ({ sentence }) => pattern.test(sentence);
  const exact = new RegExp(pattern.source, pattern.flags.replace('i', ''));
  return ({ small }) => exact.test(small);
}

const CLASSES = CLASS_PHRASES.map(({ name, says, unless }) => ({
  name,
  says: says.map(inSmall),
  unless: unless.map(inSmall),
}));
const EXTENSION = CLASSES.find(({ name }) => name === 'extension')!;

function says(of: (typeof CLASSES)[number], sentence: Sentence): boolean {
  return of.says.some((fits) => fits(sentence)) && !of.unless.some((fits) => fits(sentence));
}

function classesOf(sentence: Sentence): readonly HumanClass[] {
  return CLASSES.filter((one) => says(one, sentence)).map(({ name }) => name);
}

/** Sentences with the mark that ends them; the point of "No. 12" or "O.M." ends none. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[!?۔؟\n]|(?<!\b(?:No|Nos|Dr|Mr|Ms|Mrs|Sr|Para|Q|u\/s|\p{L})\.?)(?<=\.))(?=\s|$)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
