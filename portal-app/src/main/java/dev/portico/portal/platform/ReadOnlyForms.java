package dev.portico.portal.platform;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.ParserHook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Disables every changing form of every template where somebody looks through somebody's eyes (R26, R31), so that the page is as the
 * person has it and no control of it can be used. Forms need not know of it; but for those of the layout, which lead out.
 */
@ApplicationScoped
class ReadOnlyForms {
    private static final String LAYOUT = "layout";
    private static final Pattern FORM =
            Pattern.compile("(<form\\b[^>]*\\bmethod=\"post\"[^>]*>)(.*?)(</form>)", Pattern.DOTALL);
    private static final String DISABLED = "$1{#if inject:page.readOnly}<fieldset class=\"look-only\" disabled"
            + " title=\"{ui:perspective_not(inject:page.person)}\">{/if}$2{#if inject:page.readOnly}</fieldset>{/if}$3";

    void hook(@Observes EngineBuilder engine) {
        engine.addParserHook(new ParserHook() {
            @Override
            public void beforeParsing(ParserHelper template) {
                if (!template.getTemplateId().startsWith(LAYOUT)) {
                    template.addContentFilter(ReadOnlyForms::disabled);
                }
            }
        });
    }

    /** The template with a fieldset around what is in its changing forms. */
    static String disabled(String template) {
        return FORM.matcher(template).replaceAll(DISABLED);
    }
}
