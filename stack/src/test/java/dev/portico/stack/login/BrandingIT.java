package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sign-in pages and the portal are of one piece: colours, radius, type and logo, in light and in dark. */
@OnTheStack
class BrandingIT {
    private static final String VALUES = """
            () => {
              const probe = document.body.appendChild(document.createElement("span"));
              const colour = name => { probe.style.color = `var(--portico-${name})`; return getComputedStyle(probe).color; };
              const values = ["accent", "accent-strong", "on-accent", "page", "surface", "text", "text-muted", "line", "quote"].map(colour);
              const root = getComputedStyle(document.documentElement);
              values.push(root.getPropertyValue("--portico-radius"), getComputedStyle(document.body).fontFamily.split(",")[0]);
              probe.remove();
              return values.join(" ");
            }""";

    private final SharedStack stack;

    BrandingIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void signingInIsPartOfThePortal(ColorScheme scheme) {
        Set<String> files = new TreeSet<>();
        try (BrowserContext context = new Look("branding", scheme, "en", 1000).browser()) {
            Page page = context.newPage();
            page.onRequest(request -> files.add(request.url()));
            page.navigate(stack.realmUrl("/account").toString());
            page.locator("input[name=username]").waitFor();
            page.waitForLoadState();
            Object login = page.evaluate(VALUES);
            assertThat(page.locator("link[rel=icon]").getAttribute("href")).endsWith("/img/portico.svg");
            Browsers.picture(page, "branding-login-" + scheme.name().toLowerCase(Locale.ROOT));
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
            page.locator(".portal-brand img").waitFor();
            Browsers.picture(page, "branding-portal-" + scheme.name().toLowerCase(Locale.ROOT));

            assertThat(page.evaluate(VALUES)).isEqualTo(login);
            assertThat(String.valueOf(login))
                    .startsWith(scheme == ColorScheme.LIGHT ? "rgb(11, 92, 173) " : "rgb(121, 184, 255) ");
            isOneAndTheSame(context, files, "/portico-tokens.css");
            isOneAndTheSame(context, files, "/portico.svg");
        }
    }

    private static void isOneAndTheSame(BrowserContext context, Set<String> files, String name) {
        List<String> found = files.stream().filter(file -> file.endsWith(name)).toList();
        assertThat(found).as("at Keycloak and at the portal: " + name).hasSizeGreaterThan(1);
        assertThat(found.stream()
                        .map(file -> context.request().get(file).text())
                        .distinct())
                .as(name)
                .hasSize(1);
    }
}
