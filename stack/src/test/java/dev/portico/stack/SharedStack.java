package dev.portico.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.demo.DemoSetup;
import dev.portico.stack.demo.DemoTexts;
import dev.portico.stack.mailbox.Mailbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The one stack all integration tests of a build share: Keycloak with PostgreSQL and the mailbox, the realm imported
 * from {@code realm-export}, the demo's people in it. The portal starts when the first test asks for it. Keycloak runs
 * in a container where a Docker engine has or gets its image, else from the distribution; the variable
 * {@code PORTICO_TEST_KEYCLOAK} ({@code distribution} or {@code container}) decides otherwise.
 *
 * <p>Tests take it as a parameter, see {@link OnTheStack}. It ends with the JVM. Tests that change what the cast may
 * do make people of their own with {@link #people}.
 */
public final class SharedStack {

    /** Started on first use; a failed start fails every test the same way instead of trying again and again. */
    private static final class Holder {
        private static final SharedStack RUNNING = start();
    }

    private final Stack stack;
    private final Keycloak admin;
    private final Map<String, String> organizations;
    private final boolean container;
    private final Phones phones;
    private final Neighbour neighbour = Neighbour.open();
    private @Nullable Program portal;

    private SharedStack(
            Stack stack, Keycloak admin, Map<String, String> organizations, boolean container, Phones phones) {
        this.stack = stack;
        this.admin = admin;
        this.organizations = organizations;
        this.container = container;
        this.phones = phones;
    }

    public static SharedStack running() {
        return Holder.RUNNING;
    }

    public URI keycloakUrl() {
        return stack.ports().keycloakUrl();
    }

    /** The base of an admin or extension path, for instance {@code realmUrl("/portal-access/me")}. */
    public URI realmUrl(String path) {
        return URI.create(keycloakUrl() + "/realms/" + KeycloakSettings.REALM + path);
    }

    public URI adminUrl(String path) {
        return URI.create(keycloakUrl() + "/admin/realms/" + KeycloakSettings.REALM + path);
    }

    /** The portal's address; the first call imports the demo's mails and articles and starts it. */
    public synchronized URI portalUrl() {
        if (portal == null) {
            DemoTexts.load(stack, organizations);
            portal = start(stack);
        }
        return stack.ports().portalUrl();
    }

    private Program start(Stack stack) {
        return stack.portal().embeddedBy(neighbour.origin()).start(stack.programs());
    }

    /** Another site, which may show the portal's messenger. */
    public Neighbour neighbour() {
        return neighbour.showing(portalUrl(), keycloakUrl());
    }

    /** The portal's process. */
    public synchronized Program portal() {
        portalUrl();
        return Objects.requireNonNull(portal);
    }

    /** Ends the portal as a crash does: nobody asks it first (SIGKILL). */
    public synchronized void crashPortal() {
        Program crashed = portal();
        ProcessHandle.of(crashed.pid()).ifPresent(ProcessHandle::destroyForcibly);
        crashed.ended().join();
        stack.programs().stop(crashed);
    }

    /** Starts the portal where it was, unless it runs. */
    public synchronized void startPortalAgain() {
        if (!portal().alive()) {
            portal = start(stack);
        }
    }

    /** Keycloak's admin client as the console's administrator; shared, do not close. */
    public Keycloak admin() {
        return admin;
    }

    public RealmResource realm() {
        return Stack.realm(admin);
    }

    /** The id of an organisation of the demo. */
    public String organizationId(String alias) {
        return Optional.ofNullable(organizations.get(alias)).orElseThrow();
    }

    /** The id of a person by user name. */
    public String userId(String username) {
        return realm().users().searchByUsername(username, true).get(0).getId();
    }

    /** The token endpoint and what belongs to it, as a client with a password grant and as the confidential ones. */
    public Tokens tokens() {
        return new Tokens(this, new ObjectMapper());
    }

    /** The organisations, people and grants a test makes for itself. */
    public People people() {
        return new People(realm());
    }

    /** Counts the statements Keycloak sends to the database. */
    public SqlCounter sql() {
        return new SqlCounter(stack.postgres(), PostgresServer.KEYCLOAK);
    }

    /** Counts the statements the portal sends to the database. */
    public SqlCounter portalSql() {
        return new SqlCounter(stack.postgres(), PostgresServer.PORTAL);
    }

    /**
     * Whether people are told by mail when their access changes. Off unless a test is about just that: what tells them works
     * behind the requests, and other tests count statements.
     */
    public void roleChangeMails(boolean on) {
        RealmRepresentation realm = realm().toRepresentation();
        realm.getAttributes().put("portal.role-change-mails", on ? "on" : "off");
        realm().update(realm);
    }

    public Mailbox mailbox() {
        return stack.mailbox();
    }

    /** Where Keycloak asks people to approve a login that somebody else began (CIBA). */
    public Phones phones() {
        return phones;
    }

    /** The secret of a confidential client. */
    public String secret(String client) {
        return ClientSecret.of(client).in(stack.secrets());
    }

    public boolean inContainer() {
        return container;
    }

    /** Everything below, for tests that need a part of its own. */
    public Stack stack() {
        return stack;
    }

    private static SharedStack start() {
        Project project = Project.here();
        Home home = Home.at(project.root().resolve("stack/target/shared-stack"));
        home.forget();
        Optional<ContainerKeycloak> container = ContainerKeycloak.ifWanted(project, home, System.getenv());
        Ports ports = Ports.free();
        Stack stack = container
                .map(keycloak -> new Stack(project, home, ports, PostgresServer.Durability.THROWN_AWAY, keycloak))
                .orElseGet(() -> new Stack(project, home, ports, PostgresServer.Durability.THROWN_AWAY));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the shared stack"));
        Phones phones = Phones.start();
        stack.startingKeycloakWith(phones.setting()).start();
        Keycloak admin = stack.admin();
        checkPasswordsCheaply(Stack.realm(admin));
        SharedStack running = new SharedStack(stack, admin, DemoSetup.apply(stack), container.isPresent(), phones);
        running.roleChangeMails(false);
        return running;
    }

    /** Thousands of logins are what the tests would spend most of their time on; no test is about how slow a hash is. */
    private static void checkPasswordsCheaply(RealmResource realm) {
        RealmRepresentation cheap = realm.toRepresentation();
        cheap.setPasswordPolicy(cheap.getPasswordPolicy() + " and hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        realm.update(cheap);
    }

    static Path screenshots() {
        return Project.here().root().resolve("stack/target/screenshots");
    }
}
