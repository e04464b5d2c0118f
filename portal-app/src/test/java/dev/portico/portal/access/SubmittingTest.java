package dev.portico.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Submitting.Form;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table R22, row by row. */
class SubmittingTest {

    @ParameterizedTest(name = "{0}, {1}, sign in to submit {2}, box {3}, tab {4}")
    @CsvSource({
        // mode, visitor, sign in to submit, box on, tab on -> box shown, tab shown, form
        "everyone, anonymous, false, true, true, true, true, REQUEST",
        "everyone, anonymous, true, true, true, true, true, SIGN_IN",
        "everyone, signed in, false, true, true, true, true, TICKET",
        "everyone, signed in, true, true, true, true, true, TICKET",
        "registered, anonymous, false, true, true, false, false, SIGN_IN",
        "registered, anonymous, true, true, true, false, false, SIGN_IN",
        "registered, signed in, false, true, true, true, true, TICKET",
        "registered, signed in, true, true, true, true, true, TICKET",
        "everyone, may not create, false, true, true, false, false, REFUSED",
        "registered, may not create, true, true, true, false, false, REFUSED",
        "everyone, anonymous, false, false, true, false, true, REQUEST",
        "everyone, anonymous, false, true, false, true, false, REQUEST",
        "everyone, anonymous, true, false, false, false, false, SIGN_IN",
        "everyone, signed in, false, false, true, false, true, TICKET",
        "everyone, signed in, false, true, false, true, false, TICKET",
        "registered, signed in, true, false, false, false, false, TICKET",
        "registered, anonymous, false, false, false, false, false, SIGN_IN"
    })
    void whoIsOfferedWhat(
            String mode,
            String visitor,
            boolean signInToSubmit,
            boolean boxOn,
            boolean tabOn,
            boolean box,
            boolean tab,
            Form form) {
        PortalSettings settings = new PortalSettings(mode.equals("everyone"), true, boxOn, tabOn, signInToSubmit);

        assertThat(Submitting.of(settings, viewer(visitor))).isEqualTo(new Submitting(box, tab, form));
    }

    @Test
    void whereTicketingIsOffVisitorsAreOfferedNothing() {
        PortalSettings off = new PortalSettings(true, false, true, true, false);

        assertThat(Submitting.of(off, Viewer.ANONYMOUS)).isEqualTo(new Submitting(false, false, Form.SIGN_IN));
    }

    @Test
    void whereNothingIsKnownNothingIsOffered() {
        assertThat(Submitting.of(PortalSettings.UNKNOWN, Viewer.VISITOR))
                .isEqualTo(new Submitting(false, false, Form.SIGN_IN));
        assertThat(Submitting.of(PortalSettings.UNKNOWN, viewer("signed in")))
                .isEqualTo(new Submitting(false, false, Form.TICKET));
    }

    @Test
    void whoOnlyLooksAsSomebodyElseSubmitsNothing() {
        Viewer ben = viewer("signed in");
        Viewer asBen = new Viewer(ben.account(), ben.organization(), ben.entitlements(), true);

        assertThat(Submitting.of(new PortalSettings(true, true, true, true, false), asBen))
                .isEqualTo(new Submitting(false, false, Form.REFUSED));
    }

    private static Viewer viewer(String visitor) {
        if (visitor.equals("anonymous")) {
            return Viewer.ANONYMOUS;
        }
        return new Viewer(
                Optional.of(new Account(new UserId("ben-id"), "Ben", Optional.of("ben@acme.example"))),
                Optional.of(new Organization(new OrganizationId("1"), "acme", "Acme")),
                visitor.equals("signed in")
                        ? Set.of(Permission.PORTAL_ENTER, Permission.TICKETS_CREATE, Permission.TICKETS_OWN)
                        : Set.of(Permission.PORTAL_ENTER, Permission.TICKETS_OWN),
                false);
    }
}
