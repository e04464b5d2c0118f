package dev.portico.portal.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a verified access token, in plain Java ({@code Map}, {@code Collection}, {@code String}, {@code Boolean}); see the
 * token contract. Roles ({@code realm_access}) are never looked at.
 */
public record Claims(Map<String, ?> values) {

    /**
     * Who is asking.
     *
     * @throws InvalidClaims when the organisation's id and entry do not agree, or the subject is missing
     */
    public Viewer viewer() {
        return new Viewer(
                Optional.of(account()), organization(), permissions("entitlements"), values.containsKey("act"));
    }

    /** What the bearer is shown to be able to do; what they can is {@link #viewer()}'s. */
    public Shown shown() {
        Viewer viewer = viewer();
        return viewer.readOnly() ? Shown.through(viewer, permissions("shown_entitlements"), roles()) : Shown.of(viewer);
    }

    /** Names of the roles held in the organisation; for people's eyes, as its name is. */
    private List<String> roles() {
        List<String> roles = new ArrayList<>();
        if (values.get("organization") instanceof Map<?, ?> organizations) {
            for (Object facts : organizations.values()) {
                if (facts instanceof Map<?, ?> known && known.get("roles") instanceof Collection<?> names) {
                    names.forEach(name -> roles.add(String.valueOf(name)));
                }
            }
        }
        return roles;
    }

    /**
     * What of the token can go out of date.
     *
     * @throws InvalidClaims when {@code portal_rev} is not three numbers, {@code iat} or {@code exp} is missing, or somebody looks through
     *     the bearer's eyes and it is not told who, and since when they may
     */
    public Stamp stamp() {
        Revision revision = values.get("portal_rev") == null ? Revision.NONE : revision("portal_rev");
        Stamp stamp = Stamp.of(viewer(), revision, text("sid").orElse(""), seconds("iat"), seconds("exp"));
        return values.containsKey("act") || values.containsKey("act_rev")
                ? stamp.with(actor(), organization().map(Organization::id), revision("act_rev"))
                : stamp;
    }

    /** Who looks (RFC 8693, section 4.1). */
    private UserId actor() {
        if (values.get("act") instanceof Map<?, ?> act && act.get("sub") instanceof String sub && !sub.isBlank()) {
            return new UserId(sub);
        }
        throw new InvalidClaims("act names nobody");
    }

    private Revision revision(String claim) {
        try {
            return Revision.of(text(claim).orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidClaims(claim + " is not three numbers");
        }
    }

    private long seconds(String claim) {
        if (!(values.get(claim) instanceof Number number)) {
            throw new InvalidClaims(claim + " is missing");
        }
        return number.longValue();
    }

    private Account account() {
        String subject = text("sub").orElseThrow(() -> new InvalidClaims("sub is missing"));
        Optional<String> mail =
                Boolean.TRUE.equals(values.get("email_verified")) ? text("email") : Optional.<String>empty();
        return new Account(new UserId(subject), text("name").orElseGet(this::unnamed), mail);
    }

    /** Customers read what the vendor's are called: what these log in with is not for them. */
    private String unnamed() {
        return isVendors() ? Account.SUPPORT : text("preferred_username").orElse("?");
    }

    /** Outside of organisations nobody but the vendor's staff may do anything. */
    private boolean isVendors() {
        return organization().isEmpty() && !permissions("entitlements").isEmpty();
    }

    private Optional<Organization> organization() {
        Optional<String> id = text("org_id");
        @Nullable Object entries = values.get("organization");
        if (id.isEmpty() && entries == null) {
            return Optional.empty();
        }
        if (id.isEmpty() || !(entries instanceof Map<?, ?> map) || map.size() != 1) {
            throw new InvalidClaims("org_id and organization must name one organisation");
        }
        Map.Entry<?, ?> entry = map.entrySet().iterator().next();
        if (!(entry.getKey() instanceof String alias)
                || !(entry.getValue() instanceof Map<?, ?> facts)
                || !id.get().equals(facts.get("id"))) {
            throw new InvalidClaims("org_id and organization disagree");
        }
        String name = facts.get("name") instanceof String given && !given.isBlank() ? given : alias;
        return Optional.of(new Organization(new OrganizationId(id.get()), alias, name));
    }

    private Set<Permission> permissions(String claim) {
        Set<Permission> known = EnumSet.noneOf(Permission.class);
        if (values.get(claim) instanceof Collection<?> names) {
            names.forEach(name -> {
                if (name != null) {
                    Permission.of(name).ifPresent(known::add);
                }
            });
        }
        return known;
    }

    private Optional<String> text(String claim) {
        return values.get(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
