-- Requests of people nobody knows yet (R24): kept until the address they gave is verified, for a day at most, and read by nobody before.
-- Once one is a ticket only that it was confirmed is kept, so that its link can say so.
create table submissions (
  id          uuid primary key,
  form        uuid not null unique,
  state       text not null default 'waiting' check (state in ('waiting', 'confirmed')),
  name        text,
  email       text,
  subject     text,
  description text,
  language    text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  -- When the mail that asks for the confirmation is sent next; empty once it went out, or never will.
  mail_at     timestamptz,
  attempts    integer not null default 0,
  check ((state = 'waiting') = (email is not null))
);
create index submissions_mail on submissions (mail_at) where mail_at is not null;
create index submissions_email on submissions (email) where state = 'waiting';
create index submissions_end on submissions (expires_at);

-- What a visitor typed before signing in (R21), for the browser that knows the key, for an hour. person_id: who signed in there.
create table request_drafts (
  key_hash    bytea primary key,
  subject     text not null,
  description text not null,
  person_id   bigint references persons on delete cascade,
  expires_at  timestamptz not null
);
create index request_drafts_person on request_drafts (person_id) where person_id is not null;
create index request_drafts_end on request_drafts (expires_at);
