package dev.portico.extension.installation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;

/** Holds what is wanted against what is there. */
final class Comparison {

    private static final String GUARDED = "portal.access.required";

    private Comparison() {}

    /** A role of ours is one by its mark; without it, it is somebody else's with the same name. */
    static Step of(RoleRepresentation wanted, Optional<RoleRepresentation> found) {
        if (found.isEmpty()) {
            String parts = String.join(", ", parts(wanted));
            return new Step(
                    Kind.REALM_ROLE,
                    wanted.getName(),
                    Step.Action.CREATE,
                    wanted.getDescription() + (parts.isEmpty() ? "" : "; made of " + parts));
        }
        if (!isMarkedLike(found.get(), wanted)) {
            return new Step(
                    Kind.REALM_ROLE,
                    wanted.getName(),
                    Step.Action.CONFLICT,
                    "A role of this name is there and not the portal's: rename it, or give it the attribute "
                            + mark(wanted) + " = true if it is meant to be");
        }
        Set<String> there = parts(found.get());
        return there.equals(parts(wanted))
                ? new Step(Kind.REALM_ROLE, wanted.getName(), Step.Action.THERE, "It is there")
                : new Step(
                        Kind.REALM_ROLE,
                        wanted.getName(),
                        Step.Action.KEEP,
                        "It is there, made of " + String.join(", ", there) + "; it stays so");
    }

    static Step of(ClientScopeRepresentation wanted, Optional<ClientScopeRepresentation> found) {
        if (found.isEmpty()) {
            return new Step(Kind.CLIENT_SCOPE, wanted.getName(), Step.Action.CREATE, wanted.getDescription());
        }
        Set<String> there = mappers(found.get());
        Set<String> needed = mappers(wanted);
        boolean ours = !Blueprint.isOurs(wanted.getName())
                || (there.containsAll(needed) && (!needed.isEmpty() || there.isEmpty()));
        return ours
                ? new Step(Kind.CLIENT_SCOPE, wanted.getName(), Step.Action.THERE, "It is there")
                : new Step(
                        Kind.CLIENT_SCOPE,
                        wanted.getName(),
                        Step.Action.CONFLICT,
                        "A client scope of this name is there and not the portal's: rename it");
    }

    static Step of(ClientRepresentation wanted, Optional<ClientRepresentation> found) {
        if (found.isEmpty()) {
            return new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.CREATE, made(wanted));
        }
        if (!isLike(found.get(), wanted)) {
            return new Step(
                    Kind.CLIENT,
                    wanted.getClientId(),
                    Step.Action.CONFLICT,
                    "A client of this name is there and not the portal's: rename it");
        }
        return found.get().getRedirectUris().containsAll(wanted.getRedirectUris())
                ? new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.THERE, "It is there")
                : new Step(
                        Kind.CLIENT,
                        wanted.getClientId(),
                        Step.Action.KEEP,
                        "It is there, for a portal at another address; change its addresses, or remove it and ask again");
    }

    /** What people could edit there would prolong their access. */
    static Step of(UPAttribute wanted, Optional<UPAttribute> found) {
        if (found.isEmpty()) {
            return new Step(
                    Kind.USER_PROFILE_ATTRIBUTE,
                    wanted.getName(),
                    Step.Action.CREATE,
                    "Seen by " + among(wanted.getPermissions().getView()) + ", changed by "
                            + among(wanted.getPermissions().getEdit()));
        }
        boolean wider = Blueprint.isOurs(wanted.getName()) && isWider(found.get(), wanted);
        return wider
                ? new Step(
                        Kind.USER_PROFILE_ATTRIBUTE,
                        wanted.getName(),
                        Step.Action.CONFLICT,
                        "It is there, for others to change than "
                                + among(wanted.getPermissions().getEdit()) + " or for one value only: put that right")
                : new Step(Kind.USER_PROFILE_ATTRIBUTE, wanted.getName(), Step.Action.THERE, "It is there");
    }

    private static String made(ClientRepresentation wanted) {
        return wanted.getRedirectUris().isEmpty()
                ? wanted.getDescription()
                : wanted.getDescription() + " For " + String.join(", ", wanted.getRedirectUris());
    }

    private static boolean isMarkedLike(RoleRepresentation found, RoleRepresentation wanted) {
        return Optional.ofNullable(found.getAttributes())
                .map(attributes -> attributes.get(mark(wanted)))
                .filter(List.of("true")::equals)
                .isPresent();
    }

    private static String mark(RoleRepresentation role) {
        return role.getAttributes().entrySet().stream()
                .filter(attribute -> attribute.getValue().equals(List.of("true")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> parts(RoleRepresentation role) {
        return Optional.ofNullable(role.getComposites())
                .map(RoleRepresentation.Composites::getRealm)
                .map(names -> new TreeSet<String>(names))
                .orElseGet(TreeSet::new);
    }

    private static Set<String> mappers(ClientScopeRepresentation scope) {
        return Stream.ofNullable(scope.getProtocolMappers())
                .flatMap(List::stream)
                .map(ProtocolMapperRepresentation::getProtocolMapper)
                .collect(Collectors.toSet());
    }

    /** Guarded or not as it should be, with a secret, and nothing that lets people in where nobody is to come in. */
    private static boolean isLike(ClientRepresentation found, ClientRepresentation wanted) {
        boolean lets = found.isStandardFlowEnabled() || found.isImplicitFlowEnabled();
        return !found.isPublicClient()
                && isGuarded(found) == isGuarded(wanted)
                && (!lets || wanted.isStandardFlowEnabled());
    }

    private static boolean isGuarded(ClientRepresentation client) {
        return client.getAttributes() != null
                && "true".equals(client.getAttributes().get(GUARDED));
    }

    private static boolean isWider(UPAttribute found, UPAttribute wanted) {
        return (wanted.isMultivalued() && !found.isMultivalued())
                || (found.getPermissions() != null
                        && !wanted.getPermissions()
                                .getEdit()
                                .containsAll(found.getPermissions().getEdit()));
    }

    private static String among(Set<String> roles) {
        return new TreeSet<>(roles).stream().map(role -> role + "s").collect(Collectors.joining(" and "));
    }
}
