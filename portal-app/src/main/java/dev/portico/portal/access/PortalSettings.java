package dev.portico.portal.access;

/**
 * What the vendor set for the portal, as far as everybody may know it.
 *
 * @param everyone the mode (R14): true where visitors are let in, false for registered customers only
 * @param ticketing the module (R54): without it there is nothing here for anybody but those who can switch it on
 * @param addRequestBox the box on the home page is shown to whom it can serve (R20)
 * @param submitTab so is the tab in the menu
 * @param signInToSubmit visitors sign in before they write a request (R21)
 * @param forum whether there is one, and for whom (R19)
 */
public record PortalSettings(
        boolean everyone,
        boolean ticketing,
        boolean addRequestBox,
        boolean submitTab,
        boolean signInToSubmit,
        Forum forum) {

    /** What is believed where nothing is known: nothing is open, nothing is offered. */
    public static final PortalSettings UNKNOWN = new PortalSettings(false, false, false, false, true, Forum.UNKNOWN);

    /** Those of a portal without a forum. */
    public PortalSettings(
            boolean everyone, boolean ticketing, boolean addRequestBox, boolean submitTab, boolean signInToSubmit) {
        this(everyone, ticketing, addRequestBox, submitTab, signInToSubmit, Forum.OFF);
    }

    /** The same where it cannot be known whether visitors are still let in. */
    public PortalSettings forRegistered() {
        return new PortalSettings(false, ticketing, addRequestBox, submitTab, signInToSubmit, forum);
    }

    /** True where visitors find something. */
    public boolean welcoming() {
        return everyone && ticketing;
    }
}
