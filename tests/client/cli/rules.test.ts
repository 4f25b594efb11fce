import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { diffDocuments } from '../../../client/cli/commands/document-diff.ts';
import { listDocuments } from '../../../client/cli/commands/document-list.ts';
import { setDocument } from '../../../client/cli/commands/document-set.ts';
import { showDocument } from '../../../client/cli/commands/document-show.ts';
import type { RuleKind } from '../../../client/cli/document-shelf.ts';
import { readSeeds } from '../../../adapters/store/seeds.ts';
import type { CyclePreview } from '../../../client/letters-preview.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { Ladder } from '../../../domain/reminders/ladder.ts';
import type { Procedure } from '../../../domain/procedures/procedure.ts';
import { seededReference, seedText } from '../../builders/reference.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';
const folder = mkdtempSync(join(tmpdir(), 'rules-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { ladders, procedures } = seededReference();
const ladder = ladders.find(({ id }) => id === 'default')!;
const ccpr = procedures.find(({ id }) => id === 'ccpr-list-of-issues')!;

/** A file of a document. */
function fileOf(document: object): string {
  const path = join(folder, 'document.json');
  writeFileSync(path, JSON.stringify(document));
  return path;
}

/** The shipped ladder with another day for one rung. */
function withOffset(id: string, offset: number): Ladder {
  return { ...ladder, rungs: ladder.rungs.map((rung) => (rung.id === id ? { ...rung, offset } : rung)) };
}

interface SetAnswer {
  readonly version: number;
  readonly changed: boolean;
  readonly changes: readonly { readonly place: string }[];
  readonly cycles: readonly CyclePreview[];
  readonly tomorrow?: string;
  readonly until?: string;
  readonly adopt?: readonly string[];
}

let today = TODAY;
let desk: DeskInMemory;
let context: CliContext;
beforeEach(async () => {
  today = TODAY;
  desk = await deskInMemory(() => today);
  context = desk.context;
});

const set = async (kind: RuleKind, document: object, options: CliOptions = {}) => {
  const { json, text } = await setDocument(kind, [fileOf(document)], options, context);
  return { json: json as SetAnswer, text };
};
const newest = async (kind: RuleKind, id: string) => (await desk.store.reference.load(kind, id))!;

/** A cycle whose letters have left, on the day after the requests. */
async function running(): Promise<void> {
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  desk.cycle().sendWaiting();
  await desk.record();
}

describe('ladders and procedures', () => {
  it('are listed with their newest versions, from the store', async () => {
    const { json, text } = await listDocuments('ladder', [], {}, context);
    expect(json).toMatchObject([
      { id: 'clearance', version: 1 },
      { id: 'default', version: 2, rungs: ladder.rungs.map(({ id }) => id) },
    ]);
    expect(text).toContain('28 procedures');
    const listed = (await listDocuments('procedure', [], {}, context)).json as { id: string; main: boolean }[];
    expect(listed).toHaveLength(28);
    expect(listed.filter(({ main }) => main)).toHaveLength(11);
  });

  it('are read from the seeds where nothing runs, with the versions the software keeps', async () => {
    const reference = () => readSeeds(join(import.meta.dirname, '../../../seeds'));
    const { store: _, ...rest } = context;
    const bare = { ...rest, reference };
    const away = async (): Promise<never> => {
      throw new DeskError('store-unavailable');
    };
    for (const nothing of [bare, { ...bare, store: away }]) {
      expect((await diffDocuments('ladder', ['default'], {}, nothing)).json).toMatchObject({ from: 1, to: 2 });
      expect((await showDocument('ladder', ['default'], { version: '1' }, nothing)).json).toEqual(
        JSON.parse(seedText('ladders/earlier/default-1.json')),
      );
      expect((await listDocuments('procedure', [], {}, nothing)).json).toHaveLength(28);
    }
  });

  it('are shown as a file would hold them: what is shown can be set and says nothing new', async () => {
    for (const [kind, id] of [
      ['ladder', 'default'],
      ['procedure', 'upr-national-report'],
    ] as const) {
      const { json } = await showDocument(kind, [id], {}, context);
      expect((await set(kind, json as object)).json).toMatchObject({ changed: false });
    }
  });

  it('say to a person what follows when: rungs, steps, rule and standing of the deadline', async () => {
    expect((await showDocument('ladder', ['default'], {}, context)).text).toMatch(/reminder-1 .*\+1 .*focal-point/);
    const { text } = await showDocument('procedure', ['special-procedures-communication'], {}, context);
    expect(text).toContain('60 calendar days after the day on which it was published (to-be-confirmed)');
    expect(text).toContain('Cleared by mofa, then molj; delivered by pm-geneva.');
    const themes = (await showDocument('procedure', ['cerd-list-of-themes'], {}, context)).text;
    expect(themes).toContain('No written answer is required: A/65/18 para. 85');
  });

  it('differ by named fields between two versions', async () => {
    const { json, text } = await diffDocuments('ladder', ['default'], { from: '1', to: '2' }, context);
    expect((json as SetAnswer).changes.map(({ place }) => place)).toContain('rungs.chair.vetoWorkingDays');
    expect(text).toMatch(/rungs\.chair\.vetoWorkingDays +added +2/);
    expect((await diffDocuments('ladder', ['clearance'], {}, context)).text).toContain('nothing differs');
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'a ladder nobody wrote',
      () => showDocument('ladder', ['steep'], {}, context),
      'ladder-unknown',
      'clearance, default',
    ],
    [
      'a procedure nobody wrote',
      () => diffDocuments('procedure', ['ilo'], {}, context),
      'procedure-unknown',
      'upr-responses',
    ],
    [
      'a version that is not there',
      () => showDocument('ladder', ['default'], { version: '7' }, context),
      'version-unknown',
      '1, 2',
    ],
    [
      'a version that is no number',
      () => diffDocuments('ladder', ['default'], { from: 'first' }, context),
      'version-unknown',
      '1, 2',
    ],
    ['a file that is not there', () => setDocument('ladder', ['/no/such.json'], {}, context), 'file-not-found', ''],
    [
      'what is no JSON',
      () => setDocument('ladder', [specimen('specimen-crc')], {}, context),
      'data-invalid',
      'one JSON',
    ],
  ])('of %s there is a clear word', async (_, ask, code, hint) => {
    await expect(ask()).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
  });
});

describe('a new version', () => {
  it('is stored with who entered it and when, and the next one after it', async () => {
    const { json, text } = await set('ladder', withOffset('reminder-2', 5), { by: 'Deputy Director' });
    expect(json).toMatchObject({ version: 3, changed: true, cycles: [] });
    expect(text).toContain('Cycles that start from now on use it.');
    expect(await newest('ladder', 'default')).toMatchObject({
      version: 3,
      document: { version: 3, entered: { by: 'Deputy Director', on: TODAY } },
    });
    expect((await set('ladder', withOffset('reminder-2', 6))).json.version).toBe(4);
  });

  it('is none where the document says what the newest says, whatever its number', async () => {
    const { json, text } = await set('ladder', { ...ladder, version: 9 });
    expect(json).toMatchObject({ version: 2, changed: false, changes: [] });
    expect(text).toContain('Nothing was changed.');
    expect((await newest('ladder', 'default')).version).toBe(2);
  });

  it('may be the first of a new document', async () => {
    expect((await set('ladder', { ...ladder, id: 'gentle' })).json).toMatchObject({ id: 'gentle', version: 1 });
    const visit = { ...ccpr, id: 'ccpr-inquiry', main: false, instruments: [], ladder: 'gentle' };
    expect((await set('procedure', visit)).json).toMatchObject({ version: 1 });
  });

  it('is for cycles that start from now on; a running one keeps its own, and the command to move it is named', async () => {
    await running();
    const { json, text } = await set('ladder', withOffset('reminder-2', 5));
    expect(json).toMatchObject({ version: 3, cycles: [{ cycleId: ID, holds: 2 }] });
    expect(json.adopt).toEqual(['treaty-desk cycle adopt ccpr-c-pak-q-99 --ladder 3']);
    expect(text).toContain(json.adopt![0]);
    const { versions } = (await desk.store.instruments.load(ID))!;
    expect([versions.ladder, versions.procedureId]).toEqual([2, 'ccpr-list-of-issues']);
    const crc = await start([specimen('specimen-crc')], { received: TODAY, deadline: '2027-06-30' }, context);
    const { cycleId } = crc.json as { readonly cycleId: string };
    expect((await desk.store.instruments.load(cycleId))?.versions).toMatchObject({ ladder: 3, clearanceLadder: 1 });
  });

  it.each<[string, RuleKind, object, string]>([
    ['a rung beyond every chase', 'ladder', withOffset('chair', 40), 'beyond the longest chase of the procedures'],
    ['rungs out of order', 'ladder', withOffset('reminder-1', 9), 'does not come after 9'],
    ['a veto below zero', 'ladder', { ...ladder, vetoWorkingDays: -1 }, 'vetoWorkingDays is -1'],
    ['a key nobody knows', 'ladder', { ...ladder, pace: 'brisk' }, 'unknown key "pace"'],
    ['a procedure without an end', 'procedure', { ...ccpr, steps: ccpr.steps.slice(0, 6) }, 'the procedure has no end'],
    ['an unknown ladder', 'procedure', { ...ccpr, ladder: 'steep' }, 'there is no ladder "steep"'],
    ['an unknown office', 'procedure', { ...ccpr, mission: 'pm-vienna' }, 'there is no office "pm-vienna"'],
    [
      'a second one for the same instrument',
      'procedure',
      { ...ccpr, id: 'ccpr-other', main: false },
      'both serve list-of-issues of ccpr',
    ],
    [
      'a rule without source',
      'procedure',
      { ...ccpr, deadline: { kind: 'after', years: 1, from: 'published', standing: 'confirmed' } },
      'deadline.source is missing',
    ],
    ['a rule nobody knows', 'procedure', { ...ccpr, deadline: { kind: 'by-and-by' } }, 'deadline.kind is "by-and-by"'],
    [
      'a chase too short for the ladder everybody uses',
      'ladder',
      { ...ladder, rungs: [...ladder.rungs, { ...ladder.rungs[5], id: 'press', offset: 15 }] },
      'beyond the longest chase',
    ],
  ])('with %s is refused, and nothing is stored', async (_, kind, document, message) => {
    for (const dryRun of [true, false]) {
      await expect(set(kind, document, { dryRun })).rejects.toMatchObject({
        code: 'data-invalid',
        message: expect.stringContaining(message),
        hint: expect.stringMatching(/./),
      });
    }
    const id = (document as { readonly id: string }).id;
    const held = await desk.store.reference.load(kind, id);
    expect(held?.version ?? 0).toBe({ default: 2, 'ccpr-list-of-issues': 1 }[id] ?? 0);
  });

  it('needs a running desk to be stored in', async () => {
    const { store: _, ...bare } = context;
    const file = fileOf(withOffset('reminder-2', 5));
    await expect(setDocument('ladder', [file], {}, bare)).rejects.toMatchObject({ code: 'engine-unavailable' });
    const { json, text } = await setDocument('ladder', [file], { dryRun: true }, bare);
    expect(json).toMatchObject({ version: 3, changed: true, cycles: [] });
    expect(text).toContain('Nothing runs');
  });
});

describe('a dry run', () => {
  const dry = (document: object, options: CliOptions = {}, kind: RuleKind = 'ladder') =>
    set(kind, document, { dryRun: true, ...options });

  it('stores nothing, and looks ten working days ahead', async () => {
    await running();
    const { json, text } = await dry(withOffset('reminder-2', 5));
    expect(json).toMatchObject({ version: 3, tomorrow: '2026-12-01', until: '2026-12-14' });
    expect(text).toMatch(/^A dry run: nothing is stored\./);
    expect((await newest('ladder', 'default')).version).toBe(2);
  });

  it('shows tomorrow’s letters by the version the cycle holds beside those by the new one', async () => {
    await running();
    desk.cycle().until('2026-12-22');
    await desk.record();
    today = '2026-12-22';
    const { json, text } = await dry(withOffset('courtesy', -2));
    const [cycle] = json.cycles;
    expect(cycle).toMatchObject({ cycleId: ID, holds: 2, refused: null, added: [], dropped: [] });
    const tomorrow = (letters: CyclePreview['present']) =>
      letters.filter(({ on, rung }) => on === json.tomorrow && rung === 'courtesy').length;
    expect([tomorrow(cycle!.present) > 0, tomorrow(cycle!.proposed)]).toEqual([true, 0]);
    expect(cycle!.moved.every(({ before, after }) => before.rung === 'courtesy' && after.on > before.on)).toBe(true);
    expect(cycle!.moved.length).toBe(tomorrow(cycle!.present));
    expect(text).toMatch(/moi +courtesy +Wed 2026-12-23 +Thu 2026-12-24 +moved/);
  });

  it('tells letters that are added, dropped and written to others', async () => {
    await running();
    const until = '2027-02-28';
    const gone = { ...ladder, rungs: ladder.rungs.filter(({ id }) => id !== 'chair') };
    const dropped = (await dry(gone, { until })).json.cycles[0]!.dropped;
    expect(new Set(dropped.map(({ rung }) => rung))).toEqual(new Set(['chair']));
    const extra = { ...ladder.rungs[2]!, id: 'reminder-3', title: 'Reminder-III', offset: 6 };
    const more = { ...ladder, rungs: [...ladder.rungs.slice(0, 3), extra, ...ladder.rungs.slice(3)] };
    const added = (await dry(more, { until })).json.cycles[0]!.added;
    expect(added.length).toBeGreaterThan(5);
    expect(new Set(added.map(({ rung }) => rung))).toEqual(new Set(['reminder-3']));
    const copied = {
      ...ladder,
      rungs: ladder.rungs.map((rung) => (rung.id === 'reminder-1' ? { ...rung, cc: ['accountable'] } : rung)),
    };
    const changed = (await dry(copied, { until })).json.cycles[0]!.changed;
    expect(new Set(changed.map(({ after }) => after.rung))).toEqual(new Set(['reminder-1']));
  });

  it('of a procedure lays the plan anew, as moving the cycle would', async () => {
    await running();
    const steps = ccpr.steps.map((step) => (step.id === 'chase' ? { ...step, wished: 8 } : step));
    const { cycles } = (await dry({ ...ccpr, steps }, { until: '2027-02-28' }, 'procedure')).json;
    const moved = cycles[0]!.moved.filter(({ after }) => after.rung === 'accountable');
    expect(moved.length).toBeGreaterThan(5);
    expect(moved.every(({ before, after }) => after.on < before.on)).toBe(true);
  });

  it('leaves out cycles that do not use the document', async () => {
    await running();
    const other: Procedure = { ...procedures.find(({ id }) => id === 'crc-list-of-issues')!, title: 'Another title' };
    expect((await dry(other, {}, 'procedure')).json.cycles).toEqual([]);
    expect((await dry({ ...ladder, id: 'gentle' })).json.cycles).toEqual([]);
  });

  it('tells a letter that moves past the last day looked at from one that is never sent', async () => {
    await running();
    const { moved, dropped } = (await dry(withOffset('courtesy', -1), { until: '2026-12-23' })).json.cycles[0]!;
    expect(new Set(moved.map(({ before, after }) => [before.rung, after.on > '2026-12-23'].join()))).toEqual(
      new Set(['courtesy,true']),
    );
    expect(dropped).toEqual([]);
  });

  it('leaves out a cycle that has ended', async () => {
    await running();
    const cycle = desk.cycle();
    cycle.consolidate('Director');
    for (const by of ['mohr', 'mofa', 'molj']) {
      cycle.tell({ type: 'clear', office: by, by: 'Director', reference: 'a letter' });
      cycle.look();
    }
    cycle.tell({ type: 'hand-over', by: 'Director' });
    cycle.tell({ type: 'submit', by: 'Director', noteVerbale: 'NV 1/2026' });
    expect(cycle.tell({ type: 'acknowledge', by: 'Director', reference: 'a letter' })).toBeNull();
    await desk.record();
    expect((await dry(withOffset('reminder-2', 5))).json.cycles).toEqual([]);
  });

  it('of a ladder for those who clear names it as that', async () => {
    await running();
    const clearance = ladders.find(({ id }) => id === 'clearance')!;
    const later = { ...clearance, rungs: clearance.rungs.map((rung) => ({ ...rung, offset: rung.offset + 1 })) };
    expect((await dry(later)).json.cycles).toMatchObject([{ uses: ['clearance-ladder'], holds: 1 }]);
    expect((await set('ladder', later)).json.adopt).toEqual([
      'treaty-desk cycle adopt ccpr-c-pak-q-99 --clearance-ladder 2',
    ]);
  });

  it('refuses a last day that is none', async () => {
    await expect(dry(withOffset('reminder-2', 5), { until: 'soon' })).rejects.toMatchObject({ code: 'date-invalid' });
  });
});
