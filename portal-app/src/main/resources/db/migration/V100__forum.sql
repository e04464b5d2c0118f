-- The forum (R19): sections that security groups may narrow (R37), topics, and what was written in them.
create table forum_sections (
  id bigint generated always as identity primary key,
  name text not null,
  description text not null default '',
  position int not null default 0,
  -- ids of security groups; without any, whoever reads the forum reads the section
  groups text[] not null default '{}',
  -- what they were called when they were chosen, in the same order
  group_names text[] not null default '{}'
);

create table forum_topics (
  id bigint generated always as identity primary key,
  section_id bigint not null references forum_sections,
  author_id bigint references persons on delete set null,
  title text not null,
  hidden boolean not null default false,
  locked boolean not null default false,
  solution_id bigint,
  created_at timestamptz not null,
  -- of the last thing in it that is not hidden: hiding leaves no trace in the order
  active_at timestamptz not null,
  -- the language it was written in, as far as the portal knows it
  config regconfig not null default 'simple',
  -- the file it was imported from
  origin text unique,
  words tsvector generated always as (to_tsvector(config, title) || to_tsvector('simple', title)) stored
);
create index forum_topics_of_section on forum_topics (section_id, active_at desc, id desc);
create index forum_topics_latest on forum_topics (active_at desc, id desc);
create index forum_topics_of_author on forum_topics (author_id);
create index forum_topics_words on forum_topics using gin (words);

create table forum_posts (
  id bigint generated always as identity primary key,
  topic_id bigint not null references forum_topics on delete cascade,
  author_id bigint references persons on delete set null,
  -- the topic's own text
  opening boolean not null default false,
  -- written as Support
  vendor boolean not null default false,
  text text not null,
  hidden boolean not null default false,
  created_at timestamptz not null,
  edited_at timestamptz,
  -- a form sent twice does it once
  submission uuid,
  config regconfig not null default 'simple',
  words tsvector generated always as (to_tsvector(config, text) || to_tsvector('simple', text)) stored,
  unique (author_id, submission)
);
create index forum_posts_of_topic on forum_posts (topic_id, id);
create index forum_posts_of_author on forum_posts (author_id, created_at);
create index forum_posts_words on forum_posts using gin (words);
alter table forum_topics add foreign key (solution_id) references forum_posts on delete set null;

-- What moderators did, and what people took back; for moderators only. Things are named by number: they may be gone.
create table forum_deeds (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by_id bigint references persons on delete set null,
  kind text not null,
  section bigint,
  topic bigint,
  post bigint,
  before text,
  after text
);
create index forum_deeds_of_topic on forum_deeds (topic, id);
create index forum_deeds_of_section on forum_deeds (section, id);
create index forum_deeds_of_person on forum_deeds (by_id, at);
