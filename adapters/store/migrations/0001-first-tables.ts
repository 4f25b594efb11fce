/**
 * The first tables. Dates of the business are `date`; instants of the business stay the text they were given as
 * (ISO 8601 with offset), so that what is read back is what was recorded.
 */
export const firstTables = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create table content (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  content_type text not null,
  bytes bytea not null
);

create table reference_document (
  kind text not null,
  id text not null,
  version integer not null check (version > 0),
  document jsonb not null,
  primary key (kind, id, version)
);

create table instrument (
  cycle_id text primary key,
  filename text not null,
  raw text not null references content,
  text text not null references content,
  reading jsonb not null,
  versions jsonb not null,
  word_limit jsonb
);

create table register_event (
  position bigint primary key check (position > 0),
  cycle_id text not null,
  seq integer not null check (seq > 0),
  happened_on date not null,
  happened_at text not null,
  event jsonb not null,
  previous text not null,
  hash text not null,
  unique (cycle_id, seq)
);

-- One row: where the chain ends. Whoever appends locks it first, so there is one writer at a time and no fork.
create table register_head (
  single boolean primary key default true check (single),
  position bigint not null,
  hash text not null
);
insert into register_head (position, hash) values (0, repeat('0', 64));

create table cycle_view (
  cycle_id text primary key,
  mechanism text not null,
  stage text not null,
  deadline date not null,
  rehearsal boolean not null,
  seq integer not null,
  state jsonb not null
);
create index cycle_view_listed on cycle_view (rehearsal, deadline, cycle_id);

-- One row: by which version of the fold the views were made; an older one has them made again.
create table view_version (
  single boolean primary key default true check (single),
  version integer not null
);
insert into view_version (version) values (0);

create table outbox_letter (
  id text primary key,
  cycle_id text not null,
  scope text not null,
  office text not null,
  rung text not null,
  decision jsonb not null,
  written_on date not null,
  written_at text not null,
  position bigint not null,
  route integer not null check (route > 0),
  status text not null check (status in ('waiting', 'mailed', 'sent', 'failed', 'withdrawn')),
  reason text
);
create index outbox_letter_waiting on outbox_letter (office, scope, position) where status = 'waiting';
create index outbox_letter_cycle on outbox_letter (cycle_id, status);

create table outbox_mail (
  mail_id text primary key,
  office text not null,
  scope text not null,
  message_id text not null unique,
  raw text not null references content,
  recipients jsonb not null,
  copies jsonb not null,
  envelope_from text not null,
  subject text not null,
  dated_at text not null,
  status text not null check (status in ('made', 'sending', 'sent', 'failed')),
  made bigint generated always as identity
);
create index outbox_mail_unfinished on outbox_mail (office, scope, made) where status in ('made', 'sending');

create table outbox_mail_letter (
  mail_id text not null references outbox_mail,
  ordinal integer not null,
  letter_id text not null references outbox_letter,
  primary key (mail_id, ordinal)
);
create index outbox_mail_letter_letter on outbox_mail_letter (letter_id);

create table outbox_attempt (
  mail_id text not null references outbox_mail,
  number integer not null,
  outcome text check (outcome in ('accepted', 'refused', 'deferred', 'uncertain')),
  response text,
  primary key (mail_id, number)
);

create table inbound_mail (
  key text primary key,
  raw text not null references content,
  envelope_from text not null,
  envelope_to jsonb not null,
  received_at text not null,
  status text not null check (status in ('stored', 'applied', 'held', 'ignored')),
  reading jsonb,
  cycle_id text,
  office text,
  reason text,
  arrived bigint generated always as identity
);
create index inbound_mail_status on inbound_mail (status, arrived);
create index inbound_mail_cycle on inbound_mail (cycle_id, arrived);

create table reply_address (
  token text primary key,
  cycle_id text not null,
  office text not null
);

create table answer (
  cycle_id text not null,
  office text not null,
  mail text not null,
  ordinal integer not null,
  row_id text not null,
  status text not null,
  answer text not null,
  received_on date not null,
  arrived bigint generated always as identity,
  primary key (cycle_id, office, mail, ordinal)
);
create index answer_current on answer (cycle_id, office, row_id, received_on desc, arrived desc);

create trigger append_only before update or delete or truncate on content execute function refuse_change();
create trigger append_only before update or delete or truncate on reference_document execute function refuse_change();
create trigger append_only before update or delete or truncate on instrument execute function refuse_change();
create trigger append_only before update or delete or truncate on register_event execute function refuse_change();
create trigger append_only before update or delete or truncate on answer execute function refuse_change();
`;
