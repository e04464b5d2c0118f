-- Files in pieces, so that neither storing nor reading one holds it as a whole, and what was cut off can be gone on with.
create table file_chunks (
  file_id     uuid not null references files on delete cascade,
  seq         int not null,
  content     bytea not null,
  primary key (file_id, seq)
);
alter table file_chunks alter column content set storage external;

-- size, type: once all of it is there; the type as the content shows it, never the name.
alter table files
  add column size bigint,
  add column type text,
  add column created_at timestamptz not null default now();
insert into file_chunks (file_id, seq, content)
  select f.id, piece, substring(f.content from piece * 1048576 + 1 for 1048576)
  from files f cross join lateral generate_series(0, (length(f.content) - 1) / 1048576) piece where length(f.content) > 0;
update files set size = length(content), type = case
  when substring(content from 1 for 8) = '\x89504e470d0a1a0a'::bytea then 'image/png'
  when substring(content from 1 for 3) = '\xffd8ff'::bytea then 'image/jpeg'
  when substring(content from 1 for 6) in ('\x474946383761'::bytea, '\x474946383961'::bytea) then 'image/gif'
  when substring(content from 1 for 4) = '\x52494646'::bytea and substring(content from 9 for 4) = '\x57454250'::bytea then 'image/webp'
  else 'application/octet-stream' end;
alter table files drop column content;
alter table files alter column created_at drop default;
alter table files add check ((size is null) = (type is null));
create index attachments_file on attachments (file_id);

-- Files on their way, which belong to nothing yet. organization_id is empty for the vendor's people.
create table uploads (
  id              uuid primary key,
  person_id       bigint not null references persons on delete cascade,
  organization_id text not null,
  file_id         uuid not null unique references files on delete cascade,
  name            text not null,
  length          bigint not null,
  received        bigint not null default 0,
  pieces          int not null default 0,
  created_at      timestamptz not null,
  check (received between 0 and length)
);
create index uploads_person on uploads (person_id, created_at);
create index uploads_created on uploads (created_at);

-- Whatever takes an attachment away takes its bytes with it.
create function file_of_attachment_gone() returns trigger language plpgsql as $$
begin
  delete from files f where f.id = old.file_id and not exists (select 1 from attachments a where a.file_id = f.id);
  return null;
end $$;
create trigger attachment_gone after delete on attachments for each row execute function file_of_attachment_gone();
