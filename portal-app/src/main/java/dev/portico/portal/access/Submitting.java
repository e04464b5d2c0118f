package dev.portico.portal.access;

/**
 * Who is offered to submit a request, and what its form asks of them (R20, R21, R22).
 *
 * @param box the <i>Add Request</i> box on the home page is shown
 * @param tab the <i>Submit a Request</i> tab is shown
 * @param form what is at the form's address
 */
public record Submitting(boolean box, boolean tab, Form form) {

    /** What somebody meets who goes to the form. */
    public enum Form {
        /** The form of a ticket, with the viewer as its requester. */
        TICKET,
        /** The form for somebody nobody knows: their address is verified before anybody reads what they wrote (R24). */
        REQUEST,
        /** Signing in, and then the form. */
        SIGN_IN,
        /** A refusal: they are known, and may not. */
        REFUSED
    }

    /** That a signed-in person is here at all says that the module is on: without it nobody gets a token. */
    public static Submitting of(PortalSettings settings, Viewer viewer) {
        Form form = form(settings, viewer);
        boolean offered = viewer.signedIn() ? form == Form.TICKET : settings.welcoming();
        return new Submitting(offered && settings.addRequestBox(), offered && settings.submitTab(), form);
    }

    private static Form form(PortalSettings settings, Viewer viewer) {
        if (viewer.signedIn()) {
            return viewer.mayOpenTickets() ? Form.TICKET : Form.REFUSED;
        }
        return settings.welcoming() && !settings.signInToSubmit() ? Form.REQUEST : Form.SIGN_IN;
    }
}
