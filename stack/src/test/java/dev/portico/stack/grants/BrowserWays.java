package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Tokens;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The ways that lead past the authorization endpoint. */
final class BrowserWays {

    private BrowserWays() {}

    static Asking password(Stage stage, Subject subject) {
        return () -> signedIn(stage, subject, "code", Map.of());
    }

    static Asking implicit(Stage stage, Subject subject) {
        return () -> signedIn(stage, subject, "id_token token", Map.of());
    }

    static Asking hybrid(Stage stage, Subject subject) {
        return () -> signedIn(stage, subject, "code id_token token", Map.of());
    }

    /** At the partner's login page; their account there is as good as ever. */
    static Asking brokered(Stage stage, Subject subject) {
        return () -> signedIn(
                stage, subject, "code", Map.of("kc_idp_hint", stage.partner().name()));
    }

    static Asking cookie(Stage stage, Subject subject) {
        PlainBrowser browser = atHomeElsewhere(stage, subject);
        return () -> answer(stage, subject, asks(stage, browser, "code", Map.of()));
    }

    static Asking silent(Stage stage, Subject subject) {
        PlainBrowser browser = atHomeElsewhere(stage, subject);
        return () -> answer(stage, subject, asks(stage, browser, "code", Map.of("prompt", "none")));
    }

    /** The person says yes in a browser, the device comes for its tokens later; where there was a no, the device waits. */
    static Asking device(Stage stage, Subject subject) {
        Requests requests = new Requests(stage);
        Tokens.Answer code = requests.post("/auth/device", Map.of("scope", "openid"));
        PlainBrowser browser = new PlainBrowser();
        PlainBrowser.View page = browser.open(
                URI.create(code.json().path("verification_uri_complete").asText()));
        PlainBrowser.View answered = signIn(browser, page, subject);
        PlainBrowser.View confirmed =
                answered.has("name=\"accept\"") ? browser.submit(answered, Map.of("accept", "")) : answered;
        Asking polling = () -> Words.of(
                requests.post(
                        "/token",
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "device_code",
                                code.json().path("device_code").asText())),
                subject);
        if (confirmed.status() == 200) {
            return polling;
        }
        assertThat(polling.answer()).isEqualTo("authorization_pending");
        return () -> Words.of(confirmed);
    }

    private static String signedIn(Stage stage, Subject subject, String responseType, Map<String, String> more) {
        PlainBrowser browser = new PlainBrowser();
        PlainBrowser.View page = asks(stage, browser, responseType, more);
        return answer(stage, subject, signIn(browser, page, subject));
    }

    private static PlainBrowser.View asks(
            Stage stage, PlainBrowser browser, String responseType, Map<String, String> more) {
        return browser.open(
                stage.stack().realmUrl("/protocol/openid-connect/auth"),
                query(stage.clients().guardedId(), responseType, more));
    }

    private static PlainBrowser atHomeElsewhere(Stage stage, Subject subject) {
        PlainBrowser browser = new PlainBrowser();
        PlainBrowser.View page = browser.open(
                stage.stack().realmUrl("/protocol/openid-connect/auth"),
                query(stage.clients().elsewhereId(), "code", Map.of()));
        assertThat(signIn(browser, page, subject).isBack()).isTrue();
        return browser;
    }

    private static PlainBrowser.View signIn(PlainBrowser browser, PlainBrowser.View page, Subject subject) {
        assertThat(Words.of(page)).isEqualTo(Words.LOGIN_FORM);
        return browser.submit(page, Map.of("username", subject.username(), "password", subject.password()));
    }

    private static Map<String, String> query(String client, String responseType, Map<String, String> more) {
        Map<String, String> query = new HashMap<>(Map.of(
                "client_id",
                client,
                "response_type",
                responseType,
                "scope",
                "openid",
                "redirect_uri",
                Clients.RETURN,
                "state",
                "s",
                "nonce",
                UUID.randomUUID().toString()));
        query.putAll(more);
        return query;
    }

    /** What comes of where the browser is: tokens in the address, tokens for the code in it, or what the page says. */
    private static String answer(Stage stage, Subject subject, PlainBrowser.View view) {
        Map<String, String> answer = view.isBack() ? view.answer() : Map.of();
        String code = answer.get("code");
        String token = answer.get("access_token");
        if (token != null && !Words.granted(Tokens.claims(token), subject).equals(Words.GRANTED)) {
            return Words.granted(Tokens.claims(token), subject);
        }
        if (code != null) {
            return Words.of(
                    new Requests(stage)
                            .post(
                                    "/token",
                                    Map.of(
                                            "grant_type",
                                            "authorization_code",
                                            "redirect_uri",
                                            Clients.RETURN,
                                            "code",
                                            code)),
                    subject);
        }
        return token == null ? Words.of(view) : Words.GRANTED;
    }
}
