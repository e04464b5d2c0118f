package dev.portico.portal.platform;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every template rendered for a request that request's language. */
@ApplicationScoped
class SpokenLanguage {
    private final Language language;

    SpokenLanguage(Language language) {
        this.language = language;
    }

    void hook(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(this::speak);
    }

    private void speak(TemplateInstance instance) {
        if (Arc.container().requestContext().isActive()) {
            instance.setLocale(language.locale());
        }
    }
}
