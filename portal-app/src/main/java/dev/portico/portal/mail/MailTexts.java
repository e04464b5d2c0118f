package dev.portico.portal.mail;

import io.quarkus.qute.i18n.MessageBundle;

/** The words around an e-mail, in templates {@code mails:…}; the texts are in {@code messages/mails_<language>.properties}. */
@MessageBundle("mails")
public interface MailTexts {
    String from();

    String as_sent();

    String quoted();

    String aside();

    String aside_text();

    String nothing_aside();

    String try_again();

    String unknown_sender();

    String aside_unreadable();

    String aside_not_stored();

    String aside_too_many();

    String aside_too_large();

    String aside_not_fetched();

    String aside_unknown_bounce();

    String not_arrived_organization_key();

    String not_arrived_password_reset();

    String not_arrived_address_confirmation();

    String not_arrived_address_notice();

    String not_arrived_access_changed();

    String not_arrived_invitation();

    String not_arrived_other();
}
