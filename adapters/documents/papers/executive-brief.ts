import type { CycleBriefing } from '../../../domain/submission/cycle-briefing.ts';
import type { GapKind } from '../../../domain/matrix/consolidate.ts';
import type { MilestoneId, Stage } from '../../../domain/stages.ts';
import { longDate } from '../long-date.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { counted, shortDay, grouped } from './words.ts';

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  loi: 'the list has been received',
  questions: 'the questions are being assigned to offices',
  requests: 'the requests are going out',
  reminders: 'answers are awaited and offices are being reminded',
  replies: 'answers are coming in',
  matrix: 'the answers are being consolidated',
  clearance: 'the text is being cleared',
  submission: 'the text is on its way to the United Nations',
};

const MILESTONE_WORDS: Readonly<Record<MilestoneId, string>> = {
  received: 'List received',
  assigned: 'Questions assigned',
  requested: 'Offices asked',
  'answers-due': 'Answers due',
  'answers-closed': 'Answers closed',
  consolidated: 'Text consolidated',
  committee: 'Considered by the Committee',
  cleared: 'Cleared',
  'handed-over': 'Handed to the Mission',
  submitted: 'Submitted to the United Nations',
  acknowledged: 'Acknowledged by the United Nations',
};

/** How a gap is said to people: `not-ours` is a quarrel about whose it is. */
export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  open: 'No answer yet',
  'no-data': 'No data held',
  'not-ours': 'Said to be another office’s',
  'not-asked': 'Nobody was asked',
};

/** More rows than this and the table is no longer a brief. */
const MOST_GAPS = 40;

/** What the Executive Committee reads before it sits: where the cycle stands, who is late, what is missing, what is asked of it. */
export function executiveBrief(briefing: CycleBriefing): Paper {
  const { title, body, today, rehearsal } = briefing;
  return {
    title: `Brief for the Executive Committee: ${title}`,
    letterhead: ['GOVERNMENT OF PAKISTAN', 'MINISTRY OF HUMAN RIGHTS'],
    number: null,
    placeAndDate: `Islamabad, ${longDate(today)}`,
    caption: 'BRIEF FOR THE EXECUTIVE COMMITTEE',
    addressee: null,
    subject: `Replies of Pakistan to ${title}${body === null || title.includes(body) ? '' : `, ${body}`}`,
    salutation: null,
    numbered: true,
    blocks: [
      { kind: 'heading', text: 'Where it stands' },
      ...standing(briefing),
      { kind: 'heading', text: 'What is asked of the Committee' },
      { kind: 'points', points: asked(briefing) },
      { kind: 'heading', text: 'Offices' },
      officeTable(briefing),
      ...gapBlocks(briefing),
      { kind: 'heading', text: 'Dates' },
      dateTable(briefing),
    ],
    close: null,
    signature: ['Director (NMRF Unit)', 'Secretary of the Committee'],
    enclosures: [],
    note: 'Days are those of Islamabad; the deadline ends with the day in Geneva. Working days lost by the secretariat are not counted against an office.',
    mark: rehearsal ? 'REHEARSAL' : null,
  };
}

function standing(briefing: CycleBriefing): readonly PaperBlock[] {
  const { questions, rowsAsked, rowsOpen, words, limit, deadline, receivedOn, stage, offices, milestones } = briefing;
  const late = offices.filter((office) => office.late);
  const submitted = milestones.find(({ id }) => id === 'submitted')?.reached ?? null;
  const now = submitted === null ? STAGE_WORDS[stage] : `the text was submitted on ${longDate(submitted)}`;
  const length =
    words === 0
      ? ''
      : ` The text has ${counted(words, 'word')}${
          limit.verdict === 'ok'
            ? `, ${grouped(limit.left)} below the limit`
            : limit.verdict === 'over'
              ? `, ${grouped(limit.by)} ABOVE THE LIMIT`
              : ''
        }.`;
  return [
    {
      kind: 'paragraph',
      text: `The list of ${counted(questions, 'question')} was received on ${longDate(receivedOn)}; the replies must be in Geneva by ${longDate(deadline)}. At present ${now}.`,
    },
    {
      kind: 'paragraph',
      text: `${counted(offices.length, 'office')} were asked for ${counted(rowsAsked, 'answer')}; ${rowsOpen === 0 ? 'every one has come' : `${grouped(rowsOpen)} are still open`}.${
        late.length === 0 ? '' : ` Late: ${late.map(({ name }) => name).join('; ')}.`
      }${length}`,
    },
  ];
}

/** What the state of the cycle asks of the Committee; nothing is asked that it need not decide. */
function asked({ offices, gaps, awaited, limit, milestones, tasks }: CycleBriefing): readonly string[] {
  const points: string[] = [];
  const late = offices.filter((office) => office.late);
  const submitted = milestones.find(({ id }) => id === 'submitted')?.reached ?? null;
  if (late.length > 0 && submitted === null) {
    points.push(
      `To direct ${late.length === 1 ? late[0]!.name : `the ${late.length} offices that are late`} to answer what is open.`,
    );
  }
  const unowned = gaps.filter(({ kind }) => kind === 'not-ours' || kind === 'not-asked').map(({ number }) => number);
  if (unowned.length > 0 && submitted === null) {
    points.push(
      `To decide who answers ${unowned.length === 1 ? 'question' : 'questions'} ${[...new Set(unowned)].join(', ')}.`,
    );
  }
  const contradictions = tasks.filter(({ kind }) => kind === 'reconcile').length;
  if (contradictions > 0) {
    points.push(`To have ${counted(contradictions, 'contradiction')} between figures of offices reconciled.`);
  }
  if (limit.verdict === 'over') points.push(`To agree where ${counted(limit.by, 'word')} are to be cut.`);
  if (awaited.some(({ matter, doneOn }) => matter === 'committee' && doneOn === null)) {
    points.push('To consider the text, and to clear it or return it with comments.');
  }
  if (submitted !== null) {
    points.push('To take note that the replies were submitted.');
  }
  return points.length === 0 ? ['To take note; nothing has to be decided at present.'] : points;
}

function officeTable({ offices }: CycleBriefing): PaperBlock {
  return {
    kind: 'table',
    caption: null,
    head: ['Office', 'Asked', 'Open', 'No data', 'Letters', 'Asked on', 'Answered on'],
    widths: [5.2, 1.3, 1.3, 1.5, 1.5, 2.6, 2.6],
    numbers: [1, 2, 3, 4],
    rows: offices.map(({ name, asked: rows, open, noData, letters, requestedOn, answeredOn, late }) => [
      late ? `${name} (late)` : name,
      String(rows),
      String(open),
      String(noData),
      String(letters),
      shortDay(requestedOn),
      shortDay(answeredOn),
    ]),
  };
}

function gapBlocks({ gaps }: CycleBriefing): readonly PaperBlock[] {
  if (gaps.length === 0) return [];
  const left = gaps.length - MOST_GAPS;
  const rows = gaps
    .slice(0, MOST_GAPS)
    .map(({ number, kind, offices, reasons }) => [number, GAP_WORDS[kind], offices.join('; '), reasons.join(' / ')]);
  return [
    { kind: 'heading', text: 'What is missing' },
    {
      kind: 'table',
      caption: left > 0 ? `The first ${MOST_GAPS} of ${gaps.length}; the gap list has all.` : null,
      head: ['Question', 'What', 'Offices', 'Reason given'],
      widths: [1.8, 3.2, 6, 5],
      rows,
    },
  ];
}

function dateTable({ milestones }: CycleBriefing): PaperBlock {
  return {
    kind: 'table',
    caption: null,
    head: ['Step', 'Planned', 'Reached'],
    widths: [8, 4, 4],
    rows: milestones
      .filter(({ planned, reached }) => planned !== null || reached !== null)
      .map(({ id, planned, reached }) => [MILESTONE_WORDS[id], shortDay(planned), shortDay(reached)]),
  };
}
