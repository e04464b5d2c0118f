package dev.portico.stack.login;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody on the way into the portal with a browser; the portal itself is only a landing place. */
final class Visitor {

    /** Of PKCE (RFC 7636): another one for each login, as a real client has it. */
    private String verifier = "";

    private final SharedStack stack;
    private final Page page;
    private final String returnAddress;

    Visitor(SharedStack stack, Page page) {
        this.stack = stack;
        this.page = page;
        this.returnAddress = Landing.of(stack);
    }

    /** Goes to the authorization endpoint as the portal would send them; further parameters by name and value. */
    @Nullable
    Response asksFor(String... parameters) {
        verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id", "portal",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", returnAddress,
                "state", "s",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        String text = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return page.navigate(stack.realmUrl("/protocol/openid-connect/auth") + "?" + text);
    }

    /** Fills in name and password; answers with what came after the password. */
    Response signsInAs(String username) {
        page.locator("input[name=username]").fill(username);
        if (!page.locator("input[name=password]").isVisible()) {
            clicks("button[type=submit], input[type=submit]");
        }
        page.locator("input[name=password]").fill(username + "-portico");
        return clicks("button[type=submit], input[type=submit]");
    }

    /** Clicks, and waits until the page it leads to is there; answers with that page's response. */
    Response clicks(String selector) {
        return leads(() -> page.locator(selector).first().click());
    }

    /** The same for a key. */
    Response presses(String key) {
        return leads(() -> page.keyboard().press(key));
    }

    private Response leads(Runnable deed) {
        page.evaluate("document.documentElement.dataset.left = 'yes'");
        Response response = page.waitForResponse(Visitor::isPage, deed);
        page.waitForFunction("() => !document.documentElement.dataset.left && document.readyState === 'complete'");
        return response;
    }

    private static boolean isPage(Response response) {
        return response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400);
    }

    boolean isInThePortal() {
        return page.url().startsWith(returnAddress) && answer().containsKey("code");
    }

    /** The error that the portal was told. */
    @Nullable
    String error() {
        return answer().get("error");
    }

    /** Redeems the code as the portal does. */
    Tokens.Answer tokens() {
        return tokens(Map.of("client_id", "portal", "client_secret", stack.secret("portal")));
    }

    /** Redeems the code as another client does that has no secret. */
    Tokens.Answer tokensOf(String client) {
        return tokens(Map.of("client_id", client));
    }

    private Tokens.Answer tokens(Map<String, String> client) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                returnAddress,
                "code_verifier",
                verifier,
                "code",
                String.valueOf(answer().get("code"))));
        form.putAll(client);
        return stack.tokens().post("/protocol/openid-connect/token", form);
    }

    /** Refreshes as the portal does. */
    Tokens.Answer refreshed(Tokens.Answer tokens) {
        return stack.tokens()
                .post(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "portal",
                                "client_secret",
                                stack.secret("portal"),
                                "refresh_token",
                                tokens.refreshToken()));
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private Map<String, String> answer() {
        String query = URI.create(page.url()).getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : ""));
    }
}
