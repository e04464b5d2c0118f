package dev.portico.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.mails.MailKind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the console has words for whatever this API says; which permissions there are, it knows by its words for them. */
class ConsoleTextsTest {

    /** As they are written: what an earlier build has unpacked for the jar comes before them on the class path. */
    private static final Path TEXTS =
            Path.of("../themes/src/main/resources/theme/portico/admin/messages/messages_en.properties");

    private static final Path RULES = Path.of("src/main/java/dev/portico/extension/access");
    private static final Pattern RULE = Pattern.compile("\"([a-z]+(?:-[a-z]+){2,})\"");

    @Test
    void thePageHasAWordForEverythingItIsTold() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(keys(
                        "permission",
                        Stream.of(Permission.values())
                                .filter(Permission::isForCustomers)
                                .map(Permission::wireName)))
                .containsAll(keys("act", Stream.of(Act.values()).map(Act::wireName)))
                .containsAll(keys("reason", Stream.of(Reason.values()).map(Reason::wireName)))
                .containsAll(keys("actor", Stream.of(Actor.Kind.values()).map(Actor.Kind::wireName)));
    }

    /** The access check tells which rule decided. */
    @Test
    void thePageHasAWordForEveryRule() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String speaking : List.of("AccessRules", "CustomerRules", "VendorRules", "Explanations")) {
            RULE.matcher(Files.readString(RULES.resolve(speaking + ".java")))
                    .results()
                    .forEach(found -> rules.add(found.group(1)));
        }

        assertThat(rules).contains("levels-add-up", "organization-key-never-made", "a-disabled-user-has-no-access");
        assertThat(texts().stringPropertyNames()).containsAll(keys("rule", rules.stream()));
    }

    /** What an administrator has to do is told by a name, too: by health, the gate and the signals. */
    @Test
    void thePageHasASentenceForWhateverHealthMisses() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(keys(
                        "health.said",
                        Stream.of(
                                "feature-off",
                                "organizations-off",
                                "gate-off",
                                "signals-off",
                                "signals-without-stream",
                                "signals-without-secret")));
    }

    /** The journal keeps them for good: what has happened once has to be told in words for ever. */
    @Test
    void thePageHasAWordForEveryKindOfMail() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(keys("journal.mail", Stream.of(MailKind.values()).map(ConsoleTextsTest::wireName)));
    }

    @Test
    void itOffersNoPermissionThatACustomerCannotHave() throws IOException {
        assertThat(texts().stringPropertyNames().stream()
                        .filter(key -> key.startsWith("portalAccess.permission."))
                        .map(key -> key.substring("portalAccess.permission.".length())))
                .allMatch(name -> Permission.named(name)
                        .filter(Permission::isForCustomers)
                        .isPresent());
    }

    private static String wireName(MailKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<String> keys(String kind, Stream<String> names) {
        return names.map(name -> "portalAccess." + kind + "." + name).toList();
    }
}
