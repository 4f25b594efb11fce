/**
 * One despatch for all offices: a mail that never left can be taken apart, a mail's letter keeps its route, a reply
 * address can stand for the cycles of a digest, and so can a message that answers one.
 */
export const despatchOfAllOffices = `
alter table outbox_mail drop constraint outbox_mail_status_check;
alter table outbox_mail add constraint outbox_mail_status_check
  check (status in ('made', 'sending', 'sent', 'failed', 'superseded'));
create index outbox_mail_unfinished_scope on outbox_mail (scope, made) where status in ('made', 'sending');
create index outbox_letter_waiting_scope on outbox_letter (scope, position) where status = 'waiting';
create index outbox_letter_mailed on outbox_letter (scope) where status = 'mailed';

alter table outbox_mail_letter add column route integer not null default 1 check (route > 0);

alter table reply_address drop constraint reply_address_pkey;
alter table reply_address add primary key (token, cycle_id);

alter table inbound_mail add column also_cycles jsonb not null default '[]';
`;
