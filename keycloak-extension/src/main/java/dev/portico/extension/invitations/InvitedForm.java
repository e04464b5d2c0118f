package dev.portico.extension.invitations;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.common.VerificationException;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.organization.utils.Organizations;

/** Keycloak's registration page, which for somebody invited by name begins with that name filled in. */
public final class InvitedForm extends RegistrationPage {

    /** Above Keycloak's own, which has the same id. */
    private static final int ORDER = 10;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Response render(FormContext context, LoginFormsProvider form) {
        if (HttpMethod.GET.equals(context.getHttpRequest().getHttpMethod())) {
            invited(context).ifPresent(invited -> form.setFormData(names(invited)));
        }
        return super.render(context, form);
    }

    private static Optional<OrganizationInvitationModel> invited(FormContext context) {
        try {
            return Optional.ofNullable(
                            Organizations.parseInvitationToken(context.getSession(), context.getHttpRequest()))
                    .flatMap(token -> OpenedLink.of(context.getSession(), context.getRealm(), token))
                    .flatMap(OpenedLink::keycloaks);
        } catch (VerificationException forged) {
            return Optional.empty();
        }
    }

    private static MultivaluedMap<String, String> names(OrganizationInvitationModel invited) {
        MultivaluedMap<String, String> names = new MultivaluedHashMap<>();
        Optional.ofNullable(invited.getFirstName()).ifPresent(name -> names.putSingle(FIELD_FIRST_NAME, name));
        Optional.ofNullable(invited.getLastName()).ifPresent(name -> names.putSingle(FIELD_LAST_NAME, name));
        return names;
    }
}
