package dev.portico.portal.members;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about an organisation's key, in templates {@code keys:…}; the texts are in {@code messages/keys_<language>.properties}. */
@MessageBundle("keys")
public interface KeyTexts {
    String title();

    String intro();

    String now();

    String asked_for();

    String asked_yes();

    String asked_everywhere();

    String asked_no();

    String key_since();

    String act_organization_key_link_used();

    String present_key();

    String none();

    String in_vain();

    String key();

    String key_hint();

    String repeated();

    String choose();

    String choose_text();

    String you_too();

    String told_them(String organization);

    String tell_them_first();

    String choose_and_ask();

    String change();

    String change_text();

    String change_key();

    String ask();

    String ask_text();

    String ask_for_it();

    String leave();

    String leave_text();

    String leave_it();

    String done_asked();

    String done_left();

    String done_changed();

    String please_correct();

    String too_short();

    String too_long();

    String not_the_same();

    String not_taken();

    String same_key();

    String same_key_hint();

    String refused();

    String changed_meanwhile();

    String unanswered();

    String send();

    String question(String person);

    String text();

    String goes_to(String address);

    String comes_from(String address);

    String allow_list();

    String comes_back(String address);

    String no_mail();

    String send_it();

    String sent(String person);

    String sent_to(String address);

    String again();

    String mail_not_sent();

    String too_many();

    String user_disabled();

    String stale();

    String no_address();

    String not_asked();

    String not_known();

    String organizationKeyRequired();

    String organizationKeyChangedAt();
}
