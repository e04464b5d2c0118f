package dev.portico.portal.submissions;

import dev.portico.portal.outbox.SingleMails;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks whether an address is somebody's. It repeats nothing that was typed, not even a name: nobody sends others their words through us (R24). */
@ApplicationScoped
class ConfirmationMail {
    private static final String ENGLISH = "en";

    private final SingleMails mails;
    private final Seal seal;
    private final String portal;

    ConfirmationMail(
            SingleMails mails, Seal seal, @ConfigProperty(name = "portico.portal.url") Optional<String> portal) {
        this.mails = mails;
        this.seal = seal;
        this.portal = portal.map(url -> url.replaceFirst("/$", "")).orElse("");
    }

    SingleMails.Fate send(Submissions.Asking asking) {
        SubmissionTexts texts = asking.language().equals(ENGLISH)
                ? MessageBundles.get(SubmissionTexts.class)
                : MessageBundles.get(SubmissionTexts.class, Localized.Literal.of(asking.language()));
        ConfirmationView view = new ConfirmationView(
                asking.language(), mails.brand(), texts, portal + "/submit/confirm?request=" + seal.link(asking.id()));
        return mails.send(
                asking.email(),
                asking.language(),
                texts.mail_subject(mails.brand()),
                Templates.words(view).render(),
                Templates.mail(view).render());
    }

    @CheckedTemplate(basePath = "submissions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mail(ConfirmationView view);

        static native TemplateInstance words(ConfirmationView view);
    }
}
