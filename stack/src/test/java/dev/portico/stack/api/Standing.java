package dev.portico.stack.api;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.UserRepresentation;

/** What somebody can be before they are helped. */
enum Standing {
    NO_ACCESS,
    MEMBER("portal-member"),
    ADMIN("portal-admin"),
    OWN_ONLY("portal-coordinator portal-own-tickets-only"),
    ADD_ON_ONLY("enable-in-app-messenger"),
    EXPIRED("portal-member portal-own-tickets-only") {
        @Override
        void befall(SharedStack stack, UserRepresentation user, String organization) {
            user.setAttributes(Map.of("portal.until", List.of(organization + " 2020-01-31T00:00:00Z")));
            stack.realm().users().get(user.getId()).update(user);
        }
    },
    DISABLED("portal-member") {
        @Override
        void befall(SharedStack stack, UserRepresentation user, String organization) {
            user.setEnabled(false);
            stack.realm().users().get(user.getId()).update(user);
        }
    },
    VENDOR {
        @Override
        void befall(SharedStack stack, UserRepresentation user, String organization) {
            holds(stack, user, "support-agent");
        }
    },
    DISABLED_AGENT {
        @Override
        void befall(SharedStack stack, UserRepresentation user, String organization) {
            VENDOR.befall(stack, user, organization);
            DISABLED.befall(stack, user, organization);
        }
    },
    HELD_BUT_NO_MEMBER {
        @Override
        void befall(SharedStack stack, UserRepresentation user, String organization) {
            holds(stack, user, "portal-member");
            stack.realm()
                    .organizations()
                    .get(organization)
                    .members()
                    .member(user.getId())
                    .delete()
                    .close();
        }
    };

    /** With a blank in between. */
    private final String roles;

    Standing() {
        this("");
    }

    Standing(String roles) {
        this.roles = roles;
    }

    /** Somebody new who is that, in this company. */
    People.Person somebody(SharedStack stack, Company company) {
        People.Person person = company.somebody(roles.isEmpty() ? new String[0] : roles.split(" ", -1));
        befall(stack, stack.realm().users().get(person.id()).toRepresentation(), company.id);
        return person;
    }

    void befall(SharedStack stack, UserRepresentation user, String organization) {
        // nothing more
    }

    private static void holds(SharedStack stack, UserRepresentation user, String role) {
        stack.realm()
                .users()
                .get(user.getId())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get(role).toRepresentation()));
    }
}
