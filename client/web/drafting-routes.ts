import { Hono, type Context } from 'hono';
import { answerChecks } from '../../activities/answer-checks.ts';
import { answeredBefore } from '../../activities/earlier-answers.ts';
import { gapListOf } from '../../activities/gap-paper.ts';
import { currentGaps } from '../../activities/matrix.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { countWords } from '../../domain/matrix/count-words.ts';
import { draftText } from '../../domain/matrix/draft.ts';
import { gapsName } from '../../domain/requests/file-names.ts';
import { questionOf } from '../../domain/requests/row.ts';
import {
  answerOf,
  draftingOf,
  draftingQuestion,
  draftPlace,
  openComments,
  proposeDrafts,
  remark,
  writeDraft,
  type Drafting,
  type DraftingQuestion,
} from '../drafting.ts';
import { draftingPage } from './drafting-page.ts';
import { draftingQuestionPage, type Unsaved } from './drafting-question-page.ts';
import { deskViews } from './desk-views.ts';
import { fieldOf, neededField, type FormFields } from './forms.ts';
import { ownFormsOnly } from './own-forms.ts';
import type { PageParts } from './page-parts.ts';

const ALL = '/cycles/:id/consolidation';
const ONE = `${ALL}/:question`;
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** More than this gives one paragraph everything. */
const HEAVIEST = 100;

/** The text of a cycle in the making, on the cycle's own day. */
interface Placed {
  readonly drafting: Drafting;
  readonly state: CycleState;
  readonly today: string;
  /** Path of the page of all questions. */
  readonly all: string;
}

/**
 * The pages on which the State's text is drafted. A GET shows, only a POST writes; what two officers write at once is
 * kept apart, and the second is shown what the first has changed.
 */
export function draftingRoutes(parts: PageParts): Hono {
  const { store, desk, writeGapList } = parts;
  const views = deskViews(parts);
  const app = new Hono();
  const path = (id: string): string => `/cycles/${encodeURIComponent(id)}/consolidation`;
  const placed = async (c: Context): Promise<Placed> => {
    const { state, today } = await views.cycle(c.req.param('id') ?? '');
    return { drafting: await draftingOf(store, state), state, today, all: path(state.cycleId) };
  };
  const question = (c: Context, drafting: Drafting): DraftingQuestion =>
    draftingQuestion(drafting, c.req.param('question') ?? '');
  const show = async (c: Context, { drafting, today }: Placed, one: DraftingQuestion, unsaved: Unsaved | null) => {
    const { cycleId } = drafting.state;
    const places = [null, ...one.question.parts.map(({ id }) => id)];
    const versions = await Promise.all(
      places.map((part) => store.drafts.versions(cycleId, { question: one.question.id, part })),
    );
    const mails = new Set((await store.inbound.ofCycle(cycleId)).map(({ key }) => key));
    const all = path(cycleId);
    const at = `${all}/${one.question.id}`;
    const whole = c.req.query('whole') !== undefined;
    const checked = await answerChecks(store, drafting.state, null, today);
    const checks = checked.filter(({ row }) => questionOf(row) === one.question.id);
    const earlier = await answeredBefore(store, cycleId, one.question.id, today);
    const view = { drafting, one, versions: versions.flat(), mails, checks, earlier, unsaved, whole, at, all };
    return c.html(draftingQuestionPage(view), unsaved?.refused == null ? 200 : 409);
  };

  app.use(`${ALL}/*`, ownFormsOnly());

  app.get(ALL, async (c) => {
    const { drafting, state, today, all } = await placed(c);
    const gaps = await currentGaps(store, state.cycleId, drafting.consolidation, today);
    return c.html(draftingPage(drafting, gaps, all));
  });
  app.get(`${ALL}/gaps.docx`, async (c) => {
    const { state, today } = await placed(c);
    const content = await writeGapList(await gapListOf(store, state, today));
    return c.body(new Uint8Array(content), 200, {
      'content-type': DOCUMENT,
      'content-disposition': `attachment; filename="${gapsName(state.cycleId)}"`,
    });
  });
  app.post(`${ALL}/propose`, async (c) => {
    const { state, today, all } = await placed(c);
    await proposeDrafts(store, running(state), null, byOf(await c.req.parseBody()), today);
    return c.redirect(all, 303);
  });
  app.post(`${ALL}/consolidate`, async (c) => {
    const { drafting, state } = await placed(c);
    const fields = await c.req.parseBody();
    if (openComments(drafting).length > 0 && fieldOf(fields, 'anyway') !== 'yes')
      throw new DeskError(
        'refused',
        'Comments on the text are open.',
        'Read them, and say that you go on all the same.',
      );
    await desk.ask(state.cycleId, { type: 'consolidate', by: byOf(fields) });
    return c.redirect(`/cycles/${encodeURIComponent(state.cycleId)}`, 303);
  });
  app.post(`${ALL}/comment`, async (c) => {
    const { state, today, all } = await placed(c);
    const fields = await c.req.parseBody();
    const text = neededField(fields, 'text', 'The comment');
    const whole = { question: null, part: null, sentence: null };
    await remark(store, running(state), { ...whole, text, by: byOf(fields), on: today });
    return c.redirect(all, 303);
  });
  app.post(`${ALL}/resolve`, async (c) => {
    const { state, today, all } = await placed(c);
    await resolved(state, await c.req.parseBody(), today);
    return c.redirect(all, 303);
  });

  app.get(ONE, async (c) => {
    const at = await placed(c);
    return show(c, at, question(c, at.drafting), null);
  });
  app.post(`${ONE}/propose`, async (c) => {
    const { drafting, state, today, all } = await placed(c);
    const { id } = question(c, drafting).question;
    await proposeDrafts(store, running(state), id, byOf(await c.req.parseBody()), today);
    return c.redirect(`${all}/${id}`, 303);
  });
  app.post(`${ONE}/look`, async (c) => {
    const at = await placed(c);
    const one = question(c, at.drafting);
    return show(c, at, one, entryOf(one, await c.req.parseBody()));
  });
  app.post(`${ONE}/write`, async (c) => {
    const at = await placed(c);
    const { drafting, state, today, all } = at;
    const one = question(c, drafting);
    const entry = entryOf(one, await c.req.parseBody());
    try {
      await writeDraft(store, running(state), { ...entry, on: today });
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'draft-moved') throw error;
      const versions = await store.drafts.versions(state.cycleId, entry);
      const base = versions.find(({ version }) => version === entry.from);
      const newest = versions.at(-1);
      if (newest === undefined) throw error;
      const refused = { message: error.message, base: base === undefined ? '' : draftText(base), newest };
      return show(c, at, one, { ...entry, refused });
    }
    return c.redirect(`${all}/${one.question.id}#${entry.part ?? one.question.id}`, 303);
  });
  app.post(`${ONE}/comment`, async (c) => {
    const { drafting, state, today, all } = await placed(c);
    const fields = await c.req.parseBody();
    const one = question(c, drafting);
    const sentence = fieldOf(fields, 'sentence');
    const about = one.newest.find(({ paragraphs }) => paragraphs.flat().some(({ text }) => text === sentence));
    await remark(store, running(state), {
      question: one.question.id,
      part: about?.part ?? null,
      sentence: sentence === '' ? null : sentence,
      text: neededField(fields, 'text', 'The comment'),
      by: byOf(fields),
      on: today,
    });
    return c.redirect(`${all}/${one.question.id}`, 303);
  });
  app.post(`${ONE}/resolve`, async (c) => {
    const { drafting, state, today, all } = await placed(c);
    await resolved(state, await c.req.parseBody(), today);
    return c.redirect(`${all}/${question(c, drafting).question.id}`, 303);
  });
  app.post(`${ONE}/weigh`, async (c) => {
    const { drafting, state, today, all } = await placed(c);
    const fields = await c.req.parseBody();
    const { id } = question(c, drafting).question;
    const weight = neededField(fields, 'weight', 'The weight');
    if (!/^\d{1,3}(?:\.\d{1,3})?$/u.test(weight) || Number(weight) > HEAVIEST)
      throw new DeskError('usage', `“${weight}” is no weight.`, `A number from 0 to ${HEAVIEST}; nothing was done.`);
    await store.drafts.weigh(running(state).cycleId, id, Number(weight), byOf(fields), today);
    return c.redirect(`${all}/${id}`, 303);
  });
  app.post(`${ONE}/shorten`, async (c) => {
    const { drafting, state, all } = await placed(c);
    const fields = await c.req.parseBody();
    const office = neededField(fields, 'office', 'The office');
    const row = neededField(fields, 'row', 'The row');
    const most = Number(neededField(fields, 'to', 'The number of words'));
    const words = countWords(answerOf(drafting, office, row).text);
    await desk.ask(state.cycleId, { type: 'ask-shorter', office, row, words, most, by: byOf(fields) });
    return c.redirect(`${all}/${question(c, drafting).question.id}`, 303);
  });
  return app;

  async function resolved(state: CycleState, fields: FormFields, today: string): Promise<void> {
    const id = Number(neededField(fields, 'comment', 'The comment'));
    await store.drafts.resolve(running(state).cycleId, id, byOf(fields), today, fieldOf(fields, 'note'));
  }
}

const byOf = (fields: FormFields): string => neededField(fields, 'by', 'Who writes');

/** @throws DeskError `refused` for a cycle that has ended: its text is what was submitted */
function running(state: CycleState): CycleState {
  if (state.reached.acknowledged === undefined) return state;
  throw new DeskError('refused', `${state.cycleId} has ended.`, 'Its text is the one that was submitted.');
}

function entryOf(one: DraftingQuestion, fields: FormFields): Unsaved {
  const part = fieldOf(fields, 'part');
  const from = fieldOf(fields, 'from');
  return {
    ...draftPlace(one, part === '' ? null : part),
    text: fieldOf(fields, 'text'),
    from: /^\d{1,6}$/u.test(from) ? Number(from) : 0,
    by: byOf(fields),
    reason: fieldOf(fields, 'reason'),
    refused: null,
  };
}
