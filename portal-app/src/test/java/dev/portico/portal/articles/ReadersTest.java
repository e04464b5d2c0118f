package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small rules of search and addresses, without a database. */
class ReadersTest {

    @Test
    void chosenOrganizationsOrGroupsOfWhichThereAreNoneAreForTheDeskOnly() {
        assertThat(Readers.of(Audience.EVERYONE).words()).containsExactly("desk", "everyone");
        assertThat(Readers.of(Audience.ORGANIZATIONS).words()).containsExactly("desk");
        assertThat(Readers.of(Audience.GROUPS).words()).containsExactly("desk");
    }

    @ParameterizedTest
    @CsvSource({
        "swicher, switcher, true",
        "organistion, organisations, true",
        "passwrod, password, true",
        "seting, setting, true",
        "mail, male, false",
        "ticket, cricket, true",
        "print, sprint, true",
        "printer, splinters, false"
    })
    void oneSlipInAShortWordTwoInALongOne(String typed, String word, boolean meant) {
        assertThat(Edits.few(typed, word)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "start/a.de.md, de, start-a",
        "start/a.md, en, start-a",
        "de/start/a.html, de, start-a",
        "C/gnome-help/net.page, en, gnome-help-net",
        "he/gnome-help/net.page, he, gnome-help-net",
        "it/printers.md, en, it-printers",
        "he/unstated.md, '', he-unstated",
        "notes.txt.md, en, notes-txt"
    })
    void theLanguagesOfAnArticleShareItsAddress(String file, String language, String slug) {
        assertThat(Slug.of(java.nio.file.Path.of(file), language).value()).isEqualTo(slug);
    }
}
