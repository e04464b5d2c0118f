package dev.portico.portal.tickets;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the ticket pages, in templates {@code tickets:…}; the texts are in {@code messages/tickets_<language>.properties}. */
@MessageBundle("tickets")
public interface TicketTexts {
    String tickets();

    String search();

    String status();

    String any_status();

    String not_finished();

    String whose();

    String all_i_see();

    String mine();

    String shared_with_me();

    String show();

    String show_all();

    String none_yet();

    String none_yet_text();

    String none_yet_vendor();

    String none_found();

    String none_found_text();

    String one_ticket();

    String count(long number);

    String number();

    String subject();

    String requester();

    String organization();

    String updated();

    String pages();

    String first_page();

    String next_page();

    String status_open();

    String status_waiting_for_customer();

    String status_waiting_for_customer_vendor();

    String status_waiting_for_support();

    String status_waiting_for_support_vendor();

    String status_solved();

    String status_closed();

    String priority();

    String priority_low();

    String priority_normal();

    String priority_high();

    String priority_urgent();

    String back_to_list();

    String ticket_number(long number);

    String opened_by(String person);

    String manage_access();

    String description();

    String description_hint();

    String cause();

    String solution();

    String related_mails(int number);

    String notes();

    String no_notes();

    String to_newest();

    String side_vendor();

    String side_customer();

    String hidden_from_customers();

    String attachments();

    String add_note();

    String send_note();

    String save_internal_note();

    String send_ticket();

    String cancel();

    String please_correct();

    String error_required();

    String error_too_long();

    String error_choose_one();

    String home_open();

    String home_open_vendor();

    String home_none();

    String many_found();

    String more_than(long number);

    String show_to_customers();

    String hide_from_customers();

    String hiding_means();

    String showing_note_means();

    String showing_file_means();

    String seen_by_customers();

    String by_mail();

    String earlier_notes();

    String later_notes();

    String participants();

    String no_participants();

    String remove();

    String remove_participant(String person);

    String share_with();

    String share();

    String share_hint();

    String share_hint_seen();

    String note_reopens();

    String reopen();

    String close();

    String error_no_address();

    String error_no_colleague();

    String error_too_many();

    String change_status();

    String change_priority();

    String change_cause();

    String change_cause_removed();

    String change_solution();

    String change_solution_removed();

    String change_assignee();

    String change_unassigned();

    String change_joined();

    String change_left();

    String change_visible();

    String change_hidden();

    String your_name();

    String your_address();

    String recent_activity();

    String error_too_often();

    String unsent_draft();

    String draft_go_on();

    String draft_discard();
}
