package dev.portico.stack.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is set, as attributes.
 *
 * @param realm of the realm, beside the demo's
 * @param organization of the organisations looked at
 * @param enabled whether those organisations are
 */
record Circumstances(String name, Map<String, String> realm, Map<String, String> organization, boolean enabled) {

    /** The demo's. */
    static final Circumstances USUAL = new Circumstances("as in the demo", Map.of(), Map.of(), true);

    static Circumstances realm(String... namesAndValues) {
        Map<String, String> attributes = attributes(namesAndValues);
        return new Circumstances("realm " + attributes, attributes, Map.of(), true);
    }

    static Circumstances organization(String... namesAndValues) {
        Map<String, String> attributes = attributes(namesAndValues);
        return new Circumstances("organisation " + attributes, Map.of(), attributes, true);
    }

    static Circumstances disabledOrganization() {
        return new Circumstances("organisation disabled", Map.of(), Map.of(), false);
    }

    /**
     * Every value of every setting, all others as in the demo; the widest and the narrowest together; and what an organisation
     * overrides, over a realm that says the opposite. All combinations are the plain tests' to go through.
     */
    static List<Circumstances> all() {
        return List.of(
                USUAL,
                realm("mode", "registered"),
                realm("mode", "nonsense"),
                realm("ticketing", "off"),
                realm("ticketing", "nonsense"),
                realm("account-wide-viewing", "on"),
                realm("forum", "everyone"),
                realm("forum", "nobody"),
                realm("forum", "off"),
                realm("add-request-box", "off"),
                realm("submit-tab", "off"),
                realm("sign-in-to-submit", "on"),
                realm("organization-key-required", "on"),
                realm("default-level", "portal-member"),
                realm("default-level", "portal-coordinator"),
                realm("default-level", "no-such-level"),
                realm("account-wide-viewing", "on", "forum", "everyone", "default-level", "portal-coordinator"),
                realm("ticketing", "off", "account-wide-viewing", "on", "default-level", "portal-member"),
                organization("account-wide-viewing", "on"),
                organization("default-level", "portal-member"),
                realm("account-wide-viewing", "on").but("account-wide-viewing", "off"),
                realm("account-wide-viewing", "on").but("account-wide-viewing", "perhaps"),
                realm("default-level", "portal-member").but("default-level", "none"),
                disabledOrganization());
    }

    /** The same, but with these overrides in the organisations. */
    private Circumstances but(String... namesAndValues) {
        Map<String, String> there = attributes(namesAndValues);
        return new Circumstances(name + " but there " + there, realm, there, enabled);
    }

    private static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put("portal." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    @Override
    public String toString() {
        return name;
    }
}
