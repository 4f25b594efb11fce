import type { LocalDate } from '../calendar/calendar.ts';
import { datesIn } from './dates-in-text.ts';
import type { ReplyClass } from './reply.ts';

/** What a person's message does, as far as its words tell; whether answers are partial or complete the rows decide. */
export type HumanClass = Extract<
  ReplyClass,
  'acknowledgement' | 'partial' | 'clarification' | 'extension' | 'no-data' | 'redirect'
>;

/** A wish for more time, looked for in small letters: it stands in long messages too, and that is much faster. */
const EXTENSION: readonly RegExp[] = [
  /\b(?:extension|extend|enlarge)\b.{0,60}\b(?:time|date|deadline|days?|weeks?|period|until|till|upto|up to)\b/u,
  /\b(?:request|grant|allow|give|seek|need|require)\b.{0,40}\b(?:an? )?extension\b/u,
  /\b(?:more|additional|further|extra|some) time\b/u,
  /\b(?:allow|grant|give|need|require|request)\b.{0,40}\b(?:days?|weeks?|month)\b(?! data)/u,
  /(?:مزید وقت|مہلت|توسیع)/u,
];

/** Every other class by its turns of phrase, the strongest first. All are short and bounded, so that no text makes them slow. */
const PHRASES: readonly (readonly [HumanClass, readonly RegExp[]])[] = [
  [
    'redirect',
    [
      /\b(?:does|do|did) not (?:pertain|relate|concern|fall|belong|come under)\b/iu,
      /\b(?:not|isn['’]t|aren['’]t|neither) (?:pertain(?:ing|s)?|related|relating|concerned|relevant|addressed)\b.{0,30}\b(?:to|with|for)\b/iu,
      /\b(?:pertains?|relates?|belongs?|concerns?) to (?:the |another |other )?(?:\p{Lu}\p{L}+|ministry|department|division|province|office|police|commission)/u,
      /\b(?:outside|beyond|not (?:with)?in|not under) (?:the |our |its |this )?(?:\p{L}+ ){0,3}(?:purview|domain|mandate|jurisdiction|competence|ambit|scope)\b/iu,
      /\b(?:may|should|kindly|please)\b.{0,30}\b(?:be (?:addressed|referred|forwarded|sent|taken up|directed)|approach|redirect|forward|refer|take up)\b.{0,60}\b(?:to|with)\b.{0,40}\b(?:ministry|department|division|police|office|commission|government|authority)/iu,
      /(?:متعلق نہیں|تعلق نہیں|متعلقہ نہیں)/u,
    ],
  ],
  [
    'clarification',
    [
      /\b(?:clarif(?:y|ication|ications)|elaborate|unclear|not clear|ambiguous)\b/iu,
      /\b(?:could|can|would|may|kindly|please)\b.{0,30}\b(?:explain|specify|tell us|advise|confirm|indicate)\b.{0,60}\b(?:what|which|whether|how|period|format|mean)/iu,
      /\bwhat (?:is|are|exactly|do you|does)\b.{0,40}\b(?:mean|meant|required|expected)\b/iu,
      /\b(?:which|what) (?:period|years?|format|data|information|cases|definition)\b.{0,80}\?/iu,
      /(?:وضاحت)/u,
    ],
  ],
  [
    'no-data',
    [
      /\bno (?:such |relevant |specific |separate )?(?:data|information|records?|statistics|cases?|figures|inputs?|comments?)\b.{0,50}\b(?:available|held|maintained|exists?|reported|registered|kept|to offer|to report|with this|found)\b/iu,
      /\b(?:data|information|records?|statistics|figures)\b.{0,50}\b(?:is|are|was|were|has|have)(?: been)? not (?:being )?(?:available|maintained|held|kept|collected|compiled|recorded)\b/iu,
      /\b(?:not available|not maintained|nothing to (?:report|add|offer)|nil (?:report|reply|information|response))\b/iu,
      /^\W{0,5}nil\W{0,5}$/imu,
      /\b(?:regret|unable|cannot|can not|not in a position)\b.{0,50}\b(?:provide|furnish|supply|share|answer|give)\b/iu,
      /(?:دستیاب نہیں|موجود نہیں|ریکارڈ نہیں)/u,
    ],
  ],
  [
    'acknowledgement',
    [
      /\b(?:receipt|received)\b.{0,40}\b(?:acknowledged|with thanks|your|the above|letter|e-?mail|memorandum)\b/iu,
      /\backnowledg(?:e|es|ed|ing|ement)\b/iu,
      /^\W{0,5}(?:noted|received|ok|okay|thanks|thank you|well received|seen)\b.{0,40}$/imu,
      /\b(?:will|shall|would)\b.{0,30}\b(?:be )?(?:revert|reply|respond|answer|submit|send|share|provide|furnish|forward|submitted|furnished|shared|forwarded|provided|sent)\b.{0,50}\b(?:soon|shortly|earliest|due course|time|upon|once|as soon as|next week|tomorrow)\b/iu,
      /\b(?:under process|being (?:compiled|collected|processed|prepared)|in process|has been (?:forwarded|circulated|marked) to)\b/iu,
      /(?:موصول ہو|وصول پائ)/u,
    ],
  ],
];

/** Longer than this, and a message says more than thanks or a question: an officer reads it as an answer. */
const SHORT_MESSAGE = 900;

/**
 * What a person's message does, by its words.
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
  const small = plain.toLowerCase();
  if (EXTENSION.some((pattern) => pattern.test(small))) return 'extension';
  if (!short) return 'partial';
  for (const [name, patterns] of PHRASES) {
    if ((name === 'acknowledgement' || name === 'no-data') && carriesFiles) continue;
    if (patterns.some((pattern) => pattern.test(plain))) return name;
  }
  return 'partial';
}

/**
 * The day until which an office asks for more time.
 *
 * @param writtenOn day of the message, for dates without a year and for "two weeks"; null leaves those out
 * @returns the latest day named, null where none is
 */
export function wishedDate(text: string, writtenOn: LocalDate | null): LocalDate | null {
  const dates = datesIn(text.slice(0, 20_000), writtenOn)
    .map(({ date }) => date)
    .filter((date) => writtenOn === null || date > writtenOn)
    .sort();
  return dates.at(-1) ?? null;
}
