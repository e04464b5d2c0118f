package dev.portico.portal.submissions;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of requests, in templates {@code requests:…}; the texts are in {@code messages/requests_<language>.properties}. */
@MessageBundle("requests")
public interface SubmissionTexts {
    String add_request();

    String box_known();

    String box_visitor();

    String subject();

    String description();

    String send();

    String go_on();

    String submit_request();

    String intro();

    String have_account();

    String name();

    String email();

    String trap();

    String submit();

    String cancel();

    String please_correct();

    String send_again();

    String too_many();

    String error_required();

    String error_too_long();

    String error_no_address();

    String look_in_mailbox();

    String sent_to();

    String look_in_mailbox_text();

    String what_happens_next();

    String no_mail_yet();

    String submit_again();

    String confirm();

    String confirm_text();

    String from();

    String send_to_support();

    String not_mine();

    String not_mine_text();

    String could_not_ask();

    String title_confirmed();

    String text_confirmed();

    String title_withdrawn();

    String text_withdrawn();

    String title_gone();

    String text_gone();

    String to_home();

    String mail_subject(String brand);

    String mail_hello();

    String mail_text(String brand);

    String mail_open();

    String mail_if_no_button();

    String mail_otherwise();
}
