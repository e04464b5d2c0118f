package dev.portico.extension.invitations;

import dev.portico.extension.access.AccessRules;
import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody will be able to do once they have accepted, as the rules would decide today.
 *
 * @param gets {@code portalInvitation.gets.*}: the texts that say so, in the order to read them in
 */
record Prospect(List<String> gets) {

    private static final String TEXTS = "portalInvitation.gets.";

    static Prospect of(Directory directory, Organization organization, Wanted wanted, Instant now) {
        List<Role> granted = Stream.concat(
                        Stream.concat(
                                        wanted.level().stream(),
                                        wanted.addOns().stream().sorted())
                                .flatMap(name -> directory.roles().find(name).stream()),
                        wanted.ownTicketsOnly()
                                ? Stream.of(Role.restriction(Role.OWN_TICKETS_ONLY))
                                : Stream.<Role>empty())
                .toList();
        Member invited = new Member(new UserId("invited"), true, true, granted, List.of(), wanted.until());
        Decision decision = new AccessRules(directory.roles()).decide(directory.settings(), organization, invited, now);
        return new Prospect(Stream.of(
                        when(decision, Permission.TICKETS_CREATE, "create"),
                        when(decision, Permission.TICKETS_OWN, "own"),
                        when(decision, Permission.TICKETS_ORGANIZATION, "organization"),
                        when(decision, Permission.MESSENGER_CONTACT, "messenger"),
                        when(decision, Permission.MEMBERS_INVITE, "invite"),
                        when(decision, Permission.MEMBERS_ASSIGN_LEVELS, "levels"))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<String> when(Decision decision, Permission permission, String text) {
        return decision.allows(permission) ? Optional.of(TEXTS + text) : Optional.empty();
    }
}
