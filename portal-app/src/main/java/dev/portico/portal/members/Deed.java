package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
import java.util.Arrays;
import java.util.Optional;

/** What can be done with a person at once, after one look at a page that names them. */
public enum Deed {
    RESET_PASSWORD("reset-password", "reset-password", "bi-key", false),
    /** Asked on a page of its own, {@link KeyLinkPage}. */
    SEND_ORGANIZATION_KEY("send-organization-key", "send-organization-key", "bi-envelope", false),
    REVOKE("revoke", "assign-levels", "bi-slash-circle", true),
    DEACTIVATE("deactivate", "deactivate", "bi-person-dash", true),
    ACTIVATE("activate", "activate", "bi-person-check", false);

    private final String code;
    private final String right;
    private final String icon;
    private final boolean grave;

    Deed(String code, String right, String icon, boolean grave) {
        this.code = code;
        this.right = right;
        this.icon = icon;
        this.grave = grave;
    }

    /** The word in addresses, and in the contract but for taking access away. */
    public String code() {
        return code;
    }

    public String icon() {
        return icon;
    }

    /** True for what takes something away from the person. */
    public boolean grave() {
        return grave;
    }

    /** Message keys of this deed: {@code deactivate}, {@code deactivate_question} and so on. */
    public String key() {
        return code.replace('-', '_');
    }

    boolean possible(Member member) {
        return member.may(right) && (this != REVOKE || !member.level().equals(Member.NO_LEVEL));
    }

    static Optional<Deed> of(String code) {
        return Arrays.stream(values()).filter(deed -> deed.code.equals(code)).findFirst();
    }
}
