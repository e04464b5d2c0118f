package dev.portico.extension.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final Entry EDITED = Entry.of(Act.EDITED)
            .in(new OrganizationId("5c2f"))
            .about(new UserId("ben"))
            .before("email", "ben@acme.example")
            .after("email", "b.brandt@acme.example")
            .after("locale", "de")
            .because(Optional.of("Ben married"));

    @Test
    void whatIsPersonalIsNotInTheChain() {
        Content content = Content.of(EDITED, "salt");

        assertThat(content.personal()).contains("ben@acme.example", "b.brandt@acme.example", "Ben married");
        assertThat(content.kept())
                .contains("\"locale\":\"de\"")
                .doesNotContain("ben@acme.example")
                .doesNotContain("brandt")
                .doesNotContain("married");
    }

    @Test
    void theSameValueLooksDifferentWithAnotherSalt() {
        assertThat(Content.of(EDITED, "one").kept())
                .isNotEqualTo(Content.of(EDITED, "other").kept());
    }

    @Test
    void whatWasSaidIsReadBack() {
        Content.Said said = Content.of(EDITED, "salt").said();

        assertThat(said.before()).containsEntry("email", "ben@acme.example");
        assertThat(said.after()).containsEntry("email", "b.brandt@acme.example").containsEntry("locale", "de");
        assertThat(said.reason()).isEqualTo("Ben married");
    }

    @Test
    void whatWasErasedIsNullAndTheRestStays() {
        Content.Said said = new Content(Content.of(EDITED, "salt").kept(), "", "").said();

        assertThat(said.before()).containsEntry("email", null);
        assertThat(said.after()).containsEntry("email", null).containsEntry("locale", "de");
        assertThat(said.reason()).isNull();
    }

    @Test
    void anErasedValueIsGenuineAndAnAlteredOneIsNot() {
        Content content = Content.of(EDITED, "salt");

        assertThat(content.isGenuine()).isTrue();
        assertThat(new Content(content.kept(), "", "").isGenuine()).isTrue();
        assertThat(new Content(content.kept(), "salt", content.personal().replace("married", "moved")).isGenuine())
                .isFalse();
        assertThat(new Content(content.kept(), "other", content.personal()).isGenuine())
                .isFalse();
    }

    @Test
    void theOrderInWhichValuesAreGivenDoesNotMatter() {
        Entry one = Entry.of(Act.SETTINGS_CHANGED).after("forum", "off").after("mode", "everyone");
        Entry other = Entry.of(Act.SETTINGS_CHANGED).after("mode", "everyone").after("forum", "off");

        assertThat(Content.of(one, "salt").kept())
                .isEqualTo(Content.of(other, "salt").kept());
    }
}
