package dev.portico.portal.platform;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.ForumSight;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.Permission;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the layout needs to know in every template, as {@code inject:page}: decisions and addresses, no rules. */
@Named("page")
@RequestScoped
public class Page {
    private static final String MESSENGER = "enable-in-app-messenger";
    private static final String OWN_TICKETS_ONLY = "portal-own-tickets-only";

    /** What people hold besides a level, which comes first. */
    private static final List<String> MORE = List.of(MESSENGER, OWN_TICKETS_ONLY);

    private final Current current;
    private final Language language;
    private final Forms forms;
    private final Assets assets;
    private final Origins origins;
    private final RoutingContext context;
    private final PerspectiveMarks marks;

    Page(
            Current current,
            Language language,
            Forms forms,
            Assets assets,
            Origins origins,
            RoutingContext context,
            PerspectiveMarks marks) {
        this.marks = marks;
        this.origins = origins;
        this.context = context;
        this.assets = assets;
        this.current = current;
        this.language = language;
        this.forms = forms;
    }

    /** The address of a path in the place being shown; templates write every internal link with it. */
    public String link(String path) {
        return current.place().link(path);
    }

    /** True on the pages below that path; marks the entry of the menu. */
    public boolean within(String path) {
        String rest = current.place().rest();
        return rest.equals(path) || rest.startsWith(path + "/");
    }

    /** Where to sign in and come back to the page being shown. */
    public String signInAddress() {
        return Place.LOGIN + "?to=" + URLEncoder.encode(shown(), StandardCharsets.UTF_8);
    }

    /** The address of the page being shown, within its place. */
    public String shown() {
        @Nullable String query = context.request().query();
        return current.place().rest() + (query == null ? "" : "?" + query);
    }

    /** True for visitors who are let in: they have no profile to choose a language in. */
    public boolean showsTongues() {
        return !signedIn() && viewer().welcome();
    }

    /** The languages there are, by the names they give themselves; the page's own is marked. */
    public List<Tongue> tongues() {
        return Language.spoken().stream()
                .map(Locale::forLanguageTag)
                .map(each ->
                        new Tongue(each.toLanguageTag(), each.getDisplayLanguage(each), each.equals(language.locale())))
                .toList();
    }

    /** The page's own, by its name. */
    public String tongue() {
        return language.locale().getDisplayLanguage(language.locale());
    }

    /** The address of one of our static files, with its hash in it. */
    public String asset(String name) {
        return assets.address(name);
    }

    public String bootstrap() {
        return "/_static/bootstrap/5.3.8/dist/css/bootstrap" + (direction().equals("rtl") ? ".rtl" : "") + ".min.css";
    }

    public String language() {
        return locale().toLanguageTag();
    }

    public Locale locale() {
        return language.locale();
    }

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return language.direction();
    }

    /** How this reader writes dates, for scripts. */
    public String formats() {
        return language.formats().toLanguageTag();
    }

    /** A point in time as this reader writes it, in UTC and saying so; a script turns it into the reader's own zone. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(language.formats())
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }

    /** A day as this reader writes it. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.formats())
                .format(day);
    }

    /** True where there is news to wait for: for whoever is signed in, and for visitors who are welcome. */
    public boolean waitsForNews() {
        return signedIn() || viewer().readsArticles();
    }

    /** True where this page waits for it: of those in a frame only such as have something of their own to wait for. */
    public boolean showsNews() {
        return waitsForNews() && (!compact() || !current.live().equals(Place.LIVE));
    }

    /** Where a script waits for what makes this page out of date (R11). */
    public String newsAddress() {
        String address = link(current.live()) + "?since=" + current.revision();
        return current.live().equals(Place.LIVE)
                ? address
                : address + "&shown=" + current.begun().toEpochMilli();
    }

    public boolean signedIn() {
        return viewer().signedIn();
    }

    /** True where somebody looks through somebody else's eyes (R27). */
    public boolean perspective() {
        return current.place().eyes().isPresent() && viewer().readOnly();
    }

    /** True where it says so: on every page that is not shown in a frame beside one that does. */
    public boolean showsBanner() {
        return perspective() && !(compact() && "iframe".equals(context.request().getHeader("Sec-Fetch-Dest")));
    }

    /** True where nothing can be changed: what changes something is shown, and disabled. */
    public boolean readOnly() {
        return viewer().readOnly();
    }

    /** True where they have just come back to their own, without having asked for it. */
    public boolean perspectiveEnded() {
        return PerspectivePages.ENDED.equals(context.request().getParam("perspective")) && !perspective();
    }

    /** True on the first page of their own that they come back to when they have left. */
    public boolean perspectiveLeft() {
        return signedIn()
                && !perspective()
                && !compact()
                && marks.hasJustLeft(context, current.place().home());
    }

    /** Where they began to look through somebody's eyes, in their own place. */
    public String perspectiveBegunAt() {
        return current.begunAt();
    }

    /** The level and what else the person holds whose eyes these are, in words (R27); empty where that is not known. */
    public String perspectiveUses() {
        return current.shown().roles().stream()
                .sorted(Comparator.comparingInt(MORE::indexOf))
                .map(this::roleWords)
                .collect(Collectors.joining(", "));
    }

    private String roleWords(String role) {
        return switch (role) {
            case "portal-member" -> texts().role_member();
            case "portal-admin" -> texts().role_admin();
            case MESSENGER -> texts().role_messenger();
            case OWN_TICKETS_ONLY -> texts().role_own_tickets();
            // A token has names and no titles.
            default ->
                titleOf(role).orElseGet(() -> role.replaceFirst("^portal-", "").replace('-', ' '));
        };
    }

    /** What a level of the vendor's own is called; empty while it is not known. */
    private Optional<String> titleOf(String role) {
        return current.memberships().stream()
                .filter(each -> each.id()
                        .equals(viewer().organization()
                                .map(own -> own.id().value())
                                .orElse("")))
                .filter(each -> role.equals(each.level()))
                .flatMap(each -> Optional.ofNullable(each.levelTitle()).stream())
                .findFirst();
    }

    /** Where signing out leads: out of the portal or, through somebody's eyes, back to one's own (R28). */
    public String signOutAddress() {
        return link(perspective() ? PerspectivePages.EXIT : "/logout");
    }

    public String person() {
        return viewer().account().map(Account::name).orElse("");
    }

    /** The viewer's address, if it is verified. */
    public String mail() {
        return viewer().account().flatMap(Account::verifiedMail).orElse("");
    }

    public String organization() {
        return viewer().organization().map(Organization::name).orElse("");
    }

    public boolean hasOrganization() {
        return viewer().organization().isPresent();
    }

    /** The others one can switch to; empty when Keycloak could not be asked: the page works without the switcher. */
    public List<Switch> switches() {
        return current.memberships().stream()
                .filter(other -> !other.id()
                        .equals(viewer().organization()
                                .map(own -> own.id().value())
                                .orElse("")))
                .map(other -> new Switch(
                        other.name(), Place.ofOrganization(other.alias()).link("/")))
                .toList();
    }

    /** True for the vendor's side of the table. */
    public boolean vendor() {
        return viewer().vendor();
    }

    /** True where articles can be read, now or after signing in. */
    public boolean showsArticles() {
        return signedIn() ? viewer().readsArticles() : !closed();
    }

    /** True where the tab to submit a request is shown (R22). */
    public boolean showsSubmitting() {
        return current.shown().submits(current.settings());
    }

    /** True where the portal says that it is switched off. */
    private boolean closed() {
        return current.settings().everyone() && !current.settings().ticketing();
    }

    /** True where articles can be read now. */
    public boolean readsArticles() {
        return viewer().readsArticles();
    }

    /** True where the forum can be read now. */
    public boolean showsForum() {
        return ForumSight.shown(viewer(), current.settings().forum());
    }

    public boolean showsTickets() {
        return !(viewer().tickets() instanceof TicketSight.Nothing);
    }

    public boolean showsOpening() {
        return current.shown().opensTickets();
    }

    /** True where the messenger is offered: to readers of articles, beside a page that is no part of it, and not at the desk. */
    public boolean showsMessenger() {
        return viewer().readsArticles()
                && !viewer().vendor()
                && !compact()
                && !current.place().prefix().equals(Place.ofDesk().prefix());
    }

    /** Where a link from a page in a frame leads that belongs outside of it. */
    public String outside() {
        return current.place().embedded() ? "_blank" : "_top";
    }

    /** Whose frame a page may stand in besides the portal's, for a script that tells them nothing else. */
    public String frameOrigins() {
        return origins.listed();
    }

    /** True for whoever reaches Support through it (R3). */
    public boolean showsContact() {
        return current.shown().contacts();
    }

    /** True where it says how much of what Support wrote was not read. */
    public boolean countsUnread() {
        return showsContact();
    }

    /** True where the way to write in the forum is shown to who cannot go it. */
    public boolean showsForumWriting() {
        return readOnly() && current.shown().writesInForum();
    }

    /** True where the way to Settings is shown to who cannot go it. */
    public boolean showsSettingsOnly() {
        return readOnly() && current.shown().managesPeople() && !showsPeople();
    }

    /** True on pages that are shown in a frame beside another: they have no menu of their own. */
    public boolean compact() {
        return current.place().inMessenger();
    }

    /** True for whoever administers people: of their own organisation, or of every one. */
    public boolean showsPeople() {
        return viewer().may(Permission.MEMBERS_VIEW);
    }

    /** True for whoever makes access levels. */
    public boolean showsLevels() {
        return viewer().may(Permission.PORTAL_LEVELS);
    }

    /** True for whoever chooses which organisations agents serve (R37). */
    public boolean showsClients() {
        return viewer().may(Permission.PORTAL_ORGANIZATIONS);
    }

    /** True for whoever decides how the portal is set. */
    public boolean showsPortalSettings() {
        return viewer().may(Permission.PORTAL_SETTINGS);
    }

    /** Where Settings begin for this viewer. */
    public String settingsAddress() {
        return showsPeople() ? peopleAddress() : link("/settings/portal");
    }

    /** Where User Management begins: at one's own organisation's people, or with the choice of an organisation. */
    public String peopleAddress() {
        return link(hasOrganization() ? "/settings/members" : "/settings/organizations");
    }

    /** True for whoever answers for what is kept about people. */
    public boolean showsPrivacy() {
        return viewer().operates() && !viewer().readOnly();
    }

    /** True for whoever looks with their own eyes: what is kept about somebody is nobody else's. */
    public boolean showsOwnData() {
        return signedIn() && !viewer().readOnly();
    }

    /** What was stored, in the reader's language where it stands for something that was erased. */
    public String words(String stored) {
        return switch (stored) {
            case "Erased person" -> texts().erased_person();
            case "(erased)" -> texts().erased();
            default -> stored;
        };
    }

    /** The same where no markup can be, as in the title: between words of the other direction it keeps its own (UAX 9, isolates). */
    public String apart(String stored) {
        return direction().equals("rtl") ? '\u2068' + words(stored) + '\u2069' : words(stored);
    }

    /** What somebody is called, in the reader's language where they have no name of their own. */
    public String name(String stored) {
        return stored.equals(Account.SUPPORT) ? texts().support() : words(stored);
    }

    private Texts texts() {
        String tag = locale().toLanguageTag();
        return tag.equals("en")
                ? MessageBundles.get(Texts.class)
                : MessageBundles.get(Texts.class, Localized.Literal.of(tag));
    }

    /** A person's page in User Management. */
    public String personAddress(String organization, String person) {
        String whose = hasOrganization() ? "" : "/organizations/" + organization;
        return link("/settings" + whose + "/members/" + person);
    }

    /** Proves, in a hidden field {@code csrf}, that a form was shown by this portal in this session. */
    public String csrf() {
        return forms.token();
    }

    /** A fresh value for a hidden field {@code submission}: sending the form twice does it once. */
    public String submission() {
        return forms.submission();
    }

    private Viewer viewer() {
        return current.viewer();
    }

    /** A language to choose. */
    public record Tongue(String tag, String name, boolean chosen) {}

    /** An entry of the organisation switcher. */
    public record Switch(String name, String address) {}
}
