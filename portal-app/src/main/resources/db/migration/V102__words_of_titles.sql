-- What somebody misspelt is looked for among the words of the forum's titles (R19), by section: who does not see the section, or the topic,
-- is not helped by its words. The words are written along with the title (forum/TitleWords); hidden topics have none here.
alter table forum_topics add column title_words text[] not null default '{}';
create table forum_words (
  section_id bigint not null references forum_sections on delete cascade,
  word text not null,
  -- how many titles it is in
  uses bigint not null default 1,
  primary key (section_id, word)
);
create index forum_words_like on forum_words using gin (word gin_trgm_ops);

update forum_topics set title_words = array(
  select distinct w from unnest(regexp_split_to_array(lower(title), '[^[:alnum:]]+')) w where length(w) between 4 and 40);
insert into forum_words (section_id, word, uses)
  select section_id, w, count(*) from forum_topics, unnest(title_words) w where not hidden group by section_id, w;

-- One after the other, as with articles (V72): two that are written at once have words in common, each in an order of its own.
create function forum_words_follow() returns trigger language plpgsql as $$
declare
  section_before bigint;
  words_before text[] := '{}';
  section_after bigint;
  words_after text[] := '{}';
begin
  if tg_op <> 'INSERT' then
    section_before := old.section_id;
    if not old.hidden then
      words_before := old.title_words;
    end if;
  end if;
  if tg_op <> 'DELETE' then
    section_after := new.section_id;
    if not new.hidden then
      words_after := new.title_words;
    end if;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('forum_words', 0));
  with gone as (
    select section_before as s, w from unnest(words_before) w
    except select section_after, w from unnest(words_after) w),
  less as (
    update forum_words x set uses = x.uses - 1 from gone where x.section_id = gone.s and x.word = gone.w and x.uses > 1)
  delete from forum_words x using gone where x.section_id = gone.s and x.word = gone.w and x.uses <= 1;
  insert into forum_words as x (section_id, word)
    (select section_after, w from unnest(words_after) w
     except select section_before, w from unnest(words_before) w)
    on conflict (section_id, word) do update set uses = x.uses + 1;
  return null;
end $$;
create trigger forum_words_come after insert on forum_topics
  for each row when (new.title_words <> '{}') execute function forum_words_follow();
create trigger forum_words_change after update of section_id, hidden, title_words on forum_topics
  for each row when ((old.section_id, old.hidden, old.title_words) is distinct from (new.section_id, new.hidden, new.title_words))
  execute function forum_words_follow();
create trigger forum_words_go after delete on forum_topics
  for each row when (old.title_words <> '{}') execute function forum_words_follow();
