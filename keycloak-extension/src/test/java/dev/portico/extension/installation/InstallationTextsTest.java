package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page in the console has words for every kind of thing that is made, and for what becomes of it. */
class InstallationTextsTest {

    private static final String TEXTS = "/theme/portico/admin/messages/messages_en.properties";

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

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(InstallationTextsTest.class.getResourceAsStream(TEXTS)),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
