-- A Message-ID is the sender's to choose, so it alone says neither that a mail is known nor where it belongs.
-- fingerprint: what the mail says, whatever way it came; source_hash: its bytes, to skip a file without opening it.
alter table mails add column fingerprint text, add column source_hash text;
create index mails_source on mails (organization_id, source_hash);

-- One row for each ticket, sender and id; owner: the mail has the id itself, else it only mentions it.
alter table mail_threads drop constraint mail_threads_pkey;
alter table mail_threads add column sender text not null default '', add column owner boolean not null default false;
update mail_threads t set owner = true, sender = lower(substring(m.sender from '([^<>\s]+)>?$'))
  from mails m
  where m.organization_id = t.organization_id and m.message_id = t.message_id and m.ticket = t.ticket;
alter table mail_threads alter column sender drop default, alter column owner drop default;
alter table mail_threads add primary key (organization_id, message_id, ticket, sender, owner);
