import { beforeEach, describe, expect, it } from 'vitest';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as forecast } from '../../../client/cli/commands/cycle-forecast.ts';
import { run as list } from '../../../client/cli/commands/cycle-list.ts';
import { run as show } from '../../../client/cli/commands/cycle-show.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as whatIf } from '../../../client/cli/commands/cycle-what-if.ts';
import type { Forecast } from '../../../domain/forecast/forecast.ts';
import { LivedCycle, someFacts } from '../../builders/cycle.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const LAST = 'ccpr-c-pak-q-99';
const CRITICAL_ANSWER = '2027-01-14';

let today = TODAY;
let desk: DeskInMemory;
let context: CliContext;
beforeEach(async () => {
  today = TODAY;
  desk = await deskInMemory(() => today);
  context = desk.context;
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
});

const asked = (): string => Object.keys(desk.cycle().state.requests)[0]!;
const foretold = async () => (await forecast([LAST], {}, context)).json as Forecast & { answeringTimes: unknown[] };
const supposed = (options: CliOptions) => whatIf([LAST], options, context);

describe('cycle forecast', () => {
  it('says first whether we make it, then every path by slack with its last safe day and what its day rests on', async () => {
    const { json, text } = await forecast([LAST], {}, context);
    const { verdict, paths } = json as Forecast;
    expect(text).toMatch(/Will we make it\? YES, by \d+ working days\./u);
    expect(verdict.willMakeIt).toBe('yes');
    const slack = paths.filter(({ now }) => now).map(({ slackWorkingDays }) => slackWorkingDays);
    expect(slack.length).toBeGreaterThan(3);
    expect([...slack].sort((a, b) => a - b)).toEqual(slack);
    for (const { office, lastSafeDay } of paths) expect(text).toMatch(new RegExp(`${office} .*${lastSafeDay}`, 'u'));
    expect(text).toContain('E expected, S last safe day, D last day in time');
    expect(text).toContain('No office awaited now has three past answers');
  });

  it('once an office has answered three cycles its own past is told, with its band and the chance', async () => {
    const office = asked();
    for (const [at, day] of ['2026-12-08', '2026-12-15', '2027-01-25'].entries()) {
      const past = new LivedCycle(desk.cycle().terms, someFacts({ cycleId: `cycle/ccpr/past-${at}` }));
      past.assign({ [office]: ['q1.a'] });
      past.until(day);
      past.answer(office, ['q1.a']);
      const instrument = (await desk.store.instruments.load(desk.cycle().state.cycleId))!;
      await desk.store.instruments.save({ ...instrument, cycleId: past.state.cycleId });
      await desk.store.cycles.record(past.state.cycleId, past.events);
    }
    const found = await foretold();
    const path = found.paths.find((one) => one.office === office);
    expect(path).toMatchObject({ basis: 'own-times', expectedOn: '2026-12-15' });
    expect(found.submission?.chance).toBeGreaterThan(0);
    expect(found.answeringTimes).toEqual([{ office, answered: [6, 11, 39], unanswered: [] }]);
    const { text } = await forecast([LAST], {}, context);
    expect(text).toContain('Judged by past answers');
    expect(text).toMatch(/ \|=*-+E-+/u);
  });

  it('an ended cycle is refused, and a cycle nobody knows', async () => {
    await expect(forecast(['none'], {}, context)).rejects.toMatchObject({ code: 'cycle-unknown' });
  });
});

describe('cycle what-if', () => {
  it('shows before and after, and changes nothing', async () => {
    const before = await desk.store.cycles.state(desk.cycle().state.cycleId);
    const { json, text } = await supposed({ answers: [`${asked()}=${CRITICAL_ANSWER}`] });
    const { after } = json as { after: Forecast };
    expect(after.critical).toMatchObject({ office: asked(), expectedOn: CRITICAL_ANSWER });
    expect(text).toContain('Nothing is changed');
    expect(text).toMatch(new RegExp(`${asked()}, the answers +Tue 2026-12-29 +Thu ${CRITICAL_ANSWER}`, 'u'));
    expect(await desk.store.cycles.state(desk.cycle().state.cycleId)).toEqual(before);
  });

  it.each<[string, CliOptions, string]>([
    ['a four-day Eid', { holiday: ['2026-12-15..2026-12-18'] }, 'The plan would move'],
    ['a day of Punjab alone', { holiday: ['2026-12-15@punjab'] }, 'Nothing is changed'],
    ['clearance takes ten days', { step: ['clearance=10'] }, 'Nothing is changed'],
    ['a deadline four weeks later', { deadline: '2027-07-28' }, '2027-07-28'],
    ['two things at once', { step: ['committee=9'], never: ['moi'] }, 'without moi'],
  ])('takes %s', async (_what, options, words) => {
    expect((await supposed(options)).text).toContain(words);
  });

  it.each<[string, CliOptions, string, string]>([
    ['nothing', {}, 'refused', 'nothing is assumed'],
    ['an office nobody awaits', { answers: ['moon=2027-01-14'] }, 'refused', 'nothing is awaited from "moon" now'],
    ['an answer without a day', { answers: ['moi'] }, 'usage', 'does not say what of whom'],
    ['an office twice', { answers: ['moi=2027-01-14', 'moi=2027-01-15'] }, 'usage', 'moi is named twice'],
    ['a day that does not exist', { answers: ['moi=2027-02-30'] }, 'date-invalid', '"2027-02-30" is not a date'],
    ['a day that has passed', { answers: ['moi=2026-11-02'] }, 'refused', '2026-11-02 has passed'],
    ['an unknown step', { step: ['lunch=3'] }, 'refused', '"lunch" is no step'],
    ['a step of words', { step: ['clearance=ten'] }, 'usage', '"ten" is not a number'],
    ['a holiday of nobody', { holiday: ['2027-03-10@mars'] }, 'usage', 'mars'],
    ['a holiday with three ends', { holiday: ['2027-03-10..2027-03-11..2027-03-12'] }, 'usage', 'is no holiday'],
    ['a holiday backwards', { holiday: ['2027-03-12..2027-03-10'] }, 'refused', 'lies before the first'],
    ['a deadline that is no day', { deadline: 'summer' }, 'date-invalid', '"summer" is not a date'],
  ])('refuses %s and says what would be accepted', async (_what, options, code, message) => {
    await expect(supposed(options)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
      hint: expect.any(String) as string,
    });
  });
});

describe('the verdict elsewhere', () => {
  it('stands in one line of cycle show and in a column of cycle list', async () => {
    const shown = await show([LAST], {}, context);
    expect(shown.text).toMatch(
      /Will we make it\? YES, by \d+ working days; critical: [a-z-]+, last safe day \w{3} 20/u,
    );
    const { verdict, critical } = await foretold();
    const outlook = {
      ...verdict,
      critical: { office: critical!.office, matter: critical!.matter, lastSafeDay: critical!.lastSafeDay },
    };
    expect(shown.json).toMatchObject({ outlook });
    const listed = await list([], {}, context);
    expect(listed.json).toMatchObject([{ outlook }]);
    expect(listed.text).toContain(`yes ${verdict.by}`);
  });

  it('an ended cycle has none', async () => {
    const cycle = desk.cycle();
    cycle.consolidate('director');
    for (const office of ['mohr', 'mofa', 'molj'])
      cycle.tell({ type: 'clear', office, by: 'director', reference: null });
    cycle.tell({ type: 'hand-over', by: 'director' });
    cycle.tell({ type: 'submit', by: 'director', noteVerbale: 'No. 1' });
    cycle.tell({ type: 'acknowledge', by: 'director', reference: 'No. 2' });
    await desk.record();
    expect((await show([LAST], {}, context)).json).toMatchObject({ ended: true, outlook: null });
    expect((await list([], {}, context)).json).toMatchObject([{ outlook: null }]);
    await expect(forecast([LAST], {}, context)).rejects.toMatchObject({ code: 'refused' });
  });
});
