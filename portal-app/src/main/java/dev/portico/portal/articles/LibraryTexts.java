package dev.portico.portal.articles;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages where articles are written, in templates {@code library:…}; the texts are in {@code messages/library_<language>.properties}. */
@MessageBundle("library")
public interface LibraryTexts {
    String title();

    String new_article();

    String edit_article();

    String categories();

    String search_titles();

    String show();

    String show_all();

    String show_pending();

    String filter();

    String none_found();

    String none_yet();

    String changed(String day);

    String state_draft();

    String state_published();

    String state_changed();

    String audience_everyone();

    String audience_registered();

    String audience_organizations();

    String audience_groups();

    String audience_agents();

    String audience_everyone_text();

    String audience_registered_text();

    String audience_organizations_text();

    String audience_groups_text();

    String audience_agents_text();

    String languages();

    String language();

    String not_written(String language);

    String history();

    String for_whom();

    String who_reads();

    String see_it();

    String preview();

    String article_title();

    String address();

    String address_hint();

    String category();

    String no_category();

    String summary();

    String summary_hint();

    String text();

    String text_hint();

    String text_hint_html();

    String left_out();

    String new_is_for_agents();

    String save_draft();

    String publish();

    String withdraw();

    String withdraw_text(String language);

    String overtaken();

    String overtaken_text();

    String overtaken_audience();

    String what_is_there_now(String author);

    String imported();

    String version(int number);

    String restores(int number);

    String restore();

    String restore_text();

    String save();

    String add();

    String remove();

    String remove_hint();

    String move_up();

    String new_category();

    String organizations();

    String find_organization();

    String find();

    String its_groups();

    String groups();

    String groups_hint();

    String no_groups();

    String could_not_ask();

    String done_saved();

    String done_published();

    String done_withdrawn();

    String done_restored();

    String done_addressed();

    String done_categories();

    String error_title_missing();

    String error_text_missing();

    String error_too_long();

    String error_language_unknown();

    String error_category_unknown();

    String error_category_needs_name();

    String error_slug_unusable();

    String error_slug_taken();

    String error_nobody_chosen();

    String feedback();

    String no_feedback();

    String helped(long number);

    String did_not_help(long number);
}
