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

    String open_ticket();

    String sign_in();

    String sign_out();

    String switch_organization();

    String you_are_in(String organization);

    String theme();

    String theme_light();

    String theme_dark();

    String theme_auto();

    String support();
}
