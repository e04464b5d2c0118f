package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the console has words for every kind of thing that is made, and for what becomes of it. */
class InstallationTextsTest {

    /** As they are written: what an earlier build has unpacked for the jar comes before them on the class path. */
    private static final Path TEXTS =
            Path.of("../themes/src/main/resources/theme/portico/admin/messages/messages_en.properties");

    @Test
    void thePageHasAWordForEverythingThatAPlanSays() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(Stream.of(Kind.values())
                        .map(kind -> "portalAccess.installation.kind." + kind)
                        .toList())
                .containsAll(Stream.of(Step.Action.values())
                        .map(action -> "portalAccess.installation.action." + action.wireName())
                        .toList())
                .containsAll(Stream.of(Removal.Action.values())
                        .map(action -> "portalAccess.installation.action." + action.wireName())
                        .toList())
                .contains("portalAccess.reason.name-taken", "portalAccess.reason.in-use");
    }

    /** R67: in each of its languages, which have the same texts (MessageParityTest); English of the server's own is for who calls it. */
    @Test
    void thePageHasASentenceForWhateverIsSaidOfAStep() throws IOException {
        assertThat(texts().stringPropertyNames())
                .containsAll(Stream.of(Wording.values())
                        .map(wording -> "portalAccess.installation.said." + wording.wireName())
                        .toList());
    }

    /** What the realm's file describes in English, the page describes by name. */
    @Test
    void thePageDescribesWhateverIsMade() throws IOException {
        Set<String> texts = texts().stringPropertyNames();
        Blueprint file = Blueprint.of(Optional.of(new PortalAddress("https://support.example.com")));

        assertThat(file.roles())
                .allMatch(role -> texts.contains("portalAccess.permission." + role.getName())
                        || texts.contains("portalAccess.installation.role." + role.getName()));
        assertThat(file.scopes())
                .allMatch(scope -> texts.contains("portalAccess.installation.scope." + scope.getName()));
        assertThat(file.clients())
                .allMatch(client -> texts.contains("portalAccess.installation.client." + client.getClientId()));
        assertThat(file.userAttributes()).allMatch(attribute -> Stream.of(
                        attribute.getPermissions().getView(),
                        attribute.getPermissions().getEdit())
                .map(Comparison::among)
                .allMatch(among -> texts.contains("portalAccess.installation.among." + among.replace(' ', '-'))));
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS)) {
            texts.load(reader);
        }
        return texts;
    }
}
