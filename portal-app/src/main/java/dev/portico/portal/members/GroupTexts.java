package dev.portico.portal.members;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about security groups, in templates {@code groups:…}; the texts are in {@code messages/groups_<language>.properties}. */
@MessageBundle("groups")
public interface GroupTexts {
    String title();

    String purpose();

    String none_made();

    String none_held();

    String gone();
}
