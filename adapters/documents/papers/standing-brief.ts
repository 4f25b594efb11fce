import type { CycleBriefing } from '../../../domain/submission/cycle-briefing.ts';
import { longDate } from '../long-date.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { counted, grouped } from './words.ts';

/**
 * What the Standing Committee on Human Rights (Parliament) is told: what the United Nations asked, what the State says,
 * where it holds no information, and what follows. Which office was slow is the Executive's own affair and stays out.
 */
export function standingBrief(briefing: CycleBriefing): Paper {
  const { title, body, today, rehearsal } = briefing;
  return {
    title: `Brief for the Standing Committee: ${title}`,
    letterhead: ['GOVERNMENT OF PAKISTAN', 'MINISTRY OF HUMAN RIGHTS'],
    number: null,
    placeAndDate: `Islamabad, ${longDate(today)}`,
    caption: 'BRIEF FOR THE STANDING COMMITTEE ON HUMAN RIGHTS',
    addressee: null,
    subject: `Replies of Pakistan to ${title}${body === null || title.includes(body) ? '' : `, ${body}`}`,
    salutation: null,
    numbered: true,
    blocks: [
      { kind: 'heading', text: 'Occasion' },
      ...occasion(briefing),
      { kind: 'heading', text: 'What was asked and what is replied' },
      replies(briefing),
      { kind: 'heading', text: 'Where the State holds no information' },
      ...without(briefing),
      { kind: 'heading', text: 'What follows' },
      ...next(briefing),
    ],
    close: null,
    signature: ['Ministry of Human Rights'],
    enclosures: [],
    note: null,
    mark: rehearsal ? 'REHEARSAL' : null,
  };
}

function occasion({ body, questions, receivedOn, deadline, offices }: CycleBriefing): readonly PaperBlock[] {
  return [
    {
      kind: 'paragraph',
      text: `The ${body ?? 'United Nations'} put ${counted(questions, 'question')} to Pakistan, received on ${longDate(receivedOn)}, to be answered by ${longDate(deadline)}.`,
    },
    {
      kind: 'paragraph',
      text: `The Ministry of Human Rights asked ${counted(offices.length, 'federal and provincial office')} for their answers and puts them together into the replies of the State.`,
    },
  ];
}

function replies({ sections, words }: CycleBriefing): PaperBlock {
  const total = sections.reduce((sum, { questions }) => sum + questions, 0);
  const replied = sections.reduce((sum, one) => sum + one.replied, 0);
  return {
    kind: 'table',
    caption: null,
    head: ['Subject', 'Questions', 'With a reply', 'Words'],
    widths: [9, 2.2, 2.6, 2.2],
    numbers: [1, 2, 3],
    rows: [
      ...sections.map((one) => [
        one.heading ?? 'Without heading',
        String(one.questions),
        String(one.replied),
        grouped(one.words),
      ]),
      ['In all', String(total), String(replied), grouped(words)],
    ],
  };
}

function without({ gaps, milestones }: CycleBriefing): readonly PaperBlock[] {
  const open = [
    ...new Set(gaps.filter(({ kind }) => kind === 'open' || kind === 'not-asked').map(({ number }) => number)),
  ];
  const submitted = milestones.find(({ id }) => id === 'submitted')?.reached ?? null;
  const noData = gaps.filter(({ kind }) => kind === 'no-data');
  if (open.length === 0 && noData.length === 0) {
    return [{ kind: 'paragraph', text: 'Every question has a reply.' }];
  }
  return [
    ...(open.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: `The reply to ${open.length === 1 ? 'question' : 'questions'} ${open.join(', ')} ${submitted === null ? 'is not complete yet' : 'was not complete when it was submitted'}.`,
          },
        ]),
    ...(noData.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'No data is kept on:',
            head: ['Question', 'Reason'],
            widths: [2.2, 13.8],
            rows: noData.map(({ number, reasons }) => [
              number,
              reasons.length === 0 ? 'None given' : reasons.join(' / '),
            ]),
          },
        ]),
  ];
}

function next({ milestones, body }: CycleBriefing): readonly PaperBlock[] {
  const of = (id: string) => milestones.find((one) => one.id === id);
  const submitted = of('submitted');
  const acknowledged = of('acknowledged')?.reached ?? null;
  const text =
    submitted?.reached != null
      ? `The replies were submitted on ${longDate(submitted.reached)}${acknowledged === null ? '; the acknowledgement is awaited' : ` and acknowledged on ${longDate(acknowledged)}`}.`
      : submitted?.planned != null
        ? `The replies are to be submitted by ${longDate(submitted.planned)}.`
        : 'The replies are submitted once they are cleared.';
  return [
    { kind: 'paragraph', text },
    {
      kind: 'paragraph',
      text: `The ${body ?? 'body that asked'} then holds its dialogue with Pakistan and adopts recommendations, on which this Committee will be informed.`,
    },
  ];
}
