import { Hono, type Context } from 'hono';
import { DeskError } from '../../contracts/errors.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import { escalationsAhead } from '../../domain/cycle/due-escalation.ts';
import type { RequestState } from '../../domain/cycle/state.ts';
import { CHANNELS, type Channel } from '../../domain/requests/channel.ts';
import { logContact, type ContactEntry } from '../log-contact.ts';
import { answerField, contactPage, statusField } from './contact-page.ts';
import type { CycleView } from './cycle-view.ts';
import { deskViews } from './desk-views.ts';
import { escalationPage } from './escalation-page.ts';
import { extensionPage, wishedDays } from './extension-page.ts';
import { paperName } from '../../domain/requests/file-names.ts';
import { fieldOf, neededField, type FormFields } from './forms.ts';
import { ownFormsOnly } from './own-forms.ts';
import type { PageParts } from './page-parts.ts';

const AT = '/cycles/:id/offices/:office';

/**
 * The decisions that are taken in one click. A GET shows what would follow, only a POST acts; a form that another site
 * sends is refused by its origin.
 */
export function decisionRoutes(parts: PageParts): Hono {
  const { store, desk, preview, print, writeLetter } = parts;
  const views = deskViews(parts);
  const app = new Hono();

  const placed = async (c: Context): Promise<{ view: CycleView; request: RequestState; at: string }> => {
    const id = c.req.param('id') ?? '';
    const office = c.req.param('office') ?? '';
    const view = await views.cycle(id);
    const request = view.state.requests[office];
    if (request === undefined)
      throw new DeskError(
        'office-unknown',
        `${office} is not asked in ${id}.`,
        'The page of the cycle lists the offices.',
      );
    return { view, request, at: `/cycles/${encodeURIComponent(id)}/offices/${encodeURIComponent(office)}` };
  };
  const back = (c: Context, { state }: CycleView) => c.redirect(`/cycles/${encodeURIComponent(state.cycleId)}`, 303);

  app.use(`${AT}/*`, ownFormsOnly());

  app.get(`${AT}/extension`, async (c) => {
    const { view, request, at } = await placed(c);
    const given = c.req.query('days');
    const days = given === undefined ? wishedDays(view, request) : wholeDays(given);
    return c.html(extensionPage(view, request, days, `${at}/extension`));
  });
  app.post(`${AT}/extension/grant`, async (c) => {
    const { view, request } = await placed(c);
    const fields = await c.req.parseBody();
    const workingDays = wholeDays(neededField(fields, 'days', 'The number of working days'));
    const by = neededField(fields, 'by', 'Who decides');
    const { office } = request;
    const once = `${office}/grant/${neededField(fields, 'seen', 'What the page showed')}`;
    await desk.ask(view.state.cycleId, { type: 'grant-days', office, workingDays, by }, once);
    return back(c, view);
  });
  app.post(`${AT}/extension/refuse`, async (c) => {
    const { view, request } = await placed(c);
    const fields = await c.req.parseBody();
    const reason = neededField(fields, 'reason', 'The reason');
    const by = neededField(fields, 'by', 'Who decides');
    await desk.ask(view.state.cycleId, { type: 'refuse-days', office: request.office, by, reason });
    return back(c, view);
  });

  app.get(`${AT}/escalation`, async (c) => {
    const { view, office, at } = await escalated(c);
    const ahead = escalationsAhead(view.state, view.terms, view.today).find((one) => one.office === office);
    if (ahead === undefined)
      throw new DeskError(
        'refused',
        `No letter above ${office} is about to leave.`,
        'It has left, was vetoed, or the office has answered.',
      );
    const letter = await preview(view.state, office, ahead.rung, view.today);
    return c.html(escalationPage(view, ahead, letter, `${at}/escalation`));
  });
  app.post(`${AT}/escalation/veto`, async (c) => {
    const { view, office } = await escalated(c);
    const fields = await c.req.parseBody();
    const rung = neededField(fields, 'rung', 'The letter');
    const reason = neededField(fields, 'reason', 'The reason');
    const by = neededField(fields, 'by', 'Who decides');
    await desk.ask(view.state.cycleId, { type: 'veto-rung', office, rung, by, reason });
    return back(c, view);
  });

  app.get(`${AT}/letters/:rung/print`, async (c) => {
    const { view, office } = await escalated(c);
    const letter = await print(view.state, office, c.req.param('rung'), view.today);
    if (c.req.query('form') !== 'docx') return c.html(new TextDecoder().decode(await writeLetter(letter.view, 'html')));
    const content = await writeLetter(letter.view, 'docx');
    const name = paperName(letter.cycleId, letter.office, letter.rung);
    return c.body(new Uint8Array(content), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${name}.docx"`,
    });
  });

  app.get(`${AT}/contact`, async (c) => {
    const { view, request, at } = await placed(c);
    return c.html(contactPage(view, request, `${at}/contact`));
  });
  app.post(`${AT}/contact`, async (c) => {
    const { view, request } = await placed(c);
    const entry = entryOf(await c.req.parseBody(), request, view.today);
    await logContact(store, desk, view.state, entry, view.today);
    return back(c, view);
  });
  return app;

  /** Clearers and the Mission are written about too, and have no request. */
  async function escalated(c: Context): Promise<{ view: CycleView; office: string; at: string }> {
    const id = c.req.param('id') ?? '';
    const office = c.req.param('office') ?? '';
    const at = `/cycles/${encodeURIComponent(id)}/offices/${encodeURIComponent(office)}`;
    return { view: await views.cycle(id), office, at };
  }
}

function wholeDays(given: string): number {
  if (/^[1-9]\d{0,2}$/u.test(given)) return Number(given);
  throw new DeskError(
    'usage',
    `“${given}” is not a number of working days.`,
    'A whole number from 1; nothing was done.',
  );
}

function entryOf(fields: FormFields, request: RequestState, today: string): ContactEntry {
  const channel = CHANNELS.find((one) => one === fieldOf(fields, 'channel'));
  if (channel === undefined || channel === 'e-mail')
    throw new DeskError('usage', 'The channel is missing.', 'Telephone, visit, dak or fax; nothing was done.');
  const carried = fieldOf(fields, 'heard') === 'carried';
  const said = carried ? 'nobody' : fieldOf(fields, 'heard');
  const heard = (['office', 'somebody', 'nobody'] as const).find((one) => one === said) ?? 'office';
  const day = (name: string): string | null => {
    const value = fieldOf(fields, name);
    if (value === '') return null;
    if (isLocalDate(value)) return value;
    throw new DeskError(
      'date-invalid',
      `“${value}” is not a date.`,
      'A day that exists, as YYYY-MM-DD; nothing was done.',
    );
  };
  const answers = Object.keys(request.rows).flatMap((row): ContactEntry['answers'] => {
    const text = fieldOf(fields, answerField(row));
    const closed = (['no-data', 'not-ours'] as const).find((one) => one === fieldOf(fields, statusField(row)));
    if (closed !== undefined) return [{ row, status: closed, text }];
    return text === '' ? [] : [{ row, status: 'answered', text }];
  });
  const clarification = fieldOf(fields, 'clarification');
  const wantsUntil = day('wantsUntil');
  if (heard !== 'office' && (answers.length > 0 || clarification !== '' || wantsUntil !== null)) {
    throw new DeskError(
      'usage',
      'An entry with answers, a question or a wish for time cannot say that nothing was answered.',
      'Go back and choose that the office said something; nothing was done.',
    );
  }
  return {
    office: request.office,
    channel: channel satisfies Exclude<Channel, 'e-mail'>,
    by: neededField(fields, 'by', 'Who logs it'),
    said: neededField(fields, 'said', 'What was said'),
    on: day('on') ?? today,
    heard,
    ...(carried ? { carried: '' } : {}),
    answers,
    clarification: clarification === '' ? null : clarification,
    wantsUntil,
  };
}
