import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { letterOnPaper } from '../../../activities/letter-print.ts';
import { writeLetter } from '../../../adapters/mail/letters/write-letter.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as letterPrint } from '../../../client/cli/commands/letter-print.ts';
import { run as requestLog } from '../../../client/cli/commands/request-log.ts';
import { deskIdentity } from '../../../worker/activity-ports.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { deskInMemory, specimen, TODAY, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'ccpr-c-pak-q-99';

/** A running cycle whose request to moi no mail delivers. */
async function undelivered(): Promise<{ readonly desk: DeskInMemory; readonly context: CliContext }> {
  const desk = await deskInMemory(() => TODAY);
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, desk.context);
  desk.cycle().sendWaiting();
  desk.cycle().reply('moi', { class: 'bounce-hard', failedRungs: ['request'], routesLeft: { request: 0 } });
  await desk.record();
  const ports = { store: desk.store, desk: deskIdentity('nmrf.example') };
  const mail = async () => ({
    ...(await desk.context.mail()),
    print: (...of: Parameters<typeof letterOnPaper> extends [unknown, ...infer Rest] ? Rest : never) =>
      letterOnPaper(ports, ...of),
    write: writeLetter,
  });
  return { desk, context: { ...desk.context, mail } };
}

it.each(['docx', 'html'])(
  'writes the letter that no mail delivers as .%s, and says how its sending is recorded',
  async (form) => {
    const { context } = await undelivered();
    await using folder = await temporaryFolder();
    const out = join(folder.path, `letter.${form}`);
    const { json, text } = await letterPrint([ID, 'moi'], { out }, context);
    expect(json).toMatchObject({ file: out, office: 'moi', rung: 'request', to: { post: 'Focal point' } });
    expect(text).toContain(`treaty-desk request log cycle/ccpr/${ID} moi --channel dak --carried request`);
    expect(text).toContain('no postal address');
    expect((await readFile(out)).length).toBeGreaterThan(2_000);
  },
);

it('what was carried is logged, and the task is done', async () => {
  const { desk, context } = await undelivered();
  expect(desk.cycle().tasks()).toContain('telephone');
  const said = { said: 'sent by messenger', channel: 'dak' };
  await expect(requestLog([ID, 'moi'], { ...said, carried: true, nobody: true }, context)).rejects.toMatchObject({
    code: 'usage',
  });
  await requestLog([ID, 'moi'], { ...said, carried: true }, context);
  expect(desk.cycle().state.letters['moi/request']).toMatchObject({ status: 'sent' });
  expect(desk.cycle().tasks()).not.toContain('telephone');
});

it('says which form a file must have, and that a letter is not there', async () => {
  const { context } = await undelivered();
  await expect(letterPrint([ID, 'moi'], { out: 'letter.odt' }, context)).rejects.toMatchObject({
    code: 'usage',
    hint: 'a name that ends in .docx, .pdf or .html',
  });
  await expect(letterPrint([ID, 'moi', 'chair'], { out: 'l.docx' }, context)).rejects.toMatchObject({
    code: 'mail-unknown',
  });
});
