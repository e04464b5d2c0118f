package dev.portico.portal.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the desk, in templates {@code desk:…}; the texts are in {@code messages/desk_<language>.properties}. */
@MessageBundle("desk")
public interface DeskTexts {
    String queue();

    String choose_a_ticket();

    String choose_a_ticket_text();

    String whose();

    String order();

    String only_of(String organization);

    String all_organizations();

    String stage_any();

    String stage_unfinished();

    String stage_to_do();

    String stage_open();

    String stage_waiting_for_customer();

    String stage_waiting_for_support();

    String stage_solved();

    String stage_closed();

    String share_all();

    String share_assigned();

    String share_unassigned();

    String sort_updated_first();

    String sort_updated();

    String sort_newest();

    String sort_oldest();

    String keyboard();

    String key_move();

    String key_reply();

    String key_note();

    String key_search();

    String key_leave();

    String keys_on();

    String back_to_queue();

    String stranger();

    String stranger_text();

    String overtaken();

    String overtaken_text();

    String reply();

    String reply_label(String person);

    String send_reply();

    String send_and_solve();

    String internal_note();

    String internal_label();

    String facts();

    String with(String person);

    String with_nobody();

    String take();

    String now();

    String assignee();

    String nobody();

    String seen_hint();

    String stranger_no_files();

    String as_typed();

    String save();

    String is_looking(String person);

    String is_writing(String person);

    String from_messenger();

    String customer_is_writing();

    String kind_question();

    String kind_issue();

    String kind_incident();

    String area_access();

    String area_use();

    String area_integration();

    String area_billing();

    String area_other();
}
