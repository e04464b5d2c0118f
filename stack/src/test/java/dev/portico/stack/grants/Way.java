package dev.portico.stack.grants;

/** The ways to tokens, and the two to what a token says. */
enum Way {
    PASSWORD("Password, in a browser"),
    COOKIE("Single sign-on cookie"),
    BROKERED("Login at another realm"),
    SILENT("`prompt=none`"),
    IMPLICIT("Implicit"),
    HYBRID("Hybrid"),
    DEVICE("Device"),
    DIRECT("Direct grant"),
    REFRESH("Refresh"),
    OFFLINE("Offline"),
    CIBA("CIBA"),
    EXCHANGE("Token exchange"),
    ASSERTION("JWT bearer"),
    CLIENT("Client credentials"),
    INTROSPECTION("Introspection"),
    USERINFO("Userinfo");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Does what has to be done while there is access still. */
    Asking prepare(Stage stage, Subject subject) {
        return switch (this) {
            case PASSWORD -> BrowserWays.password(stage, subject);
            case COOKIE -> BrowserWays.cookie(stage, subject);
            case BROKERED -> BrowserWays.brokered(stage, subject);
            case SILENT -> BrowserWays.silent(stage, subject);
            case IMPLICIT -> BrowserWays.implicit(stage, subject);
            case HYBRID -> BrowserWays.hybrid(stage, subject);
            case DEVICE -> BrowserWays.device(stage, subject);
            case DIRECT -> TokenWays.direct(stage, subject);
            case REFRESH -> TokenWays.refresh(stage, subject);
            case OFFLINE -> TokenWays.offline(stage, subject);
            case CIBA -> TokenWays.ciba(stage, subject);
            case EXCHANGE -> TokenWays.exchange(stage, subject);
            case ASSERTION -> TokenWays.assertion(stage, subject);
            case CLIENT -> TokenWays.client(stage, subject);
            case INTROSPECTION -> ShowingWays.introspection(stage, subject);
            case USERINFO -> ShowingWays.userinfo(stage, subject);
        };
    }
}
