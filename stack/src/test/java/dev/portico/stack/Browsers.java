package dev.portico.stack;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync");

    /** How long a page may take to become what a test waits for: a busy machine is slow, and nobody waits where all is well. */
    static final double PATIENCE = 60_000;

    private static final class Holder {
        private static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", installed().isPresent() ? "1" : "0")));
        private static final Browser CHROMIUM = launch();

        private static Browser launch() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            BrowserType.LaunchOptions options =
                    new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
            installed().ifPresent(options::setExecutablePath);
            return PLAYWRIGHT.chromium().launch(options);
        }
    }

    private Browsers() {}

    public static Browser chromium() {
        return Holder.CHROMIUM;
    }

    /**
     * A browser with a profile of its own, as people have one, in which other sites' frames may keep cookies or may not. Which of both is
     * the usual thing differs between browsers, and in the contexts of {@link #chromium} between its builds.
     */
    public static BrowserContext profile(boolean cookiesInFrames) {
        try {
            Path folder = Files.createTempDirectory(Project.here().root().resolve("stack/target"), "profile");
            Path preferences = folder.resolve("Default/Preferences");
            Files.createDirectories(preferences.getParent());
            Files.writeString(
                    preferences, "{\"profile\":{\"cookie_controls_mode\":" + (cookiesInFrames ? "0" : "1") + "}}");
            BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                    .setHeadless(true)
                    .setArgs(ARGUMENTS);
            // The small browser that Playwright prefers knows no such preference.
            installed().ifPresentOrElse(options::setExecutablePath, () -> options.setChannel("chromium"));
            return Holder.PLAYWRIGHT.chromium().launchPersistentContext(folder, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves the page as {@code stack/target/screenshots/<name>.png}. */
    public static Path picture(Page page, String name) {
        Path file = SharedStack.screenshots().resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /**
     * The same, and the documentation's picture of that name. That one is replaced only where PORTICO_README_PICTURE is set: a test run
     * leaves the work tree as it was.
     */
    public static void documented(Page page, String name) {
        Path picture = picture(page, name);
        if (System.getenv("PORTICO_README_PICTURE") != null) {
            Path target = Project.here().root().resolve("docs/images/" + name + ".png");
            try {
                Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * What axe finds against WCAG 2.2 A and AA on the page, one line per place; empty is what tests want. Without a second page
     * for what it finds in frames of other origins: there are none, and opening it takes longer than looking.
     */
    public static List<String> violations(Page page) {
        return found(new AxeBuilder(page));
    }

    /** The same in a part of a page that is not ours. */
    public static List<String> violations(Page page, String part) {
        return found(new AxeBuilder(page).include(List.of(part)));
    }

    private static List<String> found(AxeBuilder axe) {
        List<String> found = new ArrayList<>();
        for (Rule rule : axe.setLegacyMode(true)
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
