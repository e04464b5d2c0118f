package dev.portico.portal.messenger;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the messenger, in templates {@code messenger:…}; the texts are in {@code messages/messenger_<language>.properties}. */
@MessageBundle("messenger")
public interface MessengerTexts {
    String title();

    String back();

    String search_label();

    String search();

    String none_found(String words);

    String found();

    String not_there();

    String contact();

    String support();

    String conversations();

    String no_conversations();

    String unread(long number);

    String all_tickets();

    String popular();

    String open_in_portal();

    String away();

    String ask_kind();

    String kind_question();

    String kind_issue();

    String kind_incident();

    String ask_area();

    String area_access();

    String area_use();

    String area_integration();

    String area_billing();

    String area_other();

    String ask_urgency();

    String urgency_low();

    String urgency_normal();

    String urgency_high();

    String urgency_urgent();

    String ask_words_question();

    String ask_words_issue();

    String ask_words_incident();

    String change();

    String words();

    String send();

    String suggested();

    String go_on();

    String go_on_hint();

    String send_anyway();

    String sent_as(long number);

    String sent_next();

    String draft();

    String draft_here();

    String draft_go_on();

    String draft_discard();

    String answered();

    String thread();

    String earlier();

    String reply();

    String typing();

    String not_sent();

    String refused();

    String refused_text();

    String refused_kept();

    String refused_copy();

    String refused_ticket();

    String your_words();

    String kept();

    String kept_hint();
}
