-- What is no longer published leaves no word behind. Each word is counted by who reads it: it is there as long as a page has it for them.
-- words: those of the page, written along with it (articles/Vocabulary), so that exactly what was counted is taken away again.
alter table article_pages add column words text[] not null default '{}';
alter table article_words add column uses bigint not null default 1;

update article_pages set words = array(
  select distinct w from unnest(regexp_split_to_array(lower(title || ' ' || summary || ' ' || body), '[^[:alnum:]]+')) w
  where length(w) between 4 and 40);
delete from article_words;
insert into article_words (reader, word, uses)
  select r, w, count(*) from article_pages, unnest(readers) r, unnest(words) w group by r, w;

-- One after the other: two that publish at once have words in common, each in an order of its own.
create function article_words_follow() returns trigger language plpgsql as $$
declare
  readers_before text[] := '{}';
  words_before text[] := '{}';
  readers_after text[] := '{}';
  words_after text[] := '{}';
begin
  if tg_op <> 'INSERT' then
    readers_before := old.readers;
    words_before := old.words;
  end if;
  if tg_op <> 'DELETE' then
    readers_after := new.readers;
    words_after := new.words;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('article_words', 0));
  with gone as (
    select r, w from unnest(readers_before) r, unnest(words_before) w
    except select r, w from unnest(readers_after) r, unnest(words_after) w),
  less as (
    update article_words x set uses = x.uses - 1 from gone where x.reader = gone.r and x.word = gone.w and x.uses > 1)
  delete from article_words x using gone where x.reader = gone.r and x.word = gone.w and x.uses <= 1;
  insert into article_words as x (reader, word)
    (select r, w from unnest(readers_after) r, unnest(words_after) w
     except select r, w from unnest(readers_before) r, unnest(words_before) w)
    on conflict (reader, word) do update set uses = x.uses + 1;
  return null;
end $$;
create trigger article_words_come after insert on article_pages
  for each row when (new.words <> '{}') execute function article_words_follow();
create trigger article_words_change after update of readers, words on article_pages
  for each row when ((old.readers, old.words) is distinct from (new.readers, new.words)) execute function article_words_follow();
create trigger article_words_go after delete on article_pages
  for each row when (old.words <> '{}') execute function article_words_follow();

-- A page is found by the version it shows, an article by its category, and what a person wrote or answered by who they are: erasing
-- somebody looks at what is theirs and not at everything.
create index article_pages_version on article_pages (version_id);
create index articles_category on articles (category_id);
create index articles_imported_category on articles (imported_category_id);
create index article_versions_author on article_versions (author_id) where author_id is not null;
create index article_feedback_person on article_feedback (person_id) where person_id is not null;
