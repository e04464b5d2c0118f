package dev.portico.portal.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.portico.portal.platform.Invalid;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationLinesTest {
    private static final Grant GRANT = new Grant("portal-member", true, false, "2027-01-31");
    private static final String HEADER = "email,firstName,lastName,level,roles,ownTicketsOnly,until\n";
    private static final String COMMON = "portal-member,enable-in-app-messenger,false,2027-02-01T00:00:00Z\n";

    @Test
    void pastedAddressesGetALineEach() {
        assertThat(lines("a@x.example, b@x.example;c@x.example\n\n d@x.example "))
                .isEqualTo(HEADER + "a@x.example,,," + COMMON + "b@x.example,,," + COMMON + "c@x.example,,," + COMMON
                        + "d@x.example,,," + COMMON);
    }

    @Test
    void aNameBeforeTheAddressIsTaken() {
        assertThat(lines("Ada van Abel <ada@x.example>\n\"Ben\" <ben@x.example>"))
                .isEqualTo(HEADER + "ada@x.example,Ada,van Abel," + COMMON + "ben@x.example,Ben,," + COMMON);
    }

    @Test
    void nonsenseStaysALineOfItsOwnAndCannotAddColumns() {
        assertThat(lines("not\"an,address")).isEqualTo(HEADER + "\"not\"\"an\",,," + COMMON + "address,,," + COMMON);
    }

    /** As much as a form may send, in the shapes that make a pattern try again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"a%sb", "%s<", "\"%s", "a <%s", "email%sx", "\"%s>"})
    void aLineOfSpacesTakesNoLongerThanReadingIt(String shape) {
        String line = shape.formatted(" ".repeat(500_000));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> lines(line));
    }

    @Test
    void aFileWithAHeaderKeepsItsLinesAndGetsTheColumnsItLacks() {
        assertThat(lines("\ufeffemail;level\na@x.example;portal-admin\nb@x.example;\n"))
                .isEqualTo("""
                        email;level;roles;ownTicketsOnly;until
                        a@x.example;portal-admin;enable-in-app-messenger;false;2027-02-01T00:00:00Z
                        b@x.example;;enable-in-app-messenger;false;2027-02-01T00:00:00Z
                        """);
    }

    @Test
    void aDayThatIsNoneIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(
                        () -> new InvitationLines(new Grant("portal-member", false, false, "soon")).of("a@x.example"))
                .isInstanceOf(Invalid.class);
    }

    private static String lines(String text) {
        return new InvitationLines(GRANT).of(text);
    }
}
