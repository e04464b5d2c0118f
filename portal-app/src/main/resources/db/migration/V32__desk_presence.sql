-- Who has which ticket open at the desk right now, so that two agents see each other. Worth nothing after a crash.
create unlogged table desk_presence (
  ticket      bigint not null,
  person_id   bigint not null,
  writing     boolean not null,
  seen_at     timestamptz not null,
  primary key (ticket, person_id)
);
create index desk_presence_seen on desk_presence (seen_at);
