import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../../client/cli/treaty-desk.mjs');
const PLAN = ['plan', '--received', '2026-11-30', '--deadline', '2027-06-30', '--json'];

const folder = mkdtempSync(join(tmpdir(), 'places-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program itself with these variables and no others of ours. */
function treatyDesk(args: readonly string[], set: Readonly<Record<string, string>>) {
  const env = { PATH: process.env['PATH'], HOME: folder, TREATY_DESK_DATA: join(folder, 'data'), ...set };
  return new Promise<{ code: number; document: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), document: JSON.parse(stdout), stderr }),
    );
  });
}

describe('treaty-desk, by its settings', () => {
  it('names a setting that cannot be used', async () => {
    const { code, document } = await treatyDesk(['cycle', 'list', '--json'], { TEMPORAL_ADDRESS: 'nowhere' });
    expect(code).toBe(1);
    expect(document).toMatchObject({
      error: { code: 'data-invalid', message: expect.stringMatching(/^TEMPORAL_ADDRESS: “nowhere”/u) as string },
    });
  });

  it('plans from the seeds where the database named does not answer; a list of cycles says that it does not', async () => {
    const gone = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const plan = await treatyDesk(PLAN, gone);
    expect(plan).toMatchObject({ code: 0, stderr: '', document: { feasible: true } });
    const list = await treatyDesk(['cycle', 'list', '--json'], gone);
    expect(list).toMatchObject({ code: 1, stderr: '', document: { error: { code: 'store-unavailable' } } });
  });
});
