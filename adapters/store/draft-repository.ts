import { sql, type Selectable } from 'kysely';
import type { DraftStore } from '../../activities/draft-ports.ts';
import type { DraftComment, DraftVersion } from '../../domain/matrix/draft.ts';
import { commentUnknown, draftMoved, saysTheSame } from './draft-rules.ts';
import { asStored, storableJson, storableText } from './storable.ts';
import type { Database, InTransaction, Tables } from './tables.ts';

/** The State's text, the remarks on it and its weights, in PostgreSQL. */
export function draftRepository(db: Database): DraftStore {
  const at = (within: Database, cycleId: string, question: string, part: string | null) =>
    within
      .selectFrom('draft_version')
      .selectAll()
      .where('cycle_id', '=', storableText(cycleId))
      .where('question', '=', storableText(question))
      .where('part', '=', storableText(part ?? ''));

  return {
    async newest(cycleId) {
      const rows = await db
        .selectFrom('draft_version')
        .distinctOn(['question', 'part'])
        .selectAll()
        .where('cycle_id', '=', storableText(cycleId))
        .orderBy('question')
        .orderBy('part')
        .orderBy('version', 'desc')
        .execute();
      // By our own order, not by that of the database's language.
      const order = ({ question, part }: DraftVersion): string => `${question} ${part ?? ''}`;
      return rows.map(draftVersion).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    },

    async versions(cycleId, { question, part }) {
      const rows = await at(db, cycleId, question, part).orderBy('version').execute();
      return rows.map(draftVersion);
    },

    write: (cycleId, given, madeFrom) =>
      db.transaction().execute(async (trx) => {
        const draft = asStored(given);
        await alone(trx, `draft/${cycleId}/${draft.question}/${draft.part ?? ''}`);
        const row = await at(trx, cycleId, draft.question, draft.part)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        const newest = row === undefined ? undefined : draftVersion(row);
        if (newest !== undefined && saysTheSame(newest, draft)) return newest;
        if ((newest?.version ?? 0) !== madeFrom) throw draftMoved(newest, madeFrom, draft);
        const version = madeFrom + 1;
        await trx
          .insertInto('draft_version')
          .values({
            cycle_id: storableText(cycleId),
            question: draft.question,
            part: draft.part ?? '',
            version,
            paragraphs: storableJson(draft.paragraphs),
            written_by: draft.by,
            written_on: draft.on,
            reason: draft.reason,
            seen: draft.seen === undefined ? null : storableJson(draft.seen),
          })
          .execute();
        return { ...draft, version };
      }),

    comments: (cycleId) => commentsOf(db, cycleId),

    comment: (cycleId, given) =>
      db.transaction().execute(async (trx) => {
        const { question, part, sentence, text, by, on } = asStored(given);
        await alone(trx, `draft-comment/${cycleId}`);
        const known = await trx
          .selectFrom('draft_comment')
          .select('id')
          .where('cycle_id', '=', storableText(cycleId))
          .where(
            sql<boolean>`(question, part, sentence, comment, made_by, made_on)
            is not distinct from (${question}::text, ${part}::text, ${sentence}::text, ${text}::text, ${by}::text, ${on}::date)`,
          )
          .executeTakeFirst();
        const id = known?.id ?? (await nextComment(trx, cycleId));
        if (known === undefined) {
          const made = { made_by: by, made_on: on };
          await trx
            .insertInto('draft_comment')
            .values({ cycle_id: storableText(cycleId), id, question, part, sentence, comment: text, ...made })
            .execute();
        }
        return commentOf(trx, cycleId, id);
      }),

    resolve: (cycleId, id, by, on, note) =>
      db.transaction().execute(async (trx) => {
        await commentOf(trx, cycleId, id);
        await trx
          .insertInto('draft_comment_resolved')
          .values({
            cycle_id: storableText(cycleId),
            id,
            resolved_by: storableText(by),
            resolved_on: on,
            note: storableText(note),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return commentOf(trx, cycleId, id);
      }),

    async weights(cycleId) {
      const rows = await db
        .selectFrom('draft_weight')
        .distinctOn('question')
        .select(['question', 'weight'])
        .where('cycle_id', '=', storableText(cycleId))
        .orderBy('question')
        .orderBy('position', 'desc')
        .execute();
      return Object.fromEntries(rows.map(({ question, weight }) => [question, weight]));
    },

    async weigh(cycleId, question, weight, by, on) {
      const values = { cycle_id: storableText(cycleId), question: storableText(question), weight };
      await db
        .insertInto('draft_weight')
        .values({ ...values, set_by: storableText(by), set_on: on })
        .execute();
    },
  };
}

/** One writer at a time for what has this name, until the transaction ends. */
async function alone(trx: InTransaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${storableText(name)}, 0))`.execute(trx);
}

async function nextComment(trx: InTransaction, cycleId: string): Promise<number> {
  const row = await trx
    .selectFrom('draft_comment')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('cycle_id', '=', storableText(cycleId))
    .executeTakeFirst();
  return (row?.id ?? 0) + 1;
}

/** @throws DeskError `comment-unknown` */
async function commentOf(within: Database, cycleId: string, id: number): Promise<DraftComment> {
  const found = (await commentsOf(within, cycleId)).find((comment) => comment.id === id);
  if (found === undefined) throw commentUnknown(cycleId, id);
  return found;
}

async function commentsOf(within: Database, cycleId: string): Promise<readonly DraftComment[]> {
  const rows = await within
    .selectFrom('draft_comment as c')
    .leftJoin('draft_comment_resolved as r', (join) =>
      join.onRef('r.cycle_id', '=', 'c.cycle_id').onRef('r.id', '=', 'c.id'),
    )
    .select(['c.id', 'c.question', 'c.part', 'c.sentence', 'c.comment', 'c.made_by', 'c.made_on'])
    .select(['r.resolved_by', 'r.resolved_on', 'r.note'])
    .where('c.cycle_id', '=', storableText(cycleId))
    .orderBy('c.id')
    .execute();
  return rows.map(({ id, question, part, sentence, comment, made_by: by, made_on: on, ...end }) => ({
    id,
    question,
    part,
    sentence,
    text: comment,
    by,
    on,
    resolved:
      end.resolved_on === null ? null : { by: end.resolved_by ?? '', on: end.resolved_on, note: end.note ?? '' },
  }));
}

function draftVersion(row: Selectable<Tables['draft_version']>): DraftVersion {
  const { question, part, version, paragraphs, reason, seen } = row;
  return {
    question,
    part: part === '' ? null : part,
    version,
    paragraphs,
    by: row.written_by,
    on: row.written_on,
    reason,
    ...(seen === null ? {} : { seen }),
  };
}
