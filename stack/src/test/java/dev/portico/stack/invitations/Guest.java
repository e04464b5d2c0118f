package dev.portico.stack.invitations;

import dev.portico.stack.bench.LoopbackCookies;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who follows a link with a browser of their own, as far as Keycloak's pages go. */
final class Guest {

    private static final Pattern JOIN = Pattern.compile("id=\"portal-join\" href=\"([^\"]+)\"");
    private static final Pattern REASON = Pattern.compile("data-reason=\"([^\"]+)\"");
    private static final Pattern REGISTER = Pattern.compile("id=\"kc-register-form\"[^>]*action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new LoopbackCookies()).build();

    /** What came in the end: a page of Keycloak's, or the redirect that leaves it. */
    record Page(int status, URI at, String body, String location) {

        boolean asksToJoin() {
            return JOIN.matcher(body).find();
        }

        boolean asksToRegister() {
            return REGISTER.matcher(body).find();
        }

        URI join() {
            return found(JOIN);
        }

        URI register() {
            return found(REGISTER);
        }

        /** Why the link leads nowhere; the page's text where it is not one of ours. */
        String closed() {
            Matcher reason = REASON.matcher(body);
            return reason.find() ? reason.group(1) : status + " " + location + body;
        }

        private URI found(Pattern pattern) {
            Matcher matcher = pattern.matcher(body);
            if (!matcher.find()) {
                throw new AssertionError(status + " " + location + " " + body);
            }
            return at.resolve(matcher.group(1).replace("&amp;", "&"));
        }
    }

    /** Follows redirects within Keycloak. */
    Page opens(URI address) {
        return page(HttpRequest.newBuilder(address).build());
    }

    Page registers(Page form, String username, String email) {
        return page(HttpRequest.newBuilder(form.register())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(Map.of(
                        "username",
                        username,
                        "email",
                        email,
                        "firstName",
                        "Nina",
                        "lastName",
                        "Novak",
                        "password",
                        username + "-portico",
                        "password-confirm",
                        username + "-portico"))))
                .build());
    }

    private Page page(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        for (int hop = 0; hop < 10 && isWithinKeycloak(answer, request.uri()); hop++) {
            answer = send(HttpRequest.newBuilder(next(answer)).build());
        }
        return new Page(
                answer.statusCode(),
                answer.uri(),
                answer.body(),
                answer.headers().firstValue("Location").orElse(""));
    }

    private static boolean isWithinKeycloak(HttpResponse<String> answer, URI start) {
        return answer.statusCode() / 100 == 3 && next(answer).getAuthority().equals(start.getAuthority());
    }

    private static URI next(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
