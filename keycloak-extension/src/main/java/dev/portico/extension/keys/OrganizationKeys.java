package dev.portico.extension.keys;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Settings;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Departures;
import dev.portico.extension.journal.OrganizationKeyEntity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The organisations' keys. Kept is a salted hash, by the algorithm that the realm's passwords have, and compared by Keycloak.
 *
 * <p>Organisations that ask for none cost no statement. Into one that asks for a key and has none, whoever had it asked for, come only
 * those who may choose it.
 */
public final class OrganizationKeys {

    private final KeycloakSession session;
    private final RealmModel realm;
    private @Nullable Settings everywhere;

    private OrganizationKeys(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static OrganizationKeys of(KeycloakSession session, RealmModel realm) {
        return new OrganizationKeys(session, realm);
    }

    /** The key that this person has to show here; empty where none is asked for. One that was never made is shown by nobody. */
    public Optional<OrganizationKey> askedOf(UserModel user, Organization organization) {
        if (!isRequired(organization)) {
            return Optional.empty();
        }
        return find(organization.id())
                .or(() -> mayChoose(user, organization)
                        ? Optional.empty()
                        : Optional.of(OrganizationKey.neverMade(organization.id())));
    }

    /** Whether a key is asked of this person here that was never made, so that they cannot show it. */
    public boolean isLockedOut(UserModel user, Organization organization) {
        return askedOf(user, organization)
                .filter(key -> key.equals(OrganizationKey.neverMade(organization.id())))
                .isPresent();
    }

    /** The key that is asked for here; empty where none is, or none was made. */
    public Optional<OrganizationKey> askedIn(Organization organization) {
        return isRequired(organization) ? find(organization.id()) : Optional.empty();
    }

    /** Whether this session has not shown the key that is asked for here. */
    public boolean areLackedBy(UserSessionModel userSession, Organization organization) {
        return askedOf(userSession.getUser(), organization)
                .filter(key -> !ShownKeys.include(userSession, key))
                .isPresent();
    }

    /** The same for a token that was made before: it goes on for whoever chose the key in its session. */
    public boolean outdate(UserSessionModel userSession, Organization organization) {
        return askedOf(userSession.getUser(), organization)
                .filter(key -> isOutdated(userSession, key))
                .isPresent();
    }

    private static boolean isOutdated(UserSessionModel userSession, OrganizationKey key) {
        return !ShownKeys.include(userSession, key) && !ShownKeys.isChosenIn(userSession, key);
    }

    /**
     * Whether what was remembered of this person at that moment, in seconds, still stands for the key: not once they were deactivated, or
     * their access to the organisation was taken, though it may have been given again.
     */
    public boolean remembers(UserModel user, OrganizationId organization, long moment) {
        return moment > session.users().getNotBeforeOfUser(realm, user)
                && !Departures.since(
                        session, realm, organization, new UserId(user.getId()), Instant.ofEpochSecond(moment));
    }

    /** Which of these this person has to show a key in; with one statement, or none, where all have one. */
    public Set<OrganizationId> askedAmong(UserModel user, Collection<Organization> organizations) {
        return among(organizations, organization -> mayChoose(user, organization), key -> true);
    }

    /**
     * In which of these the key that is asked for was neither shown nor chosen in this session ({@link #outdate}); with one statement, or
     * none.
     *
     * @param mayChoose whether this person may choose the key there, where none was made
     */
    public Set<OrganizationId> outdatedAmong(
            UserSessionModel userSession, Collection<Organization> organizations, Predicate<Organization> mayChoose) {
        return among(organizations, mayChoose, key -> isOutdated(userSession, key));
    }

    private Set<OrganizationId> among(
            Collection<Organization> organizations,
            Predicate<Organization> mayChoose,
            Predicate<OrganizationKey> counts) {
        List<Organization> requiring =
                organizations.stream().filter(this::isRequired).toList();
        Map<OrganizationId, OrganizationKey> made = made(requiring);
        return requiring.stream()
                .filter(organization -> made.containsKey(organization.id()) || !mayChoose.test(organization))
                .map(organization -> made.getOrDefault(organization.id(), OrganizationKey.neverMade(organization.id())))
                .filter(counts)
                .map(OrganizationKey::organization)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<OrganizationId, OrganizationKey> made(List<Organization> organizations) {
        return organizations.isEmpty()
                ? Map.of()
                : store().createQuery(
                                "select k from OrganizationKeyEntity k"
                                        + " where k.realmId = :realm and k.organizationId in :organizations",
                                OrganizationKeyEntity.class)
                        .setParameter("realm", realm.getId())
                        .setParameter(
                                "organizations",
                                organizations.stream()
                                        .map(organization -> organization.id().value())
                                        .toList())
                        .getResultStream()
                        .map(OrganizationKey::of)
                        .collect(Collectors.toMap(OrganizationKey::organization, key -> key));
    }

    private boolean mayChoose(UserModel user, Organization organization) {
        return Directory.of(session, realm).decide(user, organization).allows(Permission.MEMBERS_ASSIGN_LEVELS);
    }

    public boolean isRequired(Organization organization) {
        Settings known = everywhere;
        if (known == null) {
            known = Directory.of(session, realm).settings();
            everywhere = known;
        }
        return known.with(organization.overrides()).organizationKeyRequired();
    }

    /** Whether asked for or not. */
    public Optional<OrganizationKey> find(OrganizationId organization) {
        return row(organization).map(OrganizationKey::of);
    }

    /** The same, read again: for a change, once what was read earlier in the request may be older than the lock. */
    public Optional<OrganizationKey> findAnew(OrganizationId organization) {
        return row(organization).map(row -> {
            store().refresh(row);
            return OrganizationKey.of(row);
        });
    }

    /** Whether this is the organisation's key. */
    public boolean isKey(OrganizationId organization, String shown) {
        return row(organization)
                .filter(row -> {
                    PasswordCredentialModel kept = credential(row);
                    return hashing(kept.getPasswordCredentialData().getAlgorithm())
                            .verify(shown, kept);
                })
                .isPresent();
    }

    /** From now on it is this one, and every browser is asked again. */
    public OrganizationKey change(OrganizationId organization, String key, Instant now) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordCredentialModel hashed =
                hashing(policy.getHashAlgorithm()).encodedCredential(key, policy.getHashIterations());
        OrganizationKeyEntity row =
                row(organization).orElseGet(() -> new OrganizationKeyEntity(realm.getId(), organization.value()));
        row.become(
                UUID.randomUUID().toString(), hashed.getCredentialData(), hashed.getSecretData(), now.toEpochMilli());
        store().persist(row);
        return OrganizationKey.of(row);
    }

    /** The organisation is gone. */
    public void forget(String organization) {
        store().createQuery("delete from OrganizationKeyEntity k where k.organizationId = :organization")
                .setParameter("organization", organization)
                .executeUpdate();
    }

    /** The realm is gone. */
    public void forgetAll() {
        store().createQuery("delete from OrganizationKeyEntity k where k.realmId = :realm")
                .setParameter("realm", realm.getId())
                .executeUpdate();
    }

    private static PasswordCredentialModel credential(OrganizationKeyEntity row) {
        CredentialModel kept = new CredentialModel();
        kept.setCredentialData(row.credentialData());
        kept.setSecretData(row.secretData());
        return PasswordCredentialModel.createFromCredentialModel(kept);
    }

    private PasswordHashProvider hashing(@Nullable String algorithm) {
        PasswordHashProvider found = algorithm == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, algorithm);
        if (found == null) {
            throw new IllegalStateException("This Keycloak has no hash provider " + algorithm);
        }
        return found;
    }

    private Optional<OrganizationKeyEntity> row(OrganizationId organization) {
        return Optional.ofNullable(store().find(OrganizationKeyEntity.class, organization.value()))
                .filter(row -> row.realmId().equals(realm.getId()));
    }

    private EntityManager store() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
