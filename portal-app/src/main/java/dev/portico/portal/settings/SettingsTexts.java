package dev.portico.portal.settings;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of Settings › Portal, in templates {@code settings:…}; the texts are in {@code messages/settings_<language>.properties}. */
@MessageBundle("settings")
public interface SettingsTexts {
    String portal();

    String intro();

    String who_may_enter();

    String what_is_shown();

    String what_is_seen();

    String name_mode();

    String name_ticketing();

    String name_addRequestBox();

    String name_submitTab();

    String name_signInToSubmit();

    String name_forum();

    String name_accountWideViewing();

    String mode_everyone();

    String mode_registered();

    String hint_ticketing();

    String hint_addRequestBox();

    String hint_submitTab();

    String hint_signInToSubmit();

    String no_mail();

    String hint_forum();

    String hint_accountWideViewing();

    String word_everyone();

    String word_registered();

    String word_nobody();

    String word_on();

    String word_off();

    String word_inherit();

    String changes();

    String nobody_concerned();

    String nobody_registered_concerned();

    String visitors();

    String visitors_gain();

    String visitors_lose();

    String visitor_articles_read();

    String visitor_forum_read();

    String visitor_requests_submit();

    String forum_public();

    String show_changes();

    String organization_text();

    String home_portal();

    String stale();
}
