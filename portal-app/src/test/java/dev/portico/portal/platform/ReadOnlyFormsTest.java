package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every changing form of every template is one that is disabled through somebody's eyes. */
class ReadOnlyFormsTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void whatIsInAFormStandsInAFieldset() {
        assertThat(ReadOnlyForms.disabled(
                        "<p><form method=\"post\" action=\"/x\"><b>1</b>\n</form> <form method=\"get\"></form>"))
                .isEqualTo(
                        "<p><form method=\"post\" action=\"/x\">{#if inject:page.readOnly}<fieldset class=\"look-only\" disabled"
                                + " title=\"{ui:perspective_not(inject:page.person)}\">{/if}<b>1</b>\n"
                                + "{#if inject:page.readOnly}</fieldset>{/if}</form> <form method=\"get\"></form>");
    }

    @Test
    void noTemplateHasOneThatIsNotFound() throws IOException {
        List<String> faults = new ArrayList<>();
        int forms = 0;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String template = Files.readString(file);
                int changing = count(template.toLowerCase(java.util.Locale.ROOT), "method=\"post\"");
                int found = count(ReadOnlyForms.disabled(template), "<fieldset class=\"look-only\"");
                forms += changing;
                if (changing != found || template.matches("(?s).*\\b(?:hx-(?:post|put|patch|delete)|method=[^\"]).*")) {
                    faults.add(file + ": " + found + " of " + changing);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(forms).isGreaterThan(40);
    }

    private static int count(String text, String word) {
        return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
    }
}
