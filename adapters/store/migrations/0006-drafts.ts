/** The State's text: its versions, the remarks on it and the weights of its paragraphs. */
export const drafts = `
create table draft_version (
  cycle_id text not null,
  question text not null,
  -- The row id of the part; empty for the question as a whole.
  part text not null,
  version integer not null check (version > 0),
  paragraphs jsonb not null,
  written_by text not null,
  written_on date not null,
  reason text not null,
  seen jsonb,
  primary key (cycle_id, question, part, version)
);

create table draft_comment (
  cycle_id text not null,
  id integer not null check (id > 0),
  question text,
  part text,
  sentence text,
  comment text not null,
  made_by text not null,
  made_on date not null,
  primary key (cycle_id, id)
);

create table draft_comment_resolved (
  cycle_id text not null,
  id integer not null,
  resolved_by text not null,
  resolved_on date not null,
  note text not null,
  primary key (cycle_id, id),
  foreign key (cycle_id, id) references draft_comment
);

create table draft_weight (
  position bigint generated always as identity primary key,
  cycle_id text not null,
  question text not null,
  weight double precision not null check (weight >= 0),
  set_by text not null,
  set_on date not null
);
create index draft_weight_cycle on draft_weight (cycle_id, question, position desc);

create trigger append_only before update or delete or truncate on draft_version execute function refuse_change();
create trigger append_only before update or delete or truncate on draft_comment execute function refuse_change();
create trigger append_only before update or delete or truncate on draft_comment_resolved execute function refuse_change();
create trigger append_only before update or delete or truncate on draft_weight execute function refuse_change();
`;
