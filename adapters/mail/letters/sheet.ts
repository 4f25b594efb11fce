import type { LetterParty, LetterView } from '../../../domain/requests/letter-view.ts';
import { among } from './bidi.ts';
import type { Block, LetterWords } from './blocks.ts';
import { ENGLISH } from './english/wording.ts';
import { URDU } from './urdu/wording.ts';
import type { Wording } from './wording.ts';

const WORDINGS: Readonly<Record<Wording['language'], Wording>> = { en: ENGLISH, ur: URDU };

/** Printed on every letter and subject of a rehearsal. */
export const REHEARSAL_MARK = ENGLISH.rehearsal;

/** A letter laid out in one language, before it becomes text, HTML or a Word document. */
export interface Sheet {
  readonly wording: Wording;
  /** Set across the head and the foot, null on a real letter. */
  readonly mark: string | null;
  readonly head: readonly string[];
  readonly number: string;
  readonly placeAndDate: string;
  /** `OFFICE MEMORANDUM` and the rung's title above the subject; empty lines do not occur. */
  readonly captions: readonly string[];
  /** Lines of the addressee; an office memorandum and a demi-official letter carry them at the bottom left. */
  readonly addressee: readonly string[];
  readonly addresseeAt: 'top' | 'bottom';
  readonly subject: string;
  readonly salutation: string | null;
  readonly body: readonly Block[];
  readonly close: string | null;
  readonly signature: readonly string[];
  readonly copyTo: readonly string[];
  readonly annexes: LetterWords['annexes'];
}

/** A letter laid out in each of its languages, in their order. Questions and annexes stand in the first alone. */
export function sheets(view: LetterView): readonly Sheet[] {
  return wordingsOf(view).map((wording, at) => {
    const laidOut = sheet(view, wording);
    return at === 0 ? laidOut : { ...laidOut, body: laidOut.body.map(pointing(wording)), annexes: [] };
  });
}

/** The languages of a letter in their order, English where none is wished. */
export function wordingsOf({ languages = [] }: LetterView): readonly Wording[] {
  return languages.length === 0 ? [ENGLISH] : languages.map((language) => WORDINGS[language]);
}

/**
 * Lays a letter out by its form.
 * @source Secretariat Instructions: an office memorandum has neither salutation nor close and names the Division at
 * the bottom left; a letter has "Dear Sir … Yours faithfully"; a demi-official letter goes from officer to officer
 */
function sheet(view: LetterView, wording: Wording): Sheet {
  const words = wording.words(view);
  const demiOfficial = view.kind === 'demi-official';
  const memorandum = !demiOfficial && view.form === 'office-memorandum';
  const title = 'title' in view ? view.title : null;
  return {
    wording,
    mark: view.rehearsal ? wording.rehearsal : null,
    head: wording.head,
    number: wording.number(view),
    placeAndDate: wording.placeAndDate(view),
    captions: [
      ...(memorandum ? [wording.memorandum] : []),
      ...(title === null || demiOfficial ? [] : [wording.title(title)]),
    ],
    addressee: partyLines(view.to, demiOfficial, wording),
    addresseeAt: memorandum || demiOfficial ? 'bottom' : 'top',
    subject: title === null ? `${words.matter}: ${wording.instrument(view)}` : wording.instrument(view),
    salutation: memorandum ? null : wording.salutation(view),
    body: words.body,
    close: memorandum ? null : wording.close(view),
    signature: signatureLines(view, wording),
    copyTo: view.copyTo.map((party) => copyLine(partyLines(party, true, wording), wording)),
    annexes: words.annexes,
  };
}

/** The second language of a letter points to the questions in the first: they stand as the list has them, once. */
function pointing(wording: Wording): (block: Block) => Block {
  return (block) => (block.kind === 'rows' ? { kind: 'line', text: wording.rowsAbove(block.rows) } : block);
}

/**
 * The subject of a mail that carries one letter: what it is, of which instrument, and the reference by which a reply
 * without its signed address can still be filed.
 */
export function subjectLine(view: LetterView): string {
  const { title, symbol } = view.instrument;
  const matters = wordingsOf(view)
    .map((wording) => wording.words(view).matter)
    .join(' / ');
  const what = `${matters}: ${symbol ?? title} [${view.number}]`;
  return view.rehearsal ? `${REHEARSAL_MARK}: ${what}` : what;
}

function partyLines(party: LetterParty, named: boolean, wording: Wording): string[] {
  const { name, post, office, place, postalAddress } = party;
  const city = place === null || place === '' ? [] : [wording.place(place)];
  return [named ? name : null, post, office, ...(postalAddress ?? city)].filter(
    (line): line is string => line !== null && line !== '',
  );
}

function copyLine(lines: readonly string[], { direction, addressMarks: [between] }: Wording): string {
  return lines.map((line) => among(line, direction)).join(`${between} `);
}

function signatureLines(view: LetterView, wording: Wording): string[] {
  const { name, post, phone, email } = view.from;
  return [
    ...(name === null ? [] : [`(${name})`]),
    post,
    ...(phone === null ? [] : [wording.telephone(phone)]),
    ...(email === null ? [] : [email]),
  ];
}
