package dev.portico.portal.platform;

import io.quarkus.qute.i18n.MessageBundle;

/** The words for what the journal tells, in templates {@code history:…}; the texts are in {@code messages/history_<language>.properties}. */
@MessageBundle("history")
public interface HistoryTexts {
    String pages_read();

    String read_home();

    String read_tickets();

    String read_ticket();

    String read_ticket_files();

    String read_new_ticket();

    String read_articles();

    String read_article();

    String read_suggestions();

    String read_forum();

    String read_section();

    String read_topic();

    String read_messenger();

    String read_conversation();

    String read_conversation_files();

    String read_profile();

    String read_preferences();

    String read_people();

    String read_person();

    String read_history();

    String read_review();

    String read_others();

    String how_exit();

    String how_replaced();

    String how_stopped();

    String how_logout();

    String how_expired();

    String how_revoked();

    String cause_too_many_failed_logins();

    String as_everywhere();

    String field_how();

    String field_started();

    String field_cause();

    String field_name();

    String field_alias();

    String field_enabled();

    String field_accountWideViewing();

    String field_defaultLevel();

    String act_organization_created();

    String act_organization_changed();

    String act_group_changed();

    String act_group_deleted();

    String act_account_created();

    String act_account_deleted();
}
