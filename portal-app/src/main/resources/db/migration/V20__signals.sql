-- What Keycloak said has changed: compared with every token, so that rights that were taken away count no more. V20-V29: signals.
-- subject: member:<user id>, organization:<organization id>, realm, session:<sid>; no rights, and nothing about who they are.
create table signalled (
  subject        text primary key,
  revision       bigint not null default 0,
  since          timestamptz not null default now(), -- when that revision was signalled or, where that was later, stored
  revoked_before timestamptz
);
-- Sessions that ended long ago are forgotten: no token of theirs is left.
create index signalled_sessions on signalled (revoked_before) where subject like 'session:%';

-- The ids of the tokens that said so: none is taken twice.
create table signals_seen (
  jti            text primary key,
  at             timestamptz not null default now()
);
create index signals_seen_at on signals_seen (at);
