-- A million tickets: every list ends after one page of an index, and a search looks only where its viewer may.
create extension if not exists btree_gin;

-- The ticket's organisation once more, so that an index finds an organisation's notes by itself. It never changes.
alter table notes add column organization_id text;
update notes n set organization_id = t.organization_id from tickets t where t.number = n.ticket;
alter table notes alter column organization_id set not null;

-- number / 100000, id / 100000: an era. A search goes from the newest era back until it has enough, and asks an index for each, so that
-- a word that everybody uses is found in the newest and a rare one costs a look-up for each. Words and parts of subjects are in one index:
-- of two the planner takes the one that does not narrow.
drop index notes_search;
create index notes_search on notes using gin (organization_id, (id / 100000), search);
create index notes_newest on notes (organization_id, id desc);
drop index tickets_search;
drop index tickets_subject;
create index tickets_search on tickets using gin (organization_id, (number / 100000), search, subject gin_trgm_ops);

create index tickets_status on tickets (organization_id, status, number desc);
create index tickets_status_updated on tickets (organization_id, status, updated_at desc, number desc);
create index tickets_unfinished on tickets (organization_id, number desc)
  where status in ('open', 'waiting-for-customer', 'waiting-for-support');
create index tickets_unfinished_updated on tickets (organization_id, updated_at desc, number desc)
  where status in ('open', 'waiting-for-customer', 'waiting-for-support');

-- The desk, across organisations.
create index tickets_desk_unfinished on tickets (updated_at desc, number desc)
  where status in ('open', 'waiting-for-customer', 'waiting-for-support');
create index tickets_desk_to_do on tickets (updated_at desc, number desc) where status in ('open', 'waiting-for-support');
create index tickets_desk_status on tickets (status, updated_at desc, number desc);
create index tickets_assignee on tickets (assignee_id, updated_at desc, number desc) where assignee_id is not null;
