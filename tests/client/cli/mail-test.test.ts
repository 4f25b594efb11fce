import { expect, it } from 'vitest';
import type { CheckMailServer } from '../../../activities/mail-ports.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/mail-test.ts';

const asked: (string | null)[] = [];
const context = (ok: boolean | null): CliContext => {
  const checkMail: CheckMailServer = async (to) => {
    asked.push(to);
    return { server: 'mail.gov.pk:587', steps: [{ step: 'connection', ok, words: 'the mail server answers' }] };
  };
  return { checkMail } as unknown as CliContext;
};

it.each([
  [true, 0, 'yes  connection'],
  [null, 0, '-  connection'],
  [false, 1, 'NO  connection'],
])('mail test of a step that is %s ends with %i', async (ok, exitCode, line) => {
  const result = await run([], {}, context(ok));
  expect(result).toMatchObject({ exitCode, json: { server: 'mail.gov.pk:587', ok: ok !== false } });
  expect(result.text).toContain(`mail.gov.pk:587\n`);
  expect(result.text).toContain(line);
});

it('mail test sends a letter only where --to names an address', async () => {
  asked.length = 0;
  await run([], {}, context(true));
  await run([], { to: 'engineer@moi.gov.pk' }, context(true));
  expect(asked).toEqual([null, 'engineer@moi.gov.pk']);
});
