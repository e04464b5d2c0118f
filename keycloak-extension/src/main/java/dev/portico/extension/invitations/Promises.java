package dev.portico.extension.invitations;

import dev.portico.extension.directory.Wanted;
import dev.portico.extension.journal.InvitationEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Writes what an invitation grants by the ids of roles, which outlive a renaming, and reads it again. */
record Promises(RealmModel realm) {

    private static final String SEPARATOR = " ";

    void write(Wanted wanted, InvitationEntity invitation) {
        invitation.grants(
                wanted.level().map(this::id).orElse(null),
                wanted.addOns().stream().sorted().map(this::id).collect(Collectors.joining(SEPARATOR)),
                wanted.ownTicketsOnly(),
                wanted.until().map(Instant::toEpochMilli).orElse(null));
    }

    Promise of(InvitationEntity invitation) {
        Optional<String> levelId = Optional.ofNullable(invitation.levelId());
        List<String> addOnIds = Stream.of(invitation.addOnIds().split(SEPARATOR, -1))
                .filter(id -> !id.isEmpty())
                .toList();
        Optional<String> level = levelId.flatMap(this::name);
        Set<String> addOns = addOnIds.stream().flatMap(id -> name(id).stream()).collect(Collectors.toSet());
        return new Promise(
                new Wanted(
                        level,
                        addOns,
                        invitation.ownTicketsOnly(),
                        Optional.ofNullable(invitation.endsAt()).map(Instant::ofEpochMilli)),
                level.isPresent() != levelId.isPresent() || addOns.size() != addOnIds.size());
    }

    private String id(String name) {
        return realm.getRole(name).getId();
    }

    private Optional<String> name(String id) {
        return Optional.ofNullable(realm.getRoleById(id)).map(RoleModel::getName);
    }
}
