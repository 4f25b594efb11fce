import type { RegisterVerdict } from '../../../activities/store-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';

/**
 * `audit verify`: reads the whole register and checks every link of its chain. Exit 1 when it does not agree with
 * itself, naming the first bad row.
 *
 * @throws DeskError `store-unavailable` when no database answers
 */
export const run: RunCommand = async (_args, _options, context) => {
  if (context.store === undefined) {
    throw new DeskError('store-unavailable', 'There is no register to check: no database is known.', 'Start the desk.');
  }
  const store = await context.store();
  try {
    const verdict = await store.register.verify();
    const ok = verdict.firstBad === null;
    return { json: { ok, ...verdict }, text: inWords(verdict), exitCode: ok ? 0 : 1 };
  } finally {
    await store.close();
  }
};

function inWords({ events, head, firstBad }: RegisterVerdict): string {
  if (firstBad !== null) {
    const { position, id, why } = firstBad;
    return [
      `The register does not agree with itself. First bad row: ${position}${id === '' ? '' : ` (${id})`}, ${why}.`,
      `The rows before it are sound. ${events} rows were found in all.`,
    ].join('\n');
  }
  if (head === null) return 'The register is empty.';
  return [
    `The register agrees with itself: ${events} ${events === 1 ? 'event' : 'events'}, every one in its place.`,
    `Head of the chain: ${head}`,
    'Whoever kept an earlier head can see that nothing before it was written anew.',
  ].join('\n');
}
