package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The pages of the gate; their texts are {@code portalOrganization.*}, {@code portalKey.*} and {@code portalRefused.*} in the themes. */
final class GatePages {

    /** Reasons with a text of their own. */
    private static final Set<Reason> EXPLAINED = Set.of(
            Reason.NO_ACCESS,
            Reason.USER_DISABLED,
            Reason.ORGANIZATION_DISABLED,
            Reason.NOT_A_MEMBER,
            Reason.EXPIRED,
            Reason.MODULE_OFF);

    private final RequiredActionContext context;
    private final LoginRequest request;

    GatePages(RequiredActionContext context, LoginRequest request) {
        this.context = context;
        this.request = request;
    }

    Response choice(Entrance.Choice choice) {
        return form(choice.organizations()).createForm("portal-organization.ftl");
    }

    /**
     * The page that asks for the key.
     *
     * @param trouble with the key that was shown; the key itself is never put into a page
     * @param left how many tries are left, where it is time to say so
     */
    Response locked(Entrance.Locked locked, KeyStep.Trouble trouble, Optional<Integer> left) {
        return form(List.of())
                .setAttribute("organizationName", locked.organization().name())
                .setAttribute("trouble", trouble.text())
                .setAttribute("left", left.map(String::valueOf).orElse(""))
                .createForm("portal-key.ftl");
    }

    Response closed(Entrance.Closed closed) {
        return form(closed.elsewhere())
                .setAttribute("reason", text(closed))
                .setAttribute(
                        "organizationName",
                        closed.organization().map(Organization::name).orElse(""))
                .setStatus(Response.Status.FORBIDDEN)
                .createForm("portal-refused.ftl");
    }

    private LoginFormsProvider form(List<Organization> organizations) {
        return context.form()
                .setAttribute("organizations", organizations)
                .setAttribute("application", request.application())
                .setAttribute("person", context.getUser().getUsername());
    }

    private String text(Entrance.Closed closed) {
        if (closed.reason() == Reason.NOT_A_MEMBER && closed.elsewhere().isEmpty() && !request.asksForOrganization()) {
            return "no-organization";
        }
        return EXPLAINED.contains(closed.reason()) ? closed.reason().wireName() : "other";
    }
}
