package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's pages and mails look as Keycloak's do, by the same files. */
class BrandTest {
    private static final Path SHARED = Path.of("../themes/src/main/resources/theme/portico/login/resources");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}\\b|\\brgba?\\(");

    private final Assets assets = new Assets();
    private final Brand brand = new Brand(assets);

    @ParameterizedTest
    @CsvSource({"css/portico-tokens.css, portico-tokens.css", "img/portico.svg, portico.svg"})
    void whatIsPackedIsWhatKeycloaksPagesHave(String shared, String ours) throws IOException {
        assertThat(assets.text(ours)).isNotEmpty().isEqualTo(Files.readString(SHARED.resolve(shared)));
    }

    @Test
    void aColourIsAnotherOneWhereItIsDark() {
        assertThat(List.of(brand.light("page"), brand.dark("page")))
                .allSatisfy(colour -> assertThat(colour).matches("#[0-9a-f]{6}"))
                .doesNotHaveDuplicates();
        assertThat(brand.dark("font")).isEqualTo(brand.light("font")).contains("sans-serif");
    }

    @Test
    void whatIsNotThereIsNotMadeUp() {
        assertThatThrownBy(() -> brand.light("colour-of-magic")).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letter.html",
                "letter-address.html",
                "letter-button.html",
                "outbox/letter.html",
                "submissions/mail.html"
            })
    void mailsNameNoColourThemselves(String template) throws IOException {
        assertThat(COLOUR.matcher(Files.readString(TEMPLATES.resolve(template))).results())
                .isEmpty();
    }
}
