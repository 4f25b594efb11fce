import type { LetterRow, LetterView } from '../../../../domain/requests/letter-view.ts';
import type { Block, Run } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import { endOfDay, writtenDay } from './dates.ts';

const ISLAMABAD = 'Asia/Karachi';

/** Title of the annexed history of a chase. */
export const ANNEX = 'Annex: what was sent and received so far';

/**
 * How a letter speaks: an office memorandum in the third person, a letter by direction, a demi-official one in
 * the writer's own name.
 * @source Secretariat Instructions, forms of correspondence (office memorandum, letter, demi-official letter)
 */
export function directed(view: LetterView, to: string): string {
  if (view.kind === 'demi-official') return `I write to ${to}`;
  return view.form === 'office-memorandum' ? `The undersigned is directed to ${to}` : `I am directed to ${to}`;
}

/** The office in the letter's own voice: by name in an office memorandum, else "your office". */
export function theOffice(view: LetterView): string {
  return view.form === 'office-memorandum' || view.kind === 'report' ? withArticle(view.office) : 'your office';
}

/**
 * An office's name as it stands in a sentence.
 * @example withArticle('Ministry of Interior') // 'the Ministry of Interior'
 */
export function withArticle(office: string): string {
  return /^(the|office of)\b/iu.test(office) ? office.replace(/^The\b/u, 'the') : `the ${office}`;
}

/** The instrument with its symbol. */
export function instrumentName(view: LetterView): string {
  const { title, symbol } = view.instrument;
  return symbol === null ? title : `${title} (${symbol})`;
}

/**
 * Rows in words.
 * @example counted(1, 'question') // 'one question'
 */
export function counted(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Small numbers as words, others in figures. */
export function inWords(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return words[count] ?? String(count);
}

/** The day answers must be in. */
export function answerDay(view: { readonly answerBy: string }): Run {
  return strong(writtenDay(view.answerBy));
}

/** What lies between an answer and the deadline. */
const BEFORE_THE_DEADLINE =
  'the answers of all offices have to be consolidated, seen by the Executive Committee, cleared by the Ministry of Foreign Affairs and handed over to the Mission';

/**
 * Why the answer cannot wait: the deadline of the United Nations, on both clocks.
 * @param before what has to be done before that day
 */
export function whyItMatters(view: LetterView, before: string = BEFORE_THE_DEADLINE): Block {
  const { body } = view.instrument;
  if (view.unDeadline === null) {
    return paragraph(
      `The answers are consolidated into the reply of the State to ${withArticle(body)}, which sets no date of its own; the date above keeps the reply in time for its consideration.`,
    );
  }
  const { on, place, zone } = view.unDeadline;
  return paragraph(
    `The reply of the State must reach ${withArticle(body)} by the end of `,
    strong(writtenDay(on)),
    ` in ${place} (${endOfDay(on, zone, ISLAMABAD)} in Islamabad). Before that day ${before}.`,
  );
}

const NOT_OURS =
  'Where a question does not concern the office, or the data asked for are not held, please say so under its number, so that it can be closed.';

/** What a letter calls itself: a mail, or a letter on paper. */
export function thisLetter({ onPaper }: LetterView): string {
  return onPaper === true ? 'this letter' : 'this e-mail';
}

/** How to answer, in two ways, without logging in anywhere. */
export function howToAnswer(view: LetterView, rows: readonly LetterRow[]): Block {
  const example = rows[0]?.label ?? 'Q1';
  if (view.onPaper === true) {
    return paragraph(
      `The answers may be sent${view.replyTo === undefined ? '' : ` by e-mail to ${view.replyTo} or`} on paper, each under its number (for example "${example}: …"). `,
      NOT_OURS,
    );
  }
  const inText = `writing the answers in the text of an e-mail, each under its number (for example "${example}: …")`;
  const ways =
    view.attachment === null
      ? `The reply may be given by ${inText}.`
      : `The reply may be given in either of two ways: (i) by filling the answer cells of the attached ${attachedMatrix(view, view.attachment)}; or (ii) by ${inText}.`;
  return paragraph(
    ways,
    lastAnswers(view),
    ' It is enough to reply to this e-mail; there is nothing to log in to. ',
    NOT_OURS,
  );
}

/** What travels with a letter, by its name: a spreadsheet, a Word document or both. */
function attachedMatrix({ attachedAlso }: LetterView, name: string): string {
  const kind = name.endsWith('.docx') ? 'Word document' : 'spreadsheet';
  return attachedAlso === undefined ? `${kind} (${name})` : `${kind} (${name}, or the same as ${attachedAlso})`;
}

/** That the matrix shows what was answered before; nothing where it shows none. */
function lastAnswers({ lastAnswers: rows = 0 }: LetterView): string {
  if (rows === 0) return '';
  const where = rows === 1 ? 'one row' : `${rows} rows`;
  return ` In ${where} of it the last answer to the same or a similar question is printed, with its date and source: it is to be confirmed or amended.`;
}

/** How more time is asked: in words, and in one click where the reader's mail program opens prepared messages. */
export function moreTime(view: LetterView): readonly Block[] {
  if (view.replyTo === undefined || view.onPaper === true) return [];
  const subject = encodeURIComponent(`More time: ${view.instrument.symbol ?? view.instrument.title} [${view.number}]`);
  const body = encodeURIComponent('More time is requested until (day, month, year): \r\n\r\nReason: \r\n');
  return [
    paragraph(
      'If more time is needed, it is enough to ',
      {
        words: 'reply with the line “More time is requested until” and the day',
        mailto: `mailto:${view.replyTo}?subject=${subject}&body=${body}`,
      },
      '. The decision is given by letter.',
    ),
  ];
}

/** Said at the head of a letter that leaves after its day. */
export function lateNote(view: LetterView): readonly Block[] {
  return view.late === null
    ? []
    : [
        paragraph(
          `This letter was due to be sent on ${writtenDay(view.late.dueOn)} and leaves late: ${view.late.reason}. The delay is this Ministry's and is not counted against ${theOffice(view)}.`,
        ),
      ];
}

/** Names exactly what is still open for the office, and how much of what was asked that is. */
export function stillOpen(view: {
  readonly rows: readonly LetterRow[];
  readonly asked?: number | string;
}): readonly Block[] {
  const count = view.rows.length;
  const of = typeof view.asked === 'number' && view.asked > count ? ` of the ${inWords(view.asked)} asked` : '';
  return [
    paragraph(`${capital(counted(count, 'question'))}${of} ${count === 1 ? 'is' : 'are'} still open:`),
    { kind: 'rows', rows: view.rows, short: true },
  ];
}

/**
 * A sentence's first letter as a capital.
 * @example capital('one question') // 'One question'
 */
export function capital(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}

/** Ends with one full stop, whatever the sentence came with. */
export function sentence(text: string): string {
  return `${text.trim().replace(/[.\s]+$/u, '')}.`;
}
