package dev.portico.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the account console has words for whatever {@code /portal-own-access} says. */
class AccountTextsTest {

    /** As they are written: what an earlier build has unpacked for the jar comes before them on the class path. */
    private static final Path TEXTS =
            Path.of("../themes/src/main/resources/theme/portico/account/messages/messages_en.properties");

    /** Reasons for which nobody is ever kept out: they refuse a change. */
    private static final Set<Reason> OF_CHANGES = Set.of(
            Reason.MISSING_PERMISSION,
            Reason.OWN_TICKETS_ONLY,
            Reason.ORGANIZATION_REQUIRED,
            Reason.ABOVE_OWN_RIGHTS,
            Reason.SHARED_ACCOUNT,
            Reason.LAST_ADMIN,
            Reason.STALE,
            Reason.INVALID_LEVEL,
            Reason.INVALID_VALUE,
            Reason.ALREADY_MEMBER);

    /** What is told by its values, and what never concerns one person. */
    private static final Set<Act> OTHERWISE_TOLD = Set.of(
            Act.LEVEL_CHANGED,
            Act.OWN_ONLY_SET,
            Act.END_DATE_SET,
            Act.LEVEL_CREATED,
            Act.GROUP_CHANGED,
            Act.SETTINGS_CHANGED,
            Act.ORGANIZATION_CREATED,
            Act.ORGANIZATION_CHANGED,
            Act.ORGANIZATION_DELETED,
            Act.ACCOUNT_DELETED,
            Act.INSTALLED,
            Act.UNINSTALLED);

    @Test
    void thePageHasAWordForEverythingItIsTold() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(keys(
                        "reason",
                        Stream.of(Reason.values())
                                .filter(reason -> !OF_CHANGES.contains(reason))
                                .map(Reason::wireName)))
                .containsAll(keys(
                        "act",
                        Stream.of(Act.values())
                                .filter(act -> !OTHERWISE_TOLD.contains(act))
                                .map(Act::wireName)))
                .containsAll(keys("by", Stream.of(Actor.Kind.values()).map(Actor.Kind::wireName)))
                .containsAll(keys("role", Stream.of("portal-member", "portal-admin", "enable-in-app-messenger")));
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<String> keys(String kind, Stream<String> names) {
        return names.map(name -> "portalAccount." + kind + "." + name).toList();
    }
}
