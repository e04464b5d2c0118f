package dev.portico.portal.members;

import dev.portico.portal.access.Refused;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.members.api.UserManagement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The levels somebody may grant in an organisation. */
@ApplicationScoped
class Levels {
    private final UserManagement api;

    Levels(@RestClient UserManagement api) {
        this.api = api;
    }

    /** Those of the extension; none for who may not grant any, which is no mistake on a page that only shows people. */
    List<LevelView> grantable(Customer customer) {
        try {
            return api.levels(customer.id()).items().stream().map(LevelView::of).toList();
        } catch (Denied mayNot) {
            return List.of();
        } catch (Refused refused) {
            if (refused.reason() == Refused.Reason.COULD_NOT_ASK) {
                throw refused;
            }
            return List.of();
        }
    }

    /** With "no access" before them: what a select offers. */
    List<LevelView> offered(Customer customer) {
        return Stream.concat(Stream.of(LevelView.NONE), grantable(customer).stream())
                .toList();
    }
}
