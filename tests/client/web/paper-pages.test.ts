import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { aDesk, aRunningCycle } from './a-desk.ts';

const path = (cycleId: string): string => `/cycles/${encodeURIComponent(cycleId)}/documents`;

test('the documents of a cycle are listed with their hashes, a draft as a draft', async () => {
  const desk = await aDesk();
  const { state } = await aRunningCycle(desk);
  const { status, text } = await desk.get(path(state.cycleId));
  expect(status).toBe(200);
  expect(text).toContain('A draft, as the answers stand');
  for (const title of ['Replies of the State', 'Note verbale', 'Brief for the Standing Committee', 'Evidence pack']) {
    expect(text).toContain(title);
  }
  expect((await desk.get(`/cycles/${encodeURIComponent(state.cycleId)}`)).text).toContain(path(state.cycleId));
});

test('each is taken away under its own name, and is the one whose hash was listed', async () => {
  const desk = await aDesk();
  const { state } = await aRunningCycle(desk);
  const listed = (await desk.get(path(state.cycleId))).text;
  for (const paper of ['replies', 'statistics', 'note-verbale', 'evidence', 'evidence-data']) {
    const got = await desk.app.request(`${path(state.cycleId)}/${paper}`);
    expect(got.status, paper).toBe(200);
    expect(got.headers.get('content-disposition'), paper).toMatch(
      /^attachment; filename="[A-Z0-9-]+-[a-z-]+\.(?:docx|xlsx|json)"$/u,
    );
    const hash = createHash('sha256')
      .update(Buffer.from(await got.arrayBuffer()))
      .digest('hex');
    expect(listed, paper).toContain(hash.slice(0, 16));
  }
});

test('a document that there is not, and a cycle that there is not, are said so', async () => {
  const desk = await aDesk();
  const { state } = await aRunningCycle(desk);
  expect((await desk.get(`${path(state.cycleId)}/poster`)).status).toBe(404);
  expect((await desk.get(path('cycle/crc/none'))).status).toBe(404);
  expect(desk.errors).toEqual([]);
});
