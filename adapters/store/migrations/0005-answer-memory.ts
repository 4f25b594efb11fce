/**
 * The answer memory: every accepted answer with what was asked and what it tells, by world (real, or one rehearsal). A
 * view: it can be made again from the register, the answers and the lists at any time.
 */
export const answerMemory = `
create table answer_memory (
  cycle_id text not null,
  office text not null,
  row_id text not null,
  scope text not null,
  received_on date not null,
  remembered jsonb not null,
  primary key (cycle_id, office, row_id)
);
create index answer_memory_scope on answer_memory (scope, received_on);
`;
