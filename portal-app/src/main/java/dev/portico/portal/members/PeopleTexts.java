package dev.portico.portal.members;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of User Management, in templates {@code people:…}; the texts are in {@code messages/people_<language>.properties}. */
@MessageBundle("people")
public interface PeopleTexts {
    String user_management();

    String users();

    String organizations();

    String invitations();

    String access_check();

    String review();

    String history();

    String invite();

    String find();

    String find_hint();

    String level();

    String any_level();

    String show();

    String show_disabled();

    String show_enabled();

    String none_found();

    String none_found_text();

    String show_all();

    String none_disabled();

    String none_disabled_text();

    String none_yet();

    String none_yet_text();

    String active_users();

    String disabled_users();

    String name();

    String access();

    String ends();

    String last_seen();

    String actions();

    String actions_for(String person);

    String no_end();

    String not_seen();

    String pages();

    String first_page();

    String next_page();

    String messenger();

    String own_tickets_only();

    String edit_roles();

    String details();

    String level_none();

    String level_member();

    String level_admin();

    String all_users();

    String disabled();

    String account();

    String first_name();

    String last_name();

    String email();

    String phone();

    String email_hint();

    String enable_in_app_messenger();

    String messenger_hint();

    String add_on();

    String add_on_hint();

    String show_only_own_tickets();

    String own_tickets_hint();

    String last_day();

    String last_day_hint();

    String on();

    String off();

    String empty();

    String save();

    String cancel();

    String not_yours_to_edit();

    String deactivate();

    String activate();

    String reset_password();

    String revoke();

    String deactivate_question(String person);

    String deactivate_text();

    String activate_question(String person);

    String activate_text();

    String reset_password_question(String person);

    String reset_password_text();

    String revoke_question(String person, String organization);

    String revoke_text();

    String already_disabled(String person);

    String already_active(String person);

    String back_to(String person);

    String choose_organization();

    String find_organization();

    String no_organization_found();

    String done_saved();

    String done_unchanged();

    String done_deactivate();

    String done_activate();

    String done_reset_password();

    String done_revoke();

    String done_invited();

    String done_resent();

    String done_withdrawn();

    String problem_unanswered();

    String problem_stale();

    String problem_please_correct();

    String stale_next();

    String reason_above_own_rights();

    String reason_shared_account();

    String reason_last_admin();

    String reason_stale();

    String reason_invalid_level();

    String reason_invalid_value();

    String reason_already_member();

    String reason_required();

    String reason_not_a_date();

    String reason_not_a_member();

    String reason_no_access();

    String reason_other();

    String one_person();

    String many_people();

    String whom();

    String optional();

    String what_they_will_see();

    String outlook_unknown();

    String until_day(String day);

    String send_invitation();

    String send_invitations();

    String preview();

    String invitation_hint();

    String many_done(long invited, int all);

    String many_left();

    String lines_refused();

    String line();

    String why();

    String to_invitations();

    String addresses();

    String addresses_hint();

    String or_file();

    String file_hint();

    String access_of_all();

    String no_invitations();

    String no_invitations_text();

    String state();

    String state_pending();

    String state_queued();

    String state_mail_delayed();

    String state_mail_failed();

    String state_expired();

    String expires();

    String resend();

    String withdraw();

    String invitation();

    String can_tickets_create();

    String can_tickets_own();

    String can_tickets_organization();

    String can_messenger_contact();

    String can_articles_read();

    String can_forum_read();

    String can_forum_write();

    String can_portal_enter();

    String can_members_view();

    String can_members_invite();

    String can_members_assign_levels();

    String can_members_edit();

    String can_members_deactivate();

    String can_members_reset();

    String can_members_perspective();

    String can_members_review();

    String cannot_tickets_organization();

    String cannot_messenger_contact();

    String cannot_enter();

    String reason_mail_not_sent();

    String reason_organization_disabled();

    String reason_too_large();

    String reason_try_again();

    String history_of(String person);

    String history_text();

    String no_history();

    String no_history_text();

    String older();

    String nothing();

    String role();

    String username();

    String group();

    String act_level_changed();

    String act_role_granted();

    String act_role_removed();

    String act_own_only_set();

    String act_end_date_set();

    String act_revoked();

    String act_edited();

    String act_email_change_requested();

    String act_deactivated();

    String act_activated();

    String act_password_reset_sent();

    String act_password_set();

    String act_organization_key_sent();

    String act_invited();

    String act_invitation_resent();

    String act_invitation_revoked();

    String act_invitation_accepted();

    String act_joined();

    String act_left();

    String act_group_joined();

    String act_group_left();

    String act_settings_changed();

    String act_perspective_started();

    String act_perspective_ended();

    String act_other();

    String doer_vendor();

    String doer_administrator();

    String doer_system();

    String doer_gone();

    String check_text();

    String check_whom();

    String access_check_of(String person);

    String check_question(String person);

    String check_choose();

    String check();

    String yes();

    String no();

    String because();

    String decided();

    String what_would_help();

    String who_can();

    String do_it();

    String no_single_step();

    String way_person();

    String way_activate();

    String way_settings();

    String way_console();

    String who_customer_admin();

    String who_operator();

    String who_vendor();

    String who_realm_admin();

    String done_to_be_confirmed();

    String reason_address_taken();

    String reason_no_address();

    String reason_day_has_passed();

    String reason_no_phone();

    String reason_no_name();

    String reason_too_many();

    String levels();

    String new_level();

    String all_levels();

    String levels_text();

    String what_it_allows();

    String built_in();

    String built_in_text();

    String level_name();

    String level_name_hint();

    String level_title();

    String who_gains_and_loses();

    String who_is_concerned(long total);

    String people_gain(int people);

    String people_lose(int people);

    String delete_level();

    String delete_level_question(String level);

    String replacement();

    String no_replacement();

    String done_level_saved();

    String done_level_deleted();

    String as_csv();

    String review_text();

    String since();

    String from();

    String not_known();

    String home_users();

    String home_organizations();

    String home_check();

    String sending();

    String more_lines(int lines);

    String invited_by();

    String account_not_yours();

    String proposed();

    String line_email();

    String line_until();

    String line_broken();

    String reason_name_taken();

    String level_in_use(long people);

    String act_level_edited();

    String act_level_deleted();

    String allows_now();

    String allows_no_longer();

    String not_oneself();
}
