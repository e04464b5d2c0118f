package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Who makes it their own adds lines at the end. */
    @Test
    void ofAValueThatIsSaidTwiceTheLastCounts() {
        Map<String, Brand.Value> values = Brand.read(
                "--portico-accent: light-dark(#0b5cad, #79b8ff);\n--portico-radius: 0;\n--portico-accent: light-dark( #ABC,#def );");

        assertThat(values)
                .containsEntry("accent", new Brand.Value("#ABC", "#def"))
                .containsEntry("radius", new Brand.Value("0", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light-dark(rgb(1, 2, 3), rgb(4, 5, 6))",
                "light-dark(red, #fff)",
                "rgb(1 2 3)",
                "oklch(40% 0.2 250)"
            })
    void aColourThatMailsCannotHaveIsNamed(String value) {
        assertThatThrownBy(() -> Brand.read("--portico-accent: " + value + ";"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("--portico-accent", value, "#0b5cad");
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
