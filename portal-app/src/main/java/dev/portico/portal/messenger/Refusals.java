package dev.portico.portal.messenger;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Organization;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.messenger.Contact.Writer;
import dev.portico.portal.people.Persons;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What somebody is told who writes and has not the role, or no longer (R2, R9): nothing is sent, and nothing new is stored. A draft that
 * was begun while they had it takes over what they typed last; else their words stay on the page, to be copied.
 */
@ApplicationScoped
class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Persons persons;
    private final Drafts drafts;
    private final BrowserId browser;

    Refusals(Persons persons, Drafts drafts, BrowserId browser) {
        this.persons = persons;
        this.drafts = drafts;
        this.browser = browser;
    }

    /** @param conversation {@link Drafts#NEW} where it had not begun */
    @Transactional
    Response of(Viewer viewer, long conversation, Begun begun) {
        LOG.infof("messenger refused to %s", viewer.account().map(Account::id).orElse(null));
        boolean kept = writer(viewer)
                .flatMap(writer -> browser.known().map(id -> drafts.update(writer, id, conversation, begun)))
                .orElse(false);
        return page(begun.text(), kept);
    }

    /** What whoever comes back to a draft that was begun while they had the role is told; empty where there is none. */
    @Transactional
    Optional<Response> back(Viewer viewer, long conversation) {
        return writer(viewer)
                .flatMap(writer -> browser.known().map(id -> drafts.find(writer, id, conversation)))
                .filter(begun -> !begun.blank())
                .map(begun -> page(begun.text(), true));
    }

    /**
     * What whoever has the role no longer had begun with this browser, to read it where they would look for it; nothing for everybody
     * else. Nobody sees it who looks through their eyes (R29).
     */
    @Transactional
    List<String> kept(Viewer viewer) {
        if (!viewer.signedIn() || viewer.readOnly() || viewer.mayContact()) {
            return List.of();
        }
        return browser.known()
                .flatMap(id -> writer(viewer).map(writer -> drafts.kept(writer, id)))
                .orElse(List.of());
    }

    private Optional<Writer> writer(Viewer viewer) {
        return persons.find(viewer)
                .map(person -> new Writer(
                        person,
                        viewer.organization()
                                .map(Organization::id)
                                .map(organization -> organization.value())
                                .orElse("")));
    }

    private static Response page(String text, boolean kept) {
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(Templates.refused(text, kept).render())
                .build();
    }

    @CheckedTemplate(basePath = "messenger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(String text, boolean kept);
    }
}
