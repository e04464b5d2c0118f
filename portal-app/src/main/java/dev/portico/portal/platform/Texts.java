package dev.portico.portal.platform;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the layout, in templates {@code ui:…}; the texts are in {@code messages/ui_<language>.properties}. */
@MessageBundle("ui")
public interface Texts {
    String brand();

    String skip_to_content();

    String main_menu();

    String home();

    String articles();

    String tickets();

    String settings();

    String open_ticket();

    String sign_in();

    String language();

    String mail_settings();

    String your_data();

    String erased_person();

    String erased();

    String sign_out();

    String perspective(String person, String organization);

    String perspective_reads();

    String perspective_exit();

    String perspective_banner();

    String perspective_begin();

    String perspective_ended();

    String perspective_left();

    String perspective_title(String person);

    String perspective_settings();

    String role_member();

    String role_admin();

    String role_messenger();

    String role_own_tickets();

    String pages_told_later();

    String perspective_not(String person);

    String perspective_denied();

    String perspective_back();

    String perspective_of();

    String perspective_reason();

    String perspective_reason_optional();

    String denied_missing_permission();

    String denied_above_own_rights();

    String denied_user_disabled();

    String denied_organization_disabled();

    String denied_no_access();

    String denied_not_a_member();

    String denied_invalid_value();

    String denied_unexplained();

    String denied_other();

    String switch_organization();

    String you_are_in(String organization);

    String theme();

    String theme_light();

    String theme_dark();

    String theme_auto();

    String out_of_date();

    String reload();

    String support();

    String try_again();

    String to_home();

    String choose_organization();

    String reference(String number);

    String search_label();

    String search_placeholder();

    String search();

    String welcome(String person);

    String title_not_found();

    String text_not_found();

    String title_no_access();

    String text_no_access();

    String title_missing_permission();

    String text_missing_permission();

    String title_read_only();

    String text_read_only();

    String title_private();

    String text_private();

    String title_not_shown();

    String text_not_shown();

    String title_not_looking();

    String text_not_looking();

    String title_cross_site();

    String text_cross_site();

    String title_could_not_ask();

    String text_could_not_ask();

    String title_sign_in_lost();

    String text_sign_in_lost();

    String title_signed_out();

    String text_signed_out();

    String messenger();

    String messenger_open();

    String messenger_unread(String number);

    String messenger_close();

    String title_unreadable();

    String text_unreadable();

    String title_busy();

    String text_busy();

    String title_too_slow();

    String text_too_slow();

    String title_too_large();

    String text_too_large();

    String title_invalid_value();

    String text_invalid_value();

    String title_unexpected();

    String text_unexpected();

    String title_not_a_member();

    String text_not_a_member();

    String title_organization_disabled();

    String text_organization_disabled();

    String title_organization_required();

    String text_organization_required();

    String title_expired();

    String text_expired();

    String title_module_off();

    String text_module_off();

    String submit_request();

    String title_too_many();

    String text_too_many();

    String sign_in_window();

    String signed_in_window();

    String close_window();
}
