import { firstTables } from './0001-first-tables.ts';
import { despatchOfAllOffices } from './0002-despatch.ts';
import { mailroom } from './0003-mailroom.ts';
import { correctedLists } from './0004-corrected-lists.ts';
import { answerMemory } from './0005-answer-memory.ts';
import { drafts } from './0006-drafts.ts';

/** Every change of the tables, in order; the first is number 1. Only ever added to: an applied one is never changed. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: firstTables },
  { name: '0002-despatch', sql: despatchOfAllOffices },
  { name: '0003-mailroom', sql: mailroom },
  { name: '0004-corrected-lists', sql: correctedLists },
  { name: '0005-answer-memory', sql: answerMemory },
  { name: '0006-drafts', sql: drafts },
];
