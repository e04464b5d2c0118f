package dev.portico.extension.organizations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm's organisations, through the eyes of one caller; there is no way around them. */
public final class Organizations {

    private final OrganizationRows rows;
    private final Directory directory;
    private final Caller caller;

    private Organizations(OrganizationRows rows, Directory directory, Caller caller) {
        this.rows = rows;
        this.directory = directory;
        this.caller = caller;
    }

    public static Organizations visibleTo(Caller caller, KeycloakSession session, RealmModel realm) {
        return new Organizations(new OrganizationRows(session, realm), Directory.of(session, realm), caller);
    }

    /** By id or alias; throws a 404 when there is none or it is not the caller's to see. */
    public Organization find(String idOrAlias) {
        return find(directory, rows, idOrAlias).filter(caller::sees).orElseThrow(Problem::notFound);
    }

    /** Those whose name or alias begins with what was searched for, by alias; with one statement for a page. */
    List<Organization> list(Optional<String> search, Paging paging) {
        if (caller.sight() == Caller.Sight.NONE) {
            throw noneToSee();
        }
        List<Organization> found = new ArrayList<>();
        String after = paging.after();
        while (directory.hasOrganizations() && found.size() < paging.rows()) {
            List<OrganizationRows.Row> batch = batch(search, after, paging.rows());
            batch.stream()
                    .map(OrganizationRows.Row::shown)
                    .filter(caller::sees)
                    .limit(paging.rows() - (long) found.size())
                    .forEach(found::add);
            if (batch.size() < paging.rows()) {
                break;
            }
            after = batch.get(batch.size() - 1).alias();
        }
        boolean seesNone = found.isEmpty() && search.isEmpty() && paging.after().isEmpty();
        if (seesNone && caller.sight() == Caller.Sight.BY_PERMISSION) {
            throw noneToSee();
        }
        if (seesNone && caller.sight() == Caller.Sight.OWN) {
            throw Problem.forbidden(Reason.NOT_A_MEMBER, "You belong to no organization");
        }
        return found;
    }

    /**
     * How many members these have, by id, with one statement for all; of those that miss, none. Empty where that is not the caller's
     * to know: who runs nothing would count with it whom they may not see.
     */
    Optional<Map<String, Long>> members(List<Organization> found) {
        return caller.runsEverything()
                ? Optional.of(rows.members(
                        found.stream().map(each -> each.id().value()).toList()))
                : Optional.empty();
    }

    private static WebApplicationException noneToSee() {
        return Problem.forbidden(Reason.MISSING_PERMISSION, "This needs view-organizations");
    }

    private List<OrganizationRows.Row> batch(Optional<String> search, String after, int size) {
        return caller.sight() == Caller.Sight.BY_PERMISSION
                ? rows.permitted(search, after, size)
                : rows.list(search, after, scope(), size);
    }

    private OrganizationRows.Scope scope() {
        return switch (caller.sight()) {
            case ALL, BY_PERMISSION, NONE -> OrganizationRows.Scope.EVERYTHING;
            case OWN -> OrganizationRows.Scope.of(person(), false);
            case ASSIGNED -> OrganizationRows.Scope.of(person(), true);
        };
    }

    private String person() {
        return caller.user().orElseThrow(Problem::notFound).getId();
    }

    /** Ids compare whole and with case, whatever the database thinks of letters. */
    private static Optional<Organization> find(Directory directory, OrganizationRows rows, String idOrAlias) {
        String wanted = Input.id(idOrAlias);
        Set<OrganizationRows.Row> found = rows.named(wanted).stream().collect(Collectors.toSet());
        return found.stream()
                .filter(row -> row.id().equals(wanted))
                .findFirst()
                .or(() ->
                        found.stream().filter(row -> row.alias().equals(wanted)).findFirst())
                .flatMap(row -> directory.organization(new OrganizationId(row.id())));
    }
}
