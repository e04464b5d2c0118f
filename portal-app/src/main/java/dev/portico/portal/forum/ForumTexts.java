package dev.portico.portal.forum;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the forum, in templates {@code forum:…}; the texts are in {@code messages/forum_<language>.properties}. */
@MessageBundle("forum")
public interface ForumTexts {
    String title();

    String search_label();

    String sections();

    String narrowed();

    String topics(long number);

    String answers(long number);

    String latest();

    String active();

    String no_sections();

    String no_sections_moderator();

    String no_topics();

    String found();

    String nothing_found();

    String older();

    String newer();

    String solved();

    String solution();

    String to_solution();

    String to_beginning();

    String locked();

    String locked_text();

    String hidden();

    String hidden_text();

    String somebody_gone();

    String edited();

    String mark_solution();

    String not_solution();

    String edit();

    String delete();

    String hide();

    String show();

    String your_answer();

    String your_text();

    String send_answer();

    String sign_in_to_answer();

    String read_only();

    String text_hint();

    String new_topic();

    String in_section();

    String choose_section();

    String topic_title();

    String topic_text();

    String readers_everyone();

    String readers_registered();

    String readers_groups();

    String readers_support();

    String readers_moderators();

    String hidden_title();

    String hidden_author();

    String send_topic();

    String cancel();

    String save();

    String please_correct();

    String edit_title();

    String back_to_topic();

    String delete_title();

    String delete_text();

    String delete_topic_text();

    String moderation();

    String hide_topic();

    String show_topic();

    String lock();

    String unlock();

    String move_to();

    String move();

    String journal();

    String new_section();

    String edit_section();

    String remove_section();

    String section_name();

    String section_description();

    String section_position();

    String section_groups();

    String groups_hint();

    String error_required();

    String error_section();

    String error_too_long();

    String error_locked();

    String error_too_much();

    String error_answered();

    String error_not_empty();

    String error_number();

    String error_groups();

    String deed_topic_hidden();

    String deed_topic_shown();

    String deed_topic_locked();

    String deed_topic_unlocked();

    String deed_topic_moved();

    String deed_topic_taken_back();

    String deed_post_hidden();

    String deed_post_shown();

    String deed_post_taken_back();

    String deed_section_made();

    String deed_section_renamed();

    String deed_section_narrowed();

    String deed_section_removed();
}
