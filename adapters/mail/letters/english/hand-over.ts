import type { HandOverLetter } from '../../../../domain/requests/letter-view.ts';
import type { Block, LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph, strong } from '../blocks.ts';
import { writtenDate, writtenDay } from './dates.ts';
import { ANNEX, directed, instrumentName, lateNote, withArticle, thisLetter } from './phrases.ts';

/** Hands the cleared text to the Mission, which delivers it. */
export function handOver(view: HandOverLetter): LetterWords {
  const cleared = view.clearedBy.map(({ office, on }) => `${withArticle(office)} (${writtenDate(on)})`);
  const limit = view.wordLimit === null ? '' : ` (limit: ${view.wordLimit.toLocaleString('en')})`;
  const file = view.attachment === null ? '' : `, attached as ${view.attachment}`;
  return {
    matter: view.title === null ? 'For delivery' : `${view.title}: for delivery`,
    body: [
      paragraph(
        directed(view, 'forward'),
        ` the reply of the State to the ${instrumentName(view)}${file}. It has ${view.words.toLocaleString('en')} words${limit}${
          cleared.length === 0 ? '' : ` and was cleared by ${inWords(cleared)}`
        }.`,
      ),
      ...papersNote(view),
      ...lateNote(view),
      view.unDeadline === null
        ? paragraph(
            `It is requested that it be delivered to ${withArticle(view.instrument.body)} with a note verbale at the earliest.`,
          )
        : paragraph(
            `It is requested that it be delivered to ${withArticle(view.instrument.body)} with a note verbale by `,
            strong(writtenDay(view.unDeadline.on)),
            `, end of the day in ${view.unDeadline.place}.`,
          ),
      paragraph(
        `It is further requested that the day of delivery, a copy of the note verbale and the acknowledgement of the United Nations be sent in reply to ${thisLetter(view)}. The cycle stays open here until the acknowledgement is on record.`,
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

const PAPERS: Readonly<Record<NonNullable<HandOverLetter['papers']>[number], string>> = {
  statistics: 'the statistics annex',
  'cover-letter': 'the cover letter',
  'note-verbale': 'a draft of the note verbale, in which number and day are left open',
};

function papersNote({ papers }: HandOverLetter): readonly Block[] {
  if (papers === undefined || papers.length === 0) return [];
  return [paragraph(`With it travel ${inWords(papers.map((paper) => PAPERS[paper]))}.`)];
}

function inWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
