package dev.portico.extension.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person, and what they hold in the organisation a decision is about.
 *
 * @param enabled whether the account is enabled
 * @param isMember whether they belong to the organisation; false where there is none
 * @param granted roles mapped on the organisation groups they are in, there
 * @param held roles held directly or through a realm group: they hold everywhere, the vendor's only this way
 * @param until when access there ends; empty for never
 */
public record Member(
        UserId id, boolean enabled, boolean isMember, List<Role> granted, List<Role> held, Optional<Instant> until) {

    public Member {
        granted = List.copyOf(granted);
        held = List.copyOf(held);
    }

    /** Whether they work for the vendor, by a role that lets do something. */
    public boolean isVendor() {
        return held.stream().anyMatch(role -> role.is(Role.Kind.VENDOR));
    }

    /** Whether a role they were given, and not only a default, restricts them to their own tickets (R55). */
    public boolean isRestricted() {
        return Stream.concat(granted.stream(), held.stream()).anyMatch(Role::ownTicketsOnly);
    }

    /** The same person with an account that is enabled, or not. */
    public Member enabled(boolean other) {
        return new Member(id, other, isMember, granted, held, until);
    }

    /** The same person seen as a customer only: what a token for an organisation shows. */
    public Member asCustomer() {
        return new Member(
                id,
                enabled,
                isMember,
                granted,
                held.stream().filter(role -> !role.is(Role.Kind.VENDOR)).toList(),
                until);
    }
}
