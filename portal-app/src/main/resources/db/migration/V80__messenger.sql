-- Where a ticket was written and what was asked for there; null where nothing was.
alter table tickets
  add column source text,
  add column kind text,
  add column area text;

-- Until when somebody has read a conversation in the messenger.
create table messenger_seen (
  person_id bigint not null references persons on delete cascade,
  ticket    bigint not null references tickets on delete cascade,
  seen_at   timestamptz not null,
  primary key (person_id, ticket)
);
create index messenger_seen_ticket on messenger_seen (ticket);

-- What somebody has begun to write, by browser; conversation is 0 for a new one.
create table messenger_drafts (
  person_id       bigint not null references persons on delete cascade,
  organization_id text not null,
  browser         uuid not null,
  conversation    bigint not null,
  text            text not null,
  kind            text not null default '',
  area            text not null default '',
  urgency         text not null default '',
  written_at      timestamptz not null,
  primary key (person_id, organization_id, browser, conversation)
);

-- How often somebody did something since when. Worth nothing after a crash.
create unlogged table messenger_pace (
  person_id bigint not null references persons on delete cascade,
  deed      text not null,
  since     timestamptz not null,
  times     int not null,
  primary key (person_id, deed)
);
