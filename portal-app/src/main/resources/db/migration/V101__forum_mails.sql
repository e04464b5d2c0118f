-- Mails about the forum (R19), in the same outbox: about an answer instead of a ticket.
alter table mail_preferences
  add column discussed boolean not null default true,
  add column solved boolean not null default true;

alter table outgoing
  alter column ticket drop not null,
  add column post_id bigint references forum_posts on delete cascade,
  drop constraint outgoing_kind_check,
  add constraint outgoing_kind_check check (kind in ('answered', 'written', 'assigned', 'discussed', 'solved')),
  add constraint outgoing_about check ((ticket is null) = (kind in ('discussed', 'solved')) and (post_id is null) = (ticket is not null));
-- However often it happens or is told, one mail.
create unique index outgoing_post_once on outgoing (post_id, person_id, kind) where post_id is not null;
