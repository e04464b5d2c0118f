package dev.portico.extension.installation;

import dev.portico.extension.words.Remark;
import java.util.List;
import java.util.Locale;

/** What is said of the steps of a plan and of a removal, of what would be missed, and of the realm; in English, with gaps. */
enum Wording {
    THERE("It is there"),
    ORGANIZATIONS_ON("Organizations are switched on"),
    ORGANIZATIONS_OFF("Organizations are switched on, from off: customers are organizations"),
    ROLE("{0}"),
    ROLE_MADE_OF("{0}; made of {1…}"),
    ROLE_OF_OTHERS(
            "A role of this name is there and not the portal's: rename it, or give it the attribute {0} = true if it is"
                    + " meant to be"),
    ROLE_MADE_OTHERWISE("It is there, made of {0…}; it stays so"),
    ROLE_MADE_OF_NOTHING("It is there, made of nothing; it stays so"),
    SCOPE("{0}"),
    SCOPE_OF_OTHERS("A client scope of this name is there and not the portal's: rename it"),
    CLIENT("{0}"),
    CLIENT_FOR("{0} For {1…}"),
    CLIENT_OF_OTHERS("A client of this name is there and not the portal's: rename it"),
    CLIENT_ELSEWHERE("It is there, for a portal at another address; change its addresses, or remove it and ask again"),
    ACTION_NEW("Asked first after every login; tells who may not enter. It concerns only clients that ask for access"),
    ACTION_ON("It is enabled"),
    ACTION_OFF("Enabled, from disabled"),
    GROUP_NEW("Under which admins find it in the user profile"),
    ATTRIBUTE_NEW("Seen by {0}, changed by {1}"),
    ATTRIBUTE_TOO_OPEN("It is there, for others to change than {0} or for one value only: put that right"),
    VALUE("{0}"),
    VALUE_OTHERWISE("It is set otherwise than in a new realm and stays so"),
    LOGIN_TELLS_NOTHING("The browser flow tells nobody which addresses and domains are customers'"),
    LOGIN_KEPT_AS_WISHED(Wording.ASKS_NAME_FIRST + "as was asked for"),
    LOGIN_KEPT_WITHOUT_ANOTHER_PAGE(Wording.ASKS_NAME_FIRST + "it has no page for name and password besides"),
    LOGIN_KEPT_FOR_PROVIDERS(Wording.ASKS_NAME_FIRST
            + "organizations have identity providers that are found by it; login=copy replaces it all the same"),
    LOGIN_COPIED(
            "A copy of the browser flow {0}, without the page that asks for the name first, is bound instead of it; {0}"
                    + " stays as it is"),

    GONE("It is gone, or goes by another name now"),
    USED("Something else uses it: it stays"),
    FLOW_USED("Something else uses it: it stays, bound or not"),
    FLOW_BOUND_AGAIN("The browser flow {0} is bound again, and the copy removed"),
    FLOW_BOUND_SINCE("Another browser flow was bound since, and stays so"),
    PROFILE_RESTORED("The realm describes its users as Keycloak does again"),
    PROFILE_CHANGED("The description of users was changed since and stays"),
    SET_BACK("Set to {0} again"),
    CHANGED_SINCE("It was changed since and stays"),
    ROLE_HELD("Who holds it loses what it grants"),
    ROLE_HELD_BY_NOBODY("Nobody holds it"),
    ATTRIBUTE_WITH_VALUES("Values are lost when the account is changed next"),
    ATTRIBUTE_WITHOUT_VALUES("Nobody has a value"),
    MADE_BY_INSTALLATION("It was made by the installation"),

    MISSED_BY_ORGANIZATIONS("organizations: {0}, which stay and do not show until they are on again"),
    MISSED_BY_GROUPS("groups: {0}, which stay and grant nothing"),
    MISSED_BY_ROLE("role {0}, which is made of it"),
    MISSED_BY_CLIENT("client {0}"),
    MISSED_BY_RECEIVER("client {0}, which is told of changes by it"),
    MISSED_BY_SESSIONS("open sessions, which end"),
    MISSED_BY_PROVIDER("identity provider {0}"),
    MISSED_BY_LOGINS("every login, since the flow {0} is gone"),
    MISSED_BY_ATTRIBUTE("attribute {0}"),

    ADMINISTRATORS_REALM("This is the realm of Keycloak's own administrators: customers belong into another"),
    WITHOUT_ORGANIZATIONS("Keycloak was built without its feature organization, and nothing works without it"),
    WITHOUT_SIGNALS(
            "Keycloak was built without --features=ssf: who has less rights than before is signed out of the portal"
                    + " instead of noticing at the next request"),
    NO_MAIL_SERVER("The realm has no mail server: nobody can be invited before it has one"),
    NO_PORTAL("No client is made for the portal: say where it is with portal=https://…"),
    TICKETING_OFF(
            "Ticketing is off, so that the portal lets nobody in but operators until it is switched on in its settings");

    private static final String ASKS_NAME_FIRST =
            "It asks for the name first, which tells anybody which addresses and domains are customers'; kept: ";

    private final String english;

    Wording(String english) {
        this.english = english;
    }

    /** Programs know it by this: never renamed. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Remark with(String... values) {
        return with(List.of(values));
    }

    Remark with(List<String> values) {
        return Remark.of(wireName(), english, values);
    }
}
