package dev.portico.portal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.Consequences;
import dev.portico.portal.members.Pages;
import dev.portico.portal.members.Problems;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.platform.Sent;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Changes settings in two steps: it is shown who would gain and who would lose what, then it is saved. Only what somebody changed is sent;
 * where others changed something meanwhile they see what holds now and what of theirs is left, and decide again.
 *
 * @param path of the settings in the API
 * @param read asks what holds
 * @param page shows the form
 */
record Saving(
        SettingsApi api,
        String path,
        List<Setting> settings,
        Supplier<RestResponse<JsonNode>> read,
        Change change,
        String address,
        Function<SettingsView, TemplateInstance> page) {
    private static final Logger LOG = Logger.getLogger(Saving.class);

    /** Sends a change. */
    interface Change {
        RestResponse<JsonNode> send(String etag, JsonNode change);
    }

    SettingsView stored() {
        RestResponse<JsonNode> answer = read.get();
        return SettingsView.of(address, answer.getHeaderString("ETag"), Values.of(settings, answer.getEntity()));
    }

    Response submitted(Sent form) {
        Values shown = Values.shown(settings, form);
        Values wanted = Values.wanted(shown, form);
        List<Setting> changed = wanted.differences(shown);
        if (changed.isEmpty()) {
            return Pages.seeOther(address + "?done=unchanged");
        }
        SettingsView view =
                new SettingsView(address, form.value("etag"), shown, wanted, Optional.empty(), Problems.NONE);
        try {
            boolean seen = form.value("previewed").equals(view.print());
            if (!form.value("step").equals("save") || !seen) {
                return again(200, view.with(preview(wanted.change(changed))));
            }
            change.send(view.etag(), wanted.change(changed));
            LOG.infof("saved %s of %s", view.print(), path);
            return Pages.seeOther(address + "?done=saved");
        } catch (Denied denied) {
            return again(denied.status(), denied.stale() ? overtaken(wanted, changed) : view.with(Problems.of(denied)));
        } catch (Refused | ProcessingException unanswered) {
            return again(Reason.COULD_NOT_ASK.status(), view.with(Problems.unanswered(unanswered)));
        }
    }

    /** Nothing was overwritten: what holds now, with what of theirs is still a change. */
    private SettingsView overtaken(Values wanted, List<Setting> changed) {
        SettingsView stored = stored();
        Values merged = stored.now().with(changed, wanted);
        return new SettingsView(address, stored.etag(), stored.now(), merged, Optional.empty(), Problems.STALE);
    }

    private Consequences preview(JsonNode body) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("method", "PUT").put("path", path).set("body", body);
        return Consequences.of(api.preview(question));
    }

    private Response again(int status, SettingsView view) {
        return Pages.again(status, page.apply(view));
    }
}
