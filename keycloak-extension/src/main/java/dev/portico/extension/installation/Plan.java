package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;

/**
 * What has to be made and changed in a realm, so that it has what the portal needs.
 *
 * <p>Nothing is overwritten: what is there under a name of ours and is something else is a conflict, and what merely differs stays
 * as its administrators want it.
 */
record Plan(List<Step> steps, List<Remark> notes) {

    static final String ORGANIZATIONS = "organizationsEnabled";

    Plan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    static Plan of(Blueprint wanted, Found found, Optional<LoginWish> login) {
        List<Step> steps = new ArrayList<>();
        steps.add(organizations(found));
        var roles = byName(found.realm().getRoles().getRealm(), role -> role.getName());
        wanted.roles().forEach(role -> steps.add(Comparison.of(role, at(roles, role.getName()))));
        var scopes = byName(found.realm().getClientScopes(), scope -> scope.getName());
        wanted.scopes().forEach(scope -> steps.add(Comparison.of(scope, at(scopes, scope.getName()))));
        var clients = byName(found.realm().getClients(), client -> client.getClientId());
        wanted.clients().forEach(client -> steps.add(Comparison.of(client, at(clients, client.getClientId()))));
        steps.add(action(wanted, found));
        steps.addAll(profile(wanted, found.profile()));
        steps.addAll(attributes(wanted, found));
        steps.add(found.login().step(login));
        return new Plan(steps, found.notes());
    }

    /** The same in the realm of Keycloak's own administrators, where customers would be beside them: none of it is done. */
    Plan amongAdministrators(String realm) {
        Step refused = new Step(Kind.REALM_SETTING, realm, Step.Action.CONFLICT, Wording.ADMINISTRATORS_REALM.with());
        return new Plan(Stream.concat(Stream.of(refused), steps.stream()).toList(), notes);
    }

    List<Step> conflicts() {
        return steps.stream()
                .filter(step -> step.action() == Step.Action.CONFLICT)
                .toList();
    }

    List<Step> toBeDone() {
        return steps.stream().filter(Step::isToBeDone).toList();
    }

    private static Step organizations(Found found) {
        return Boolean.TRUE.equals(found.realm().isOrganizationsEnabled())
                ? new Step(Kind.REALM_SETTING, ORGANIZATIONS, Step.Action.THERE, Wording.ORGANIZATIONS_ON.with())
                : new Step(Kind.REALM_SETTING, ORGANIZATIONS, Step.Action.CHANGE, Wording.ORGANIZATIONS_OFF.with());
    }

    private static Step action(Blueprint wanted, Found found) {
        String alias = wanted.action().getAlias();
        Optional<RequiredActionProviderRepresentation> there = found.realm().getRequiredActions().stream()
                .filter(action -> alias.equals(action.getAlias()))
                .findFirst();
        if (there.isEmpty()) {
            return new Step(Kind.REQUIRED_ACTION, alias, Step.Action.CREATE, Wording.ACTION_NEW.with());
        }
        return there.get().isEnabled()
                ? new Step(Kind.REQUIRED_ACTION, alias, Step.Action.THERE, Wording.ACTION_ON.with())
                : new Step(Kind.REQUIRED_ACTION, alias, Step.Action.CHANGE, Wording.ACTION_OFF.with());
    }

    private static List<Step> profile(Blueprint wanted, UPConfig found) {
        List<String> groups =
                OwnProfile.groups(found).stream().map(UPGroup::getName).toList();
        return Stream.concat(
                        wanted.userAttributeGroups().stream()
                                .map(group -> groups.contains(group.getName())
                                        ? new Step(
                                                Kind.USER_PROFILE_GROUP,
                                                group.getName(),
                                                Step.Action.THERE,
                                                Wording.THERE.with())
                                        : new Step(
                                                Kind.USER_PROFILE_GROUP,
                                                group.getName(),
                                                Step.Action.CREATE,
                                                Wording.GROUP_NEW.with())),
                        wanted.userAttributes().stream()
                                .map(attribute -> Comparison.of(
                                        attribute, Optional.ofNullable(found.getAttribute(attribute.getName())))))
                .toList();
    }

    private static List<Step> attributes(Blueprint wanted, Found found) {
        Map<String, String> there = found.realm().getAttributes();
        return wanted.attributes().entrySet().stream()
                .map(attribute -> {
                    String value = there.get(attribute.getKey());
                    if (value == null) {
                        return new Step(
                                Kind.REALM_ATTRIBUTE,
                                attribute.getKey(),
                                Step.Action.CREATE,
                                Wording.VALUE.with(attribute.getValue()));
                    }
                    return Objects.equals(value, attribute.getValue())
                            ? new Step(
                                    Kind.REALM_ATTRIBUTE,
                                    attribute.getKey(),
                                    Step.Action.THERE,
                                    Wording.VALUE.with(value))
                            : new Step(
                                    Kind.REALM_ATTRIBUTE,
                                    attribute.getKey(),
                                    Step.Action.KEEP,
                                    Wording.VALUE_OTHERWISE.with());
                })
                .toList();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static <T> Optional<T> at(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name));
    }
}
