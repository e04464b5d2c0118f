package dev.portico.portal.articles;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the article pages, in templates {@code help:…}; the texts are in {@code messages/help_<language>.properties}. */
@MessageBundle("help")
public interface ArticleTexts {
    String articles();

    String search_label();

    String search_placeholder();

    String search();

    String all_articles();

    String other_articles();

    String popular();

    String recently_updated();

    String show_all_in(String category, long total);

    String none_yet();

    String none_yet_text();

    String none_found(String words);

    String none_found_text();

    String one_found(String words);

    String found(String words, int number);

    String found_more(String words, int number);

    String next_page();

    String first_page();

    String pages();

    String updated(String day);

    String home_all();

    String one_article();

    String articles_in(long number);

    String search_tickets(String words);

    String in_other_languages();

    String only_in(String language, String wanted);

    String read_in();

    String edit();

    String related();

    String write_articles();

    String show_many_in(String category);

    String many_articles();

    String suggestions();

    String one_suggestion();

    String many_suggestions();

    String no_suggestions();

    String did_it_help();

    String yes();

    String no();

    String thank_you();

    String why_not();

    String why_choose();

    String why_other_question();

    String why_unclear();

    String why_wrong();

    String why_outdated();

    String why_words();

    String why_words_hint();

    String send();

    String too_many_answers();

    String feed();
}
