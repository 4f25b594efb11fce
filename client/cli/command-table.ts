import { CALENDAR_READINGS } from './calendar-commands.ts';
import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import type { DecisionName } from './decisions.ts';
import { DRAFT_COMMANDS } from './draft-commands.ts';
import { FORECAST_COMMANDS } from './forecast-commands.ts';
import { LIST_COMMANDS } from './list-commands.ts';
import { mailCommands } from './mail-commands.ts';
import { MEMORY_COMMANDS } from './memory-commands.ts';
import { REPLAN_COMMANDS } from './replan-commands.ts';
import { ruleCommands } from './rule-commands.ts';
import { TREATY_COMMANDS } from './treaty-commands.ts';

export type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;
const decision = (name: DecisionName) => async (): Promise<RunCommand> => {
  const { decide } = await import('./commands/decide.ts');
  return (args, options, context) => decide(name, args, options, context);
};

const BY = ['--by <name>', 'who decides, by post (Director when left out)'] as const;
const REASON = ['--reason <text>', 'why; the office and the register read it'] as const;
const OUT = ['--out <file>', 'where to write it'] as const;

/** What the commands of one first word are about. */
export const GROUPS: Readonly<Record<string, string>> = {
  loi: 'the list of issues: read one without starting anything; show, correct or reissue that of a cycle',
  calendar: 'working days, explained one by one; closed days, and orders entered, previewed, undone',
  cycle: 'reporting cycles: start, list, show, decide, end',
  request: 'what one office is asked in a cycle: show, chase, accept, return, extend',
  answer: 'what offices answered: checked, and figures reconciled',
  letter: 'letters that left',
  mail: 'messages: read one, file those that wait, see every letter we write',
  draft: 'the State’s text in the making: drafts, words, comments, gaps',
  memory: 'accepted answers of all cycles: find those to a like question, list them',
  matrix: 'response matrices: write one, read one back',
  submission: 'the State’s text',
  office: 'the offices and their addresses',
  ladder: 'the ladders of reminders, in their versions',
  procedure: 'how each instrument of each mechanism is answered, in versions',
  treaty: 'what is owed to the treaty bodies: list, reviews, due dates, instruments received, feeds',
  audit: 'the register of everything that happened',
};

/** Every command; nothing of a command is loaded before it runs. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    path: ['loi', 'read'],
    args: '<file>',
    summary: 'what a list asks, as it was read',
    options: [['--corrections <file>', 'with these corrections, as JSON']],
    load: () => file(import('./commands/loi-read.ts')),
  },
  ...LIST_COMMANDS,
  {
    path: ['route'],
    args: '<file>',
    summary: 'who would answer each question, and why',
    options: [
      ['--why', 'every reason, word by word'],
      ['--gaps', 'only what is left open'],
    ],
    load: () => file(import('./commands/route.ts')),
  },
  {
    path: ['plan'],
    summary: 'the plan between receipt and deadline',
    options: [
      ['--received <date>', 'day of receipt'],
      ['--deadline <date>', 'day by which the UN must have the answer'],
      ['--procedure <id>', 'whose steps to plan by; a mechanism means its main one'],
      ['--calendar <file>', 'another calendar than the stored one'],
    ],
    load: () => file(import('./commands/plan.ts')),
  },
  ...MEMORY_COMMANDS,
  ...CALENDAR_READINGS,
  ...REPLAN_COMMANDS,
  {
    path: ['cycle', 'start'],
    args: '<file>',
    summary: 'start a cycle from a list of issues',
    options: [
      ['--mechanism <name>', 'where the list does not say'],
      ['--procedure <id>', 'another than the one its kind leads to'],
      ['--deadline <date>', 'where the list does not say'],
      ['--review <date>', 'first day of the review, where the deadline counts back from it'],
      ['--adopted <date>', 'day of adoption, where the deadline counts from it'],
      ['--received <date>', 'day of receipt (today when left out)'],
      ['--corrections <file>', 'correct the reading first, as JSON'],
      ['--confirm', 'confirm the proposed assignment as it is'],
      BY,
    ],
    load: () => file(import('./commands/cycle-start.ts')),
  },
  {
    path: ['cycle', 'list'],
    summary: 'every cycle and where it stands',
    options: [
      ['--late', 'only those that need attention for time'],
      ['--rehearsals', 'rehearsals too'],
    ],
    load: () => file(import('./commands/cycle-list.ts')),
  },
  {
    path: ['cycle', 'show'],
    args: '<cycle>',
    summary: 'everything about one cycle',
    load: () => file(import('./commands/cycle-show.ts')),
  },
  ...FORECAST_COMMANDS,
  {
    path: ['cycle', 'assign'],
    shortcut: true,
    args: '<cycle>',
    summary: 'who is proposed to answer what; change it; confirm it',
    options: [
      ['--file <file>', 'changed assignments, as this command prints them with --json'],
      ['--question <id>', 'change this question'],
      ['--lead <office>', 'its lead'],
      ['--supporting <offices>', 'its supporting offices, with commas'],
      ['--confirm', 'confirm: the letters leave'],
      BY,
    ],
    load: () => file(import('./commands/cycle-assign.ts')),
  },
  {
    path: ['cycle', 'consolidate'],
    shortcut: true,
    args: '<cycle>',
    summary: 'assemble the answers into the text',
    options: [['--anyway', 'also while comments on the text are open'], BY],
    load: () => file(import('./commands/cycle-consolidate.ts')),
  },
  {
    path: ['cycle', 'clear'],
    shortcut: true,
    args: '<cycle>',
    summary: 'record that an office has cleared the text, or returns it',
    options: [
      ['--office <office>', 'who'],
      ['--reference <text>', 'letter or file number'],
      ['--return', 'the text comes back'],
      ['--comments <text>', 'what has to change'],
      BY,
    ],
    load: decision('clear'),
  },
  {
    path: ['cycle', 'hand-over'],
    shortcut: true,
    args: '<cycle>',
    summary: 'hand the cleared text to the Mission',
    options: [BY],
    load: decision('hand-over'),
  },
  {
    path: ['cycle', 'submit'],
    shortcut: true,
    args: '<cycle>',
    summary: 'record the submission to the UN',
    options: [['--note-verbale <text>', 'its number and date'], BY],
    load: decision('submit'),
  },
  {
    path: ['cycle', 'acknowledge'],
    shortcut: true,
    args: '<cycle>',
    summary: 'record the UN’s acknowledgement; the cycle ends',
    options: [['--reference <text>', 'by what it was acknowledged'], BY],
    load: decision('acknowledge'),
  },
  {
    path: ['request', 'show'],
    args: '<cycle> <office>',
    summary: 'one office: rows, answers, clock, letters, and all that was said',
    options: [['--explain', 'its clock day by day: whose each day was']],
    load: () => file(import('./commands/request-show.ts')),
  },
  {
    path: ['request', 'remind'],
    shortcut: true,
    args: '<cycle> <office>',
    summary: 'send the next rung now',
    options: [BY],
    load: decision('remind'),
  },
  {
    path: ['request', 'accept'],
    shortcut: true,
    args: '<cycle> <office> [rows...]',
    summary: 'accept answers, all when no row is named',
    options: [BY],
    load: decision('accept'),
  },
  {
    path: ['request', 'return'],
    shortcut: true,
    args: '<cycle> <office> [rows...]',
    summary: 'return answers for completion',
    options: [
      REASON,
      ['--by-check', 'those the completeness check finds wanting; the letter names what each lacks'],
      ['--preview', 'of --by-check: what the letter would name; nothing is returned'],
      BY,
    ],
    load: () => file(import('./commands/request-return.ts')),
  },
  {
    path: ['request', 'waive'],
    shortcut: true,
    args: '<cycle> <office> [rows...]',
    summary: 'ask no more for rows',
    options: [REASON, BY],
    load: decision('waive'),
  },
  {
    path: ['request', 'extend'],
    shortcut: true,
    args: '<cycle> <office>',
    summary: 'grant more time, or refuse it',
    options: [
      ['--working-days <number>', 'how many'],
      ['--preview', 'what it does to the committee’s date and to every day before it; nothing is changed'],
      ['--refuse', 'no more time'],
      REASON,
      BY,
    ],
    load: () => file(import('./commands/request-extend.ts')),
  },
  {
    path: ['request', 'log'],
    args: '<cycle> <office>',
    summary: 'what an office said by telephone, visit, dak or fax; it counts like mail',
    options: [
      ['--channel <channel>', 'telephone, visit, dak or fax'],
      ['--said <text>', 'what was said, in words'],
      ['--on <date>', 'the day it happened (today when left out)'],
      ['--answer <row=text...>', 'answers, each with its row'],
      ['--answer-file <row=file...>', 'answers in documents'],
      ['--no-data <rows...>', 'rows for which the office holds no data'],
      ['--not-ours <rows...>', 'rows that belong to another office'],
      ['--clarification <text>', 'what the office asks back'],
      ['--wants-until <date>', 'the office asks for time until this day'],
      ['--reached', 'somebody was reached, who answered nothing'],
      ['--nobody', 'nobody was reached'],
      ['--carried [rung]', 'a letter of ours was carried to it; those that no mail delivers when left out'],
      BY,
    ],
    load: () => file(import('./commands/request-log.ts')),
  },
  {
    path: ['request', 'answer'],
    args: '<cycle> <office> <row>',
    summary: 'enter an answer that stands in a message or a file, or choose between two',
    options: [
      ['--text <text>', 'the answer in words'],
      ['--file <file>', 'the answer in a document'],
      ['--choose <number>', 'one of the answers that request show lists'],
      ['--status <status>', 'answered (when left out), no-data or not-ours'],
      ['--said <text>', 'where it was read, in words'],
      BY,
    ],
    load: () => file(import('./commands/request-answer.ts')),
  },
  {
    path: ['request', 'veto'],
    shortcut: true,
    args: '<cycle> <office>',
    summary: 'stop a letter before it leaves; the ladder goes on with the next',
    options: [['--rung <rung>', 'which (the next above the focal point when left out)'], REASON, BY],
    load: decision('veto'),
  },
  {
    path: ['request', 'suspend'],
    shortcut: true,
    args: '<cycle> <office>',
    summary: 'an office is under recess: its clock stands, its rungs move',
    options: [['--from <date>', 'first day of the recess'], ['--to <date>', 'its last day'], REASON, BY],
    load: decision('suspend'),
  },
  {
    path: ['request', 'clarify'],
    shortcut: true,
    args: '<cycle> <office>',
    summary: 'answer what an office asked back',
    options: [['--answer <text>', 'what is meant'], BY],
    load: decision('clarify'),
  },
  {
    path: ['request', 'reassign'],
    shortcut: true,
    args: '<cycle> <question>',
    summary: 'give a question to other offices',
    options: [['--to <offices>', 'with commas'], BY],
    load: decision('reassign'),
  },
  {
    path: ['answer', 'check'],
    args: '<cycle>',
    summary: 'how each answer stands before anybody reads it, and what exactly it lacks',
    options: [['--office <office>', 'of one office']],
    load: () => file(import('./commands/answer-check.ts')),
  },
  {
    path: ['answer', 'reconcile'],
    args: '<cycle> <office> <row>',
    summary: 'ask two offices whose figures contradict each other which holds',
    options: [
      ['--with <office>', 'the other office, where several contradict'],
      ['--working-days <number>', 'how many they have (4 when left out)'],
      BY,
    ],
    load: () => file(import('./commands/answer-reconcile.ts')),
  },
  {
    path: ['answer', 'settle'],
    args: '<cycle> <office> <row>',
    summary: 'say that the figure of this office holds, and why',
    options: [['--against <office>', 'the other office, where several contest it'], REASON, BY],
    load: decision('settle'),
  },
  {
    path: ['letter', 'preview'],
    args: '<cycle> <office> [rung]',
    summary: 'a letter as it would leave today; nothing is sent',
    load: () => file(import('./commands/letter-preview.ts')),
  },
  {
    path: ['letter', 'print'],
    args: '<cycle> <office> [rung]',
    summary: 'a letter to be signed and carried, as .docx, .pdf or .html',
    options: [OUT],
    load: () => file(import('./commands/letter-print.ts')),
  },
  {
    path: ['letter', 'show'],
    args: '<cycle> <office> <rung>',
    summary: 'a letter as it left, with its way to the office',
    load: () => file(import('./commands/letter-show.ts')),
  },
  ...mailCommands(BY),
  {
    path: ['matrix', 'write'],
    args: '<list-or-cycle>',
    summary: 'the response matrix of one office: of a list, or of a cycle with its last answers',
    options: [
      ['--office <office>', 'for whom'],
      ['--out <file>', 'where to write it; .xlsx or .docx says the form'],
      ['--answer-by <date>', 'printed in its head'],
      ['--open', 'of a cycle: only the rows that are open'],
    ],
    load: () => file(import('./commands/matrix-write.ts')),
  },
  {
    path: ['matrix', 'read'],
    args: '<file>',
    summary: 'the answers in a returned matrix, and what is wrong with it',
    options: [['--list <file>', 'the list that was asked: rows are known by their question too']],
    load: () => file(import('./commands/matrix-read.ts')),
  },
  ...DRAFT_COMMANDS,
  {
    path: ['submission', 'write'],
    args: '<cycle>',
    summary: 'the replies, the letters that deliver them, briefs, statistics and evidence',
    options: [
      ['--out <path>', 'folder to write into; FILE.docx for the replies alone'],
      ['--only <papers>', 'some of them, by commas: replies, note-verbale, …'],
      ['--pdf', 'Word documents as PDF too (needs LibreOffice)'],
    ],
    load: () => file(import('./commands/submission-write.ts')),
  },
  {
    path: ['submission', 'verify'],
    args: '<pack>',
    summary: 'whether an evidence pack holds, in itself and against the register',
    load: () => file(import('./commands/submission-verify.ts')),
  },
  {
    path: ['export'],
    args: '[sources...]',
    summary: 'questions and recommendations in the fields of the UN’s databases: of files, of cycles, or of all cycles',
    options: [
      ['--out <file>', 'where to write it'],
      ['--format <format>', 'json or csv (as --out ends when left out)'],
    ],
    load: () => file(import('./commands/export.ts')),
  },
  {
    path: ['office', 'list'],
    summary: 'the offices and their addresses',
    options: [['--all', 'also those without a seat']],
    load: () => file(import('./commands/office-list.ts')),
  },
  {
    path: ['office', 'set'],
    args: '<office>',
    summary: 'enter addresses of an office',
    options: [
      ['--file <file>', 'the whole entry, as office list prints it with --json; a new id adds an office'],
      ['--focal-point <address>', 'who answers'],
      ['--alternate <address>', 'who answers in their absence'],
      ['--accountable <address>', 'the accountable senior'],
      ['--head <address>', 'the head of the office'],
      ['--group-mailbox <address>', 'read by several people, where those named cannot be reached'],
      ['--telephone <number>', 'where the office is rung up'],
    ],
    load: () => file(import('./commands/office-set.ts')),
  },
  ...TREATY_COMMANDS,
  {
    path: ['rehearse'],
    args: '<file>',
    summary: 'a whole cycle in seconds, with simulated offices',
    options: [
      ['--received <date>', 'day of receipt (the list’s own date when left out)'],
      ['--deadline <date>', 'where the list states none'],
      ['--mechanism <name>', 'where the list does not say'],
      ['--offices <file>', 'other offices than the seeds'],
      ['--seed <number>', 'draws who behaves how (1)'],
      ['--holiday <days>', 'an order closes them: 2027-01-18..2027-01-19[@layer][=day of its announcement]'],
      ['--outage <days>', 'worker and mail server are down: 2027-01-05..2027-01-07'],
      ['--documents <folder>', 'write the documents of its submission there'],
    ],
    load: () => file(import('./commands/rehearse.ts')),
  },
  ...ruleCommands('ladder', BY),
  ...ruleCommands('procedure', BY),
  { path: ['audit', 'verify'], summary: 'check the register', load: () => file(import('./commands/audit-verify.ts')) },
];
