package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.Collection;
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
            return new Step(Kind.REALM_ROLE, wanted.getName(), Step.Action.CREATE, made(wanted));
        }
        if (!isMarkedLike(found.get(), wanted)) {
            return new Step(
                    Kind.REALM_ROLE, wanted.getName(), Step.Action.CONFLICT, Wording.ROLE_OF_OTHERS.with(mark(wanted)));
        }
        Set<String> there = parts(found.get());
        return there.equals(parts(wanted))
                ? new Step(Kind.REALM_ROLE, wanted.getName(), Step.Action.THERE, Wording.THERE.with())
                : new Step(
                        Kind.REALM_ROLE,
                        wanted.getName(),
                        Step.Action.KEEP,
                        there.isEmpty()
                                ? Wording.ROLE_MADE_OF_NOTHING.with()
                                : Wording.ROLE_MADE_OTHERWISE.with(List.copyOf(there)));
    }

    static Step of(ClientScopeRepresentation wanted, Optional<ClientScopeRepresentation> found) {
        if (found.isEmpty()) {
            return new Step(
                    Kind.CLIENT_SCOPE,
                    wanted.getName(),
                    Step.Action.CREATE,
                    Wording.SCOPE.with(wanted.getDescription()));
        }
        Set<String> there = mappers(found.get());
        Set<String> needed = mappers(wanted);
        boolean ours = !Blueprint.isOurs(wanted.getName())
                || (there.containsAll(needed) && (!needed.isEmpty() || there.isEmpty()));
        return ours
                ? new Step(Kind.CLIENT_SCOPE, wanted.getName(), Step.Action.THERE, Wording.THERE.with())
                : new Step(Kind.CLIENT_SCOPE, wanted.getName(), Step.Action.CONFLICT, Wording.SCOPE_OF_OTHERS.with());
    }

    static Step of(ClientRepresentation wanted, Optional<ClientRepresentation> found) {
        if (found.isEmpty()) {
            return new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.CREATE, made(wanted));
        }
        if (!isLike(found.get(), wanted)) {
            return new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.CONFLICT, Wording.CLIENT_OF_OTHERS.with());
        }
        return found.get().getRedirectUris().containsAll(wanted.getRedirectUris())
                ? new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.THERE, Wording.THERE.with())
                : new Step(Kind.CLIENT, wanted.getClientId(), Step.Action.KEEP, Wording.CLIENT_ELSEWHERE.with());
    }

    /** What people could edit there would prolong their access. */
    static Step of(UPAttribute wanted, Optional<UPAttribute> found) {
        if (found.isEmpty()) {
            return new Step(
                    Kind.USER_PROFILE_ATTRIBUTE,
                    wanted.getName(),
                    Step.Action.CREATE,
                    Wording.ATTRIBUTE_NEW.with(
                            among(wanted.getPermissions().getView()),
                            among(wanted.getPermissions().getEdit())));
        }
        boolean wider = Blueprint.isOurs(wanted.getName()) && isWider(found.get(), wanted);
        return wider
                ? new Step(
                        Kind.USER_PROFILE_ATTRIBUTE,
                        wanted.getName(),
                        Step.Action.CONFLICT,
                        Wording.ATTRIBUTE_TOO_OPEN.with(
                                among(wanted.getPermissions().getEdit())))
                : new Step(Kind.USER_PROFILE_ATTRIBUTE, wanted.getName(), Step.Action.THERE, Wording.THERE.with());
    }

    private static Remark made(RoleRepresentation wanted) {
        return parts(wanted).isEmpty()
                ? Wording.ROLE.with(wanted.getDescription())
                : Wording.ROLE_MADE_OF.with(described(wanted.getDescription(), parts(wanted)));
    }

    private static Remark made(ClientRepresentation wanted) {
        return wanted.getRedirectUris().isEmpty()
                ? Wording.CLIENT.with(wanted.getDescription())
                : Wording.CLIENT_FOR.with(described(wanted.getDescription(), wanted.getRedirectUris()));
    }

    private static List<String> described(String description, Collection<String> more) {
        return Stream.concat(Stream.of(description), more.stream()).toList();
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

    static String among(Set<String> roles) {
        return new TreeSet<>(roles).stream().map(role -> role + "s").collect(Collectors.joining(" and "));
    }
}
