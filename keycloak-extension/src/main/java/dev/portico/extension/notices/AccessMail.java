package dev.portico.extension.notices;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.mails.MailKind;
import dev.portico.extension.mails.SentMails;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Mails about changed access, in the language of whoever gets them; none of them says why, which is not theirs to know. */
final class AccessMail {

    private static final Logger LOG = Logger.getLogger(AccessMail.class);

    private static final String TEMPLATE = "portal-access-changed.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Optional<String> doer;
    private final Actor actor;

    /** @param doer name of who changed it; empty when it was the vendor */
    AccessMail(KeycloakSession session, RealmModel realm, Optional<String> doer, Actor actor) {
        this.session = session;
        this.realm = realm;
        this.doer = doer;
        this.actor = actor;
    }

    void toPerson(UserModel person, Organization organization, AccessChange change) {
        Map<String, Object> words = words(organization);
        words.putAll(invitation(change, organization));
        words.put("lines", lines(change, languageOf(person)));
        send(person, organization, "mine", List.of(organization.name(), application()), words);
    }

    void toAdmin(UserModel admin, UserModel person, Organization organization, AccessChange change) {
        Map<String, Object> words = words(organization);
        words.putAll(invitation(change, organization));
        words.put("person", PersonName.of(person));
        words.put("address", Objects.requireNonNullElse(person.getEmail(), ""));
        words.put("lines", lines(change, languageOf(admin)));
        send(admin, organization, "others", List.of(organization.name(), PersonName.of(person)), words);
    }

    void ofMany(UserModel admin, int people, Organization organization) {
        Map<String, Object> words = words(organization);
        words.put("lines", List.of());
        words.put("people", people);
        send(admin, organization, "many", List.of(organization.name(), people), words);
    }

    private List<Line> lines(AccessChange change, Locale language) {
        Line.Dates dates = new Line.Dates(language);
        return change.entries().stream()
                .map(entry -> Line.of(entry, this::titleOf, dates))
                .distinct()
                .toList();
    }

    /** Who invited, where all this came with an invitation; the vendor's people stay the vendor. */
    private Map<String, Object> invitation(AccessChange change, Organization organization) {
        Directory directory = Directory.of(session, realm);
        return change.inviter()
                .map(id -> Map.<String, Object>of(
                        "invited",
                        true,
                        "inviter",
                        Optional.ofNullable(session.users().getUserById(realm, id))
                                .filter(user -> directory.isMember(user, organization.id()))
                                .flatMap(user -> PersonName.toCustomers(user, () -> directory.isVendor(user)))
                                .orElse("")))
                .orElse(Map.of());
    }

    /** Where the portal is, if its client says so. */
    private String portal() {
        ClientModel portal = realm.getClientByClientId("portal");
        String base = portal == null ? null : portal.getBaseUrl();
        String root = portal == null ? null : portal.getRootUrl();
        return Stream.of(
                        Objects.requireNonNullElse(base, ""),
                        Objects.requireNonNullElse(root, "") + Objects.requireNonNullElse(base, ""))
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
                .findFirst()
                .orElse("");
    }

    private String titleOf(String role) {
        RoleModel model = realm.getRole(role);
        String title = model == null ? null : model.getFirstAttribute("portal.title");
        return title == null || title.isBlank() ? role : title;
    }

    private Map<String, Object> words(Organization organization) {
        Map<String, Object> words = new HashMap<>();
        words.put("organizationName", organization.name());
        words.put("application", application());
        words.put("doer", doer.orElse(""));
        words.put("invited", false);
        words.put("inviter", "");
        words.put("portal", portal());
        return words;
    }

    private String application() {
        ClientModel portal = realm.getClientByClientId("portal");
        return Optional.ofNullable(portal == null ? null : portal.getName())
                .filter(name -> !name.isBlank())
                .orElse(realm.getName());
    }

    private Locale languageOf(UserModel reader) {
        return session.getContext().resolveLocale(reader, true);
    }

    private void send(
            UserModel reader, Organization organization, String kind, List<Object> subject, Map<String, Object> words) {
        if (reader.getEmail() == null || reader.getEmail().isBlank()) {
            return;
        }
        words.put("kind", kind);
        words.put("reader", PersonName.of(reader));
        SentMails.Sending sending = new SentMails.Sending(
                MailKind.ACCESS_CHANGED,
                organization.id(),
                Optional.of(new UserId(reader.getId())),
                Optional.empty(),
                actor.id());
        try {
            SentMails.of(session, realm).send(sending, by -> session.getProvider(EmailTemplateProvider.class)
                    .setRealm(by)
                    .setUser(reader)
                    .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                    .send("portalAccessChanged." + kind + ".subject", subject, TEMPLATE, words));
        } catch (EmailException failed) {
            LOG.warnf(failed, "User %s could not be told of changed access", reader.getId());
        }
    }
}
