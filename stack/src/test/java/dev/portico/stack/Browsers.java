package dev.portico.stack;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One headless Chromium per build: the machine's own, the one named by {@code PORTICO_CHROMIUM}, or Playwright's.
 * Playwright is not thread-safe: tests with a browser run on the test thread only.
 */
public final class Browsers {

    private static final class Holder {
        private static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", installed().isPresent() ? "1" : "0")));
        private static final Browser CHROMIUM = launch();

        private static Browser launch() {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setHeadless(true)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"));
            installed().ifPresent(options::setExecutablePath);
            return PLAYWRIGHT.chromium().launch(options);
        }
    }

    private Browsers() {}

    public static Browser chromium() {
        return Holder.CHROMIUM;
    }

    /** Saves the page as {@code stack/target/screenshots/<name>.png}. */
    public static Path picture(Page page, String name) {
        Path file = SharedStack.screenshots().resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /**
     * What axe finds against WCAG 2.2 A and AA on the page, one line per place; empty is what tests want. Without a second page
     * for what it finds in frames of other origins: there are none, and opening it takes longer than looking.
     */
    public static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()) {
            rule.getNodes().forEach(node -> found.add(rule.getId() + ": " + node.getHtml()));
        }
        return found;
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        System.getenv().getOrDefault("PORTICO_CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
