package dev.portico.stack.grants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Tokens;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer in a word or two, as the table has it. What has no word of its own is told at length and is in no expectation. */
final class Words {

    static final String GRANTED = "granted";
    static final String LOGIN_FORM = "login form";
    static final String ERROR_PAGE = "error page";

    private static final Pattern REASON = Pattern.compile("id=\"portal-refused\"[^>]*data-reason=\"([^\"]*)\"");

    private Words() {}

    static String refused(String reason) {
        return "refused: " + reason;
    }

    static String page(String reason) {
        return "page: " + reason;
    }

    /** Of the token endpoint. */
    static String of(Tokens.Answer answer, Subject subject) {
        if (answer.status() == 200) {
            return granted(answer.claims(), subject);
        }
        String error = answer.json().path("error").asText("");
        if (error.isEmpty() || answer.status() / 100 != 4) {
            return answer.status() + " " + answer.json();
        }
        return error.equals("access_denied")
                ? refused(answer.json().path("error_description").asText())
                : error;
    }

    /** Of an access token: for this organisation, with the right to enter. */
    static String granted(JsonNode claims, Subject subject) {
        boolean whole = claims.path("org_id").asText().equals(subject.organization())
                && claims.path("entitlements").toString().contains("\"portal.enter\"");
        return whole ? GRANTED : "a token: " + claims;
    }

    /** Of a page, or of the error that a browser brought back. */
    static String of(PlainBrowser.View view) {
        if (view.isBack()) {
            Map<String, String> answer = view.answer();
            return answer.getOrDefault("error", "back with " + answer.keySet());
        }
        Matcher reason = REASON.matcher(view.body());
        if (reason.find() && view.status() == 403) {
            return page(reason.group(1));
        }
        if (view.has("id=\"kc-form-login\"")) {
            return LOGIN_FORM;
        }
        if (view.has("id=\"kc-error-message\"") && view.status() / 100 == 4) {
            return ERROR_PAGE;
        }
        return view.status() + " " + view.address() + "\n" + view.body();
    }
}
