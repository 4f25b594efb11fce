import { describe, expect, it } from 'vitest';
import type { CliContext, RehearsalRequest } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/rehearse.ts';
import { specimen } from './desk-in-memory.ts';

const LIST = specimen('specimen-crc');

/** A stage on which rehearsals are asked for and not played. */
function stage(): { readonly context: CliContext; readonly asked: RehearsalRequest[] } {
  const asked: RehearsalRequest[] = [];
  const rehearse: CliContext['rehearse'] = async (request) => {
    asked.push(request);
    return { report: { totals: { duplicates: 0 } }, text: 'Day by day' };
  };
  return { asked, context: { rehearse } as Partial<CliContext> as CliContext };
}

describe('rehearse', () => {
  it('plays the list with what the command line gives, and hands the report back', async () => {
    const { context, asked } = stage();
    const options = { received: '2026-11-30', deadline: '2027-06-30', mechanism: 'crc', offices: 'o.json', seed: '7' };
    expect(await run([LIST], options, context)).toEqual({ json: { totals: { duplicates: 0 } }, text: 'Day by day' });
    expect(asked).toMatchObject([
      {
        file: { filename: 'specimen-crc.txt' },
        receivedOn: '2026-11-30',
        deadline: '2027-06-30',
        mechanism: 'crc',
        officesFile: 'o.json',
        seed: 7,
      },
    ]);
    expect(asked[0]?.file.bytes.length).toBeGreaterThan(1_000);
  });

  it('draws by seed 1 and leaves the rest to the list where nothing is given', async () => {
    const { context, asked } = stage();
    await run([LIST], {}, context);
    expect(asked).toMatchObject([{ seed: 1, receivedOn: undefined, deadline: undefined, mechanism: undefined }]);
  });

  it.each([
    ['a seed that is no number', LIST, { seed: 'first' }, 'usage'],
    ['a negative seed', LIST, { seed: '-1' }, 'usage'],
    ['a list that is not there', `${LIST}x`, {}, 'file-not-found'],
  ])('refuses %s, and plays nothing', async (_what, file, options, code) => {
    const { context, asked } = stage();
    await expect(run([file], options, context)).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });
});
