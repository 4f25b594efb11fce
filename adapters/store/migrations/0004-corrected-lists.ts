/**
 * Corrected lists: the machine's own reading beside the one that a cycle was started with, and every list that took the
 * place of it since. The newest is in force; none is ever overwritten.
 */
export const correctedLists = `
alter table instrument add column as_read jsonb;
alter table instrument add column corrections jsonb;

create table instrument_version (
  cycle_id text not null,
  version integer not null check (version > 0),
  list text not null references content,
  made_on date not null,
  made_by text not null,
  reason text not null,
  primary key (cycle_id, version)
);
create trigger append_only before update or delete or truncate on instrument_version
  execute function refuse_change();
`;
