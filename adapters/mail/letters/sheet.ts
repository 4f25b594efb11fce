import type { LetterParty, LetterView } from '../../../domain/requests/letter-view.ts';
import type { Block, LetterWords } from './blocks.ts';
import { writtenDate } from './dates.ts';
import { instrumentName } from './phrases.ts';
import { letterWords } from './letter-words.ts';

/** Printed on every letter and subject of a rehearsal. */
export const REHEARSAL_MARK = 'REHEARSAL – not a real request';

/** A letter laid out, before it becomes text or HTML. */
export interface Sheet {
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

const HEAD = [
  'Government of Pakistan',
  'Ministry of Human Rights',
  'National Mechanism for Reporting and Follow-up (NMRF) Unit',
];

/**
 * Lays a letter out by its form.
 * @source Secretariat Instructions: an office memorandum has neither salutation nor close and names the Division at
 * the bottom left; a letter has "Dear Sir … Yours faithfully"; a demi-official letter goes from officer to officer
 */
export function sheet(view: LetterView): Sheet {
  const words = letterWords(view);
  const demiOfficial = view.kind === 'demi-official';
  const memorandum = !demiOfficial && view.form === 'office-memorandum';
  const title = 'title' in view ? view.title : null;
  return {
    mark: view.rehearsal ? REHEARSAL_MARK : null,
    head: HEAD,
    number: `${demiOfficial ? 'D.O. No.' : 'No.'} ${view.number}`,
    placeAndDate: `${view.place}, the ${writtenDate(view.date)}`,
    captions: [...(memorandum ? ['OFFICE MEMORANDUM'] : []), ...(title === null || demiOfficial ? [] : [title])],
    addressee: partyLines(view.to, demiOfficial),
    addresseeAt: memorandum || demiOfficial ? 'bottom' : 'top',
    subject: title === null ? `${words.matter}: ${instrumentName(view)}` : instrumentName(view),
    salutation: memorandum ? null : demiOfficial ? `My dear ${view.to.name ?? view.to.post},` : 'Dear Sir/Madam,',
    body: words.body,
    close: memorandum ? null : demiOfficial ? 'Yours sincerely,' : 'Yours faithfully,',
    signature: signatureLines(view),
    copyTo: view.copyTo.map((party) => partyLines(party, true).join(', ')),
    annexes: words.annexes,
  };
}

/**
 * The subject of a mail that carries one letter: what it is, of which instrument, and the reference by which a reply
 * without its signed address can still be filed.
 */
export function subjectLine(view: LetterView): string {
  const { title, symbol } = view.instrument;
  const what = `${letterWords(view).matter}: ${symbol ?? title} [${view.number}]`;
  return view.rehearsal ? `${REHEARSAL_MARK}: ${what}` : what;
}

function partyLines(party: LetterParty, named: boolean): string[] {
  return [...(named && party.name !== null ? [party.name] : []), party.post, party.office, party.place].filter(
    (line): line is string => line !== null && line !== '',
  );
}

function signatureLines(view: LetterView): string[] {
  const { name, post, phone, email } = view.from;
  return [
    ...(name === null ? [] : [`(${name})`]),
    post,
    ...(phone === null ? [] : [`Tel. ${phone}`]),
    ...(email === null ? [] : [email]),
  ];
}
