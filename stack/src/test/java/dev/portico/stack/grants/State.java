package dev.portico.stack.grants;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What has become of somebody's access by the time they ask; everybody was a Member of an organisation of their own, or nothing. */
enum State {
    WITH_ACCESS("with access", "") {
        @Override
        void come(Stage stage, Subject subject) {}
    },
    NO_LEVEL("no level", "no-access") {
        @Override
        void come(Stage stage, Subject subject) {}
    },
    /** By an admin, in User Management. */
    REVOKED("revoked after login", "no-access") {
        @Override
        void come(Stage stage, Subject subject) {
            subject.accounts().forEach(each -> stage.deed("DELETE", subject, each, ""));
        }
    },
    DEACTIVATED("deactivated", "user-disabled") {
        @Override
        void come(Stage stage, Subject subject) {
            subject.accounts().forEach(each -> stage.deed("POST", subject, each, "/deactivate"));
        }
    },
    REACTIVATED("deactivated and re-activated", "") {
        @Override
        void come(Stage stage, Subject subject) {
            DEACTIVATED.come(stage, subject);
            subject.accounts().forEach(each -> stage.deed("POST", subject, each, "/activate"));
        }
    },
    /** The switch on the user's page, off and on again: Keycloak's admin API, and nothing of ours. */
    REACTIVATED_IN_THE_CONSOLE("the same, in the console", "") {
        @Override
        void come(Stage stage, Subject subject) {
            subject.accounts().forEach(each -> stage.enable(each, false));
            subject.accounts().forEach(each -> stage.enable(each, true));
        }
    },
    ORGANIZATION_DISABLED("organisation disabled", "organization-disabled") {
        @Override
        void come(Stage stage, Subject subject) {
            stage.disable(subject.organization());
        }
    },
    /** The date is set after everybody has logged in: their tokens do not know it. */
    EXPIRED("end date passed", "expired") {
        @Override
        void come(Stage stage, Subject subject) {
            Instant end = Instant.now().plusMillis(1500).truncatedTo(ChronoUnit.MILLIS);
            subject.accounts().forEach(each -> stage.until(each, subject.organization(), end));
            await().until(() -> Instant.now().isAfter(end));
        }
    },
    MODULE_OFF("ticketing off", "module-off") {
        @Override
        void come(Stage stage, Subject subject) {
            stage.ticketing("off");
        }

        @Override
        void go(Stage stage) {
            stage.ticketing("on");
        }
    };

    private final String title;
    private final String reason;

    State(String title, String reason) {
        this.title = title;
        this.reason = reason;
    }

    /** Makes it so for this person and for the service account that stands beside them. */
    abstract void come(Stage stage, Subject subject);

    /** What is left of it beyond the organisation and people it was made for. */
    void go(Stage stage) {}

    String title() {
        return title;
    }

    /** What a refusal says; empty where access is as before. */
    String reason() {
        return reason;
    }

    /** Whether everything from before is over, whatever holds now. */
    boolean endsEverything() {
        return this == DEACTIVATED || isReactivated();
    }

    boolean isReactivated() {
        return this == REACTIVATED || this == REACTIVATED_IN_THE_CONSOLE;
    }

    /** The roles everybody begins with. */
    String[] roles() {
        return this == NO_LEVEL ? new String[0] : new String[] {"portal-member"};
    }
}
