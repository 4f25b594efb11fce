import type { EvidencedOffice, EvidencePack } from '../../../domain/submission/evidence-pack.ts';
import { longDate } from '../long-date.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { counted, shortDay } from './words.ts';

const SHORT = 12;

/** The evidence for people: who was asked what and when, what came back, who cleared, and how to check it. */
export function evidencePaper(pack: EvidencePack): Paper {
  const { cycle, events, frozen, files } = pack;
  const last = events.at(-1);
  return {
    title: `Evidence: ${cycle.title}`,
    letterhead: ['GOVERNMENT OF PAKISTAN', 'MINISTRY OF HUMAN RIGHTS'],
    number: null,
    placeAndDate: last === undefined ? null : `As of ${longDate(last.on)}`,
    caption: 'EVIDENCE PACK',
    addressee: null,
    subject: `How the replies of Pakistan to ${cycle.title} came about`,
    salutation: null,
    numbered: false,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Cycle', cycle.cycleId],
          ['List received', longDate(cycle.receivedOn)],
          ['Deadline', longDate(cycle.deadline)],
          ['Offices asked', String(pack.offices.filter(({ requestedOn }) => requestedOn !== null).length)],
          ['Events in the register', String(events.length)],
          ['Text frozen', frozen === null ? 'not yet' : `${longDate(frozen.on)}, ${counted(frozen.words, 'word')}`],
          ['Note verbale', pack.noteVerbale ?? 'not yet'],
          ['Acknowledgement', pack.acknowledgement ?? 'not yet'],
        ],
      },
      { kind: 'heading', text: 'Who was asked, and what came back' },
      askedTable(pack),
      { kind: 'heading', text: 'Who considered, cleared and delivered' },
      wordTable(pack),
      ...pack.offices.flatMap(officeBlocks),
      { kind: 'heading', text: 'How to check this' },
      {
        kind: 'paragraph',
        text: 'Everything above is read from the register, an append-only list in which every event carries the SHA-256 of itself and of the event before it. The file of data that travels with this paper holds those events; “treaty-desk submission verify FILE” recomputes every link, shows that the statements of this paper follow from the events, compares the documents with their hashes and, where the register is at hand, the events with the register.',
      },
      {
        kind: 'facts',
        facts: [
          ['List as received', pack.instrument.raw],
          ['List as text', pack.instrument.text],
          ...(frozen === null ? [] : [['Frozen text', frozen.text] as const]),
          ...(last === undefined ? [] : [[`Event ${last.seq} of the cycle, the last`, last.hash] as const]),
          ...files.map(({ name, sha256 }) => [name, sha256] as const),
        ],
      },
    ],
    close: null,
    signature: [],
    enclosures: [],
    note: 'Posts and hashes only: no name of a person and no address stands in this paper or in its data.',
    mark: cycle.rehearsal ? 'REHEARSAL' : null,
  };
}

function askedTable({ offices }: EvidencePack): PaperBlock {
  return {
    kind: 'table',
    caption: null,
    head: ['Office', 'Rows', 'Asked on', 'Letters', 'Messages', 'Answered on'],
    widths: [5.6, 1.4, 2.8, 1.7, 1.9, 2.8],
    numbers: [1, 3, 4],
    rows: offices.map(({ name, rows, requestedOn, letters, replies, answeredOn }) => [
      name,
      String(Object.keys(rows).length),
      shortDay(requestedOn),
      String(letters.filter(({ status }) => status === 'sent').length),
      String(replies.length),
      shortDay(answeredOn),
    ]),
  };
}

function wordTable({ words }: EvidencePack): PaperBlock {
  if (words.length === 0) return { kind: 'paragraph', text: 'Nobody has been asked yet.' };
  return {
    kind: 'table',
    caption: null,
    head: ['Day', 'Who', 'What', 'Reference'],
    widths: [2.8, 5.2, 3.6, 4.4],
    rows: words.map(({ on, name, matter, what, reference }) => [
      shortDay(on),
      name,
      `${matter}: ${what}`,
      reference ?? '',
    ]),
  };
}

function officeBlocks({ name, rows, letters, replies, answers }: EvidencedOffice): readonly PaperBlock[] {
  const lines = [
    ...letters.flatMap(({ rung, writtenOn, status, endedOn, mails }) => [
      [
        writtenOn,
        `Letter ${rung}`,
        `${status}${endedOn === null ? '' : ` on ${shortDay(endedOn)}`}`,
        mails.map(({ raw }) => raw.slice(0, SHORT)).join(', '),
      ] as const,
    ]),
    ...replies.map(
      ({ on, channel, class: kind, rows: touched, raw }) =>
        [
          on,
          `Message (${channel}), ${kind}`,
          Object.keys(touched).length === 0 ? '' : `rows ${Object.keys(touched).join(', ')}`,
          raw?.slice(0, SHORT) ?? '',
        ] as const,
    ),
  ].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: name },
    {
      kind: 'table',
      caption: `${counted(Object.keys(rows).length, 'row')}, ${counted(answers.length, 'answer')} on record.`,
      head: ['Day', 'What', 'Outcome', 'SHA-256 begins'],
      widths: [2.8, 4.4, 5.6, 3.2],
      rows: lines.map(([on, what, outcome, hash]) => [shortDay(on), what, outcome, hash]),
    },
  ];
}
