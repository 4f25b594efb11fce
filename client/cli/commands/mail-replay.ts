import type { ReplayMail } from '../../../activities/mail-ports.ts';
import type { InboundMail, Store } from '../../../activities/store-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CliContext, CliLine, RunCommand } from '../command.ts';
import { dayOf, dayWords } from '../dates.ts';
import { inOrder } from '../in-order.ts';
import { dateOption } from '../options.ts';
import { openedStore } from '../running.ts';

/** Messages taken from the store in one go, and after how many progress is told. */
const PAGE = 100;
const TELL_EVERY = 500;
const BYTES_AT_ONCE = 64 * 2 ** 20;

/**
 * `mail replay [--since DATE]`: reads all stored mail again with the present reader and rules and shows, message by
 * message, what would change: kind, class, rows, match. Changes nothing. With `--json` one document a line for each
 * message that would change, and a last one with the counts.
 *
 * @throws DeskError `date-invalid`
 */
export const run: RunCommand = async (_args, options, context) => {
  const since =
    options['since'] === undefined ? undefined : `${dateOption(options, 'since', '--since')}T00:00:00+05:00`;
  const store = await openedStore(context);
  const { replay, atOnce } = await context.mailReplay();
  return { json: null, text: '', lines: linesOf({ store, replay, atOnce, since, context }) };
};

async function* linesOf({
  store,
  replay,
  atOnce,
  since,
  context,
}: {
  readonly store: Store;
  readonly replay: ReplayMail;
  readonly atOnce: number;
  readonly since: string | undefined;
  readonly context: CliContext;
}): AsyncGenerator<CliLine, void, void> {
  let read = 0;
  let changed = 0;
  let failed = 0;
  const begin = async (mail: InboundMail) => ({
    weight: BYTES_AT_ONCE / atOnce,
    result: replay(mail).then(
      (changes) => ({ mail, changes, error: null }),
      (error: unknown) => ({ mail, changes: [], error }),
    ),
  });
  for await (const { mail, changes, error } of inOrder(storedMail(store, since), begin, {
    many: atOnce,
    weight: BYTES_AT_ONCE,
  })) {
    read += 1;
    const { key, receivedAt, reading, envelopeFrom } = mail;
    const about = { key, receivedAt, from: reading?.from ?? envelopeFrom, subject: reading?.subject ?? '' };
    if (error !== null) {
      failed += 1;
      const { code, message, hint } = stated(error);
      yield { json: { ...about, error: { code, message, hint } }, text: `${key}: ${message}`, failed: true };
    } else if (changes.length > 0) {
      changed += 1;
      const lines = changes.map(({ what, before, now }) => `  ${what}: ${before} → ${now}`);
      const head = `${key} of ${dayWords(dayOf(receivedAt))}, ${about.from}: ${about.subject}`;
      yield { json: { ...about, changes }, text: [head, ...lines].join('\n') };
    }
    if (read % TELL_EVERY === 0) context.progress(`${read} messages read, ${changed} would change`);
  }
  yield {
    json: { read, changed, failed },
    text: `${read} messages read again; ${changed} would change${failed === 0 ? '' : `, ${failed} could not be read`}. Nothing was changed.`,
  };
}

async function* storedMail(store: Store, since: string | undefined): AsyncGenerator<InboundMail, void, void> {
  for (let after: string | null | undefined; after !== null;) {
    const page = await store.inbound.page({
      ...(since === undefined ? {} : { since }),
      after: after ?? null,
      limit: PAGE,
    });
    yield* page.mails;
    after = page.next;
  }
}

function stated(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  throw error;
}
