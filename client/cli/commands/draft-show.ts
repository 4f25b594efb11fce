import { figuresWithoutSource } from '../../../domain/matrix/provenance.ts';
import { outdatedWords } from '../../../domain/matrix/draft-standing.ts';
import { answersAt } from '../../../domain/matrix/propose-draft.ts';
import { draftingOf, draftingQuestion, openComments, type Drafting, type DraftingQuestion } from '../../drafting.ts';
import type { RunCommand } from '../command.ts';
import { dayWords } from '../dates.ts';
import { commentWords, limitWords, placeWords, sentenceLines } from '../draft-words.ts';
import { findCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';
import { table, wrapped } from '../table.ts';

/** Characters of a line in a column of answers. */
const COLUMN = 46;

/**
 * `draft show CYCLE [QUESTION]`: the text of a cycle at a glance, or one question with all offices' answers side by side.
 * @throws DeskError `cycle-unknown`, `question-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', question], _options, context) => {
  const store = await openedStore(context);
  const drafting = await draftingOf(store, await findCycle(store, id));
  const { cycleId } = drafting.state;
  if (question !== undefined) {
    const one = draftingQuestion(drafting, question);
    return { json: { cycleId, ...one }, text: questionText(drafting, one) };
  }
  const { budget, questions, comments } = drafting;
  const { paragraphs: _shares, ...total } = budget;
  return { json: { cycleId, ...total, comments, questions }, text: overview(drafting) };
};

function overview(drafting: Drafting): string {
  const rows = drafting.questions.map(({ question, paragraph, budget, outdated, comments }) => {
    const { words, share, over } = budget;
    const open = comments.filter(({ resolved }) => resolved === null).length;
    return [
      question.id,
      question.number ?? '',
      String(words),
      share === null ? '' : String(share),
      over === 0 ? '' : `${over} over`,
      (paragraph.drafts ?? []).map((draft) => `${placeWords(draft)} v${draft.version}`).join(', ') || 'answers',
      open === 0 ? '' : String(open),
      [
        ...(outdated.length === 0 ? [] : ['text is older than an answer']),
        ...(paragraph.gap === null ? [] : [paragraph.gap]),
      ].join('; '),
    ];
  });
  const whole = openComments(drafting).filter(({ question }) => question === null);
  return [
    limitWords(drafting.budget.words, drafting.budget.limit),
    table(['Question', 'No.', 'Words', 'Share', '', 'Text', 'Comments', ''], rows),
    ...(whole.length === 0 ? [] : [`Comments on the whole text\n${whole.map(commentWords).join('\n')}`]),
  ].join('\n\n');
}

function questionText(drafting: Drafting, one: DraftingQuestion): string {
  const { question, section, paragraph, outdated, comments, budget } = one;
  const { nameOf } = drafting;
  const heading = `${question.id}${question.number === null ? '' : `, paragraph ${question.number}`}${section === null ? '' : `, under “${section}”`}`;
  const { words, share, left, over } = budget;
  const length =
    share === null
      ? `${words} words.`
      : `${words} words of a share of ${share}: ${over > 0 ? `${over} OVER` : `${left} left`}.`;
  const drafts = (paragraph.drafts ?? []).map((draft) => {
    const answers = answersAt(paragraph, draft);
    const strange = draft.paragraphs.flat().flatMap((sentence) => figuresWithoutSource(sentence, answers));
    const note = strange.length === 0 ? '' : `\nFigures that stand in no answer: ${strange.join(', ')}.`;
    const why = draft.reason === '' ? '' : `, ${draft.reason}`;
    return `Text for ${placeWords(draft)}, version ${draft.version} by ${draft.by}, ${dayWords(draft.on)}${why}\n${sentenceLines(draft, nameOf).join('\n')}${note}`;
  });
  return [
    `${heading}\n${question.text}`,
    length,
    ...(paragraph.gap === null ? [] : [paragraph.gap]),
    sideBySide(drafting, one),
    ...(drafts.length === 0
      ? ['No text was written: the offices’ answers stand. treaty-desk draft propose makes a first one.']
      : drafts),
    ...outdated.map((late) => `Look again: ${outdatedWords(late, nameOf(late.office))}.`),
    ...(comments.length === 0 ? [] : [`Comments\n${comments.map(commentWords).join('\n')}`]),
  ].join('\n\n');
}

/** The answers part by part, one column for each office. */
function sideBySide({ nameOf, answers }: Drafting, { paragraph, question }: DraftingQuestion): string {
  const { parts } = paragraph;
  if (parts.length === 0) return 'No office has answered it.';
  const offices = [...new Set(parts.map(({ office }) => office))];
  const rows = question.parts.length === 0 ? [question.id] : question.parts.map((part) => part.id);
  const cells = rows
    .filter((row) => parts.some((part) => part.row === row))
    .flatMap((row) => {
      const columns = offices.map((office) => {
        const part = parts.find((one) => one.office === office && one.row === row);
        const on = answers.find((answer) => answer.office === office && answer.row === row)?.receivedOn;
        if (part === undefined) return [];
        return [...part.text.split('\n').flatMap((line) => wrapped(line.split(/\s+/u), COLUMN)), `(${dayWords(on)})`];
      });
      const height = Math.max(...columns.map((lines) => lines.length));
      return Array.from({ length: height }, (_, at) => [
        at === 0 ? row : '',
        ...columns.map((lines) => lines[at] ?? ''),
      ]);
    });
  return table(['Row', ...offices.map(nameOf)], cells);
}
