import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentOffices, OFFICES } from '../../../activities/reference.ts';
import { run as list } from '../../../client/cli/commands/office-list.ts';
import { run as set } from '../../../client/cli/commands/office-set.ts';
import type { Office } from '../../../domain/offices/office.ts';
import { deskInMemory, type DeskInMemory } from './desk-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'office-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

let desk: DeskInMemory;
beforeEach(async () => {
  desk = await deskInMemory();
});
const office = async (id: string): Promise<Office> =>
  (await currentOffices(desk.store)).find((one) => one.id === id) ?? Promise.reject(new Error(`no office ${id}`));
const version = async (): Promise<number | undefined> => (await desk.store.reference.load('offices', OFFICES))?.version;

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('office list', () => {
  it('names the seats of the Committee, and with --all every office', async () => {
    const { json, text } = await list([], {}, desk.context);
    const seats = json as readonly Office[];
    expect(seats).toHaveLength(21);
    expect(seats.filter(({ role }) => role === 'member')).toHaveLength(19);
    expect(text).toMatch(/^sindh-police\s+member\s.*test address$/mu);
    expect((await list([], { all: true }, desk.context)).json as readonly Office[]).toHaveLength(
      (await currentOffices(desk.store)).length,
    );
  });
});

describe('office set', () => {
  it('enters the addresses given and leaves the rest, as a new version of all offices', async () => {
    const before = await office('moi');
    const addresses = { focalPoint: 'so.hr@interior.gov.pk', head: 'secretary@interior.gov.pk' };
    const { json, text } = await set(['moi'], addresses, desk.context);
    const after = await office('moi');
    expect(json).toEqual({ office: after, version: 2 });
    expect(text).toContain('stored in version 2 of the offices');
    expect(after).toEqual({
      ...before,
      domain: 'interior.gov.pk',
      focalPoint: { ...before.focalPoint, email: 'so.hr@interior.gov.pk' },
      head: { ...before.head, email: 'secretary@interior.gov.pk' },
    });
  });

  it('enters an alternate and an accountable officer', async () => {
    await set(['moi'], { alternate: 'so2@moi.gov.pk', accountable: 'as@moi.gov.pk' }, desk.context);
    expect(await office('moi')).toMatchObject({
      alternates: [{ email: 'so2@moi.gov.pk' }],
      accountable: { email: 'as@moi.gov.pk' },
    });
  });

  it('sets the whole entry that office list printed, and adds an office with a new id', async () => {
    const moi = await office('moi');
    await set(['moi'], { file: file('moi.json', { ...moi, name: 'Ministry of Interior' }) }, desk.context);
    expect((await office('moi')).name).toBe('Ministry of Interior');

    const added = { ...moi, id: 'moi-passports', seat: null, role: null, parent: 'moi' };
    await set(['moi-passports'], { file: file('added.json', added) }, desk.context);
    expect(await office('moi-passports')).toMatchObject({ parent: 'moi' });
  });

  it('the same again makes no new version', async () => {
    await set(['moi'], { focalPoint: 'so@moi.gov.pk' }, desk.context);
    const again = await set(['moi'], { focalPoint: 'so@moi.gov.pk' }, desk.context);
    expect(again.json).toMatchObject({ version: 2 });
  });

  it.each([
    ['an office nobody knows', 'moon', { focalPoint: 'a@b.gov.pk' }, 'office-unknown'],
    ['nothing', 'moi', {}, 'usage'],
    ['two addresses', 'moi', { focalPoint: 'a@b.gov.pk, c@d.gov.pk' }, 'address-invalid'],
    ['an address with a line break', 'moi', { focalPoint: 'a@b.gov.pk\nBcc: x@y.gov.pk' }, 'address-invalid'],
    ['a file that is not there', 'moi', { file: join(folder, 'none.json') }, 'file-not-found'],
    ['a file that holds no office', 'moi', { file: file('empty.json', {}) }, 'data-invalid'],
    ['a file that is not JSON', 'moi', { file: file('text.json', 'moi') }, 'data-invalid'],
  ])('refuses %s, and stores nothing', async (_what, id, options, code) => {
    await expect(set([id], options, desk.context)).rejects.toMatchObject({ code });
    expect(await version()).toBe(1);
  });

  it.each([
    ['the id of another office', { id: 'mora' }, /the id is "mora"/u],
    ['a parent nobody knows', { parent: 'moon' }, /moon/u],
  ])('refuses an entry with %s, and stores nothing', async (_what, change, message) => {
    const entry = file('bad.json', { ...(await office('moi')), ...change });
    await expect(set(['moi'], { file: entry }, desk.context)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringMatching(message) as string,
    });
    expect(await version()).toBe(1);
  });
});
