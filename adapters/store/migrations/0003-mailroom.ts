/**
 * The mailroom: how a message came in, whether its sender is proven, the requests an officer split it over, and what
 * officers decided about held messages.
 */
export const mailroom = `
alter table inbound_mail add column origin jsonb;
alter table inbound_mail add column proof jsonb;
alter table inbound_mail add column split jsonb;
create index inbound_mail_arrived on inbound_mail (arrived);

create table sender_decision (
  position bigint generated always as identity primary key,
  sender text not null,
  mail text not null references inbound_mail,
  decision text not null check (decision in ('filed', 'split', 'noise', 'back')),
  requests jsonb not null,
  decided_by text not null,
  decided_at text not null
);
create index sender_decision_sender on sender_decision (sender, position);
create index sender_decision_mail on sender_decision (mail, position);
create trigger append_only before update or delete or truncate on sender_decision
  execute function refuse_change();
`;
