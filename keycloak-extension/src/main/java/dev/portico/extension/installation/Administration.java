package dev.portico.extension.installation;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Whether an administrator may do by themselves, one by one, all that an installation does in one call. */
public record Administration(AdminPermissionEvaluator admin) {

    /** Throws a 403 for who may not. */
    void require() {
        boolean may = admin.realm().canManageRealm()
                && admin.clients().canManage()
                && admin.clients().canManageClientScopes();
        if (!may) {
            throw Problem.forbidden(
                    Reason.MISSING_PERMISSION, "This needs Keycloak's roles manage-realm and manage-clients");
        }
    }
}
