package dev.portico.stack.files;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files as people send and get them. */
@OnTheStack
class FilesIT {

    @Test
    void aFileArrivesWholeAlthoughTheConnectionBreaks(SharedStack stack, Page page) throws IOException {
        byte[] content = noise(3_500_000);
        AtomicInteger pieces = new AtomicInteger();
        page.route("**/uploads/*", route -> {
            if (route.request().method().equals("PATCH") && pieces.incrementAndGet() == 2) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        Look.signIn(page, stack.portalUrl() + "/o/acme/tickets/new", "ben");
        page.getByLabel("Subject").fill("Toner " + UUID.randomUUID());
        page.getByLabel("Description").fill("See the log.");
        page.getByLabel("Attach files").setInputFiles(new FilePayload[] {
            new FilePayload("log.bin", "application/octet-stream", content),
            new FilePayload("printer.png", "image/png", picture())
        });
        assertThat(page.locator(".attach-done")).hasCount(2);
        assertThat(pieces.get()).isGreaterThan(4);

        page.getByRole(AriaRole.BUTTON, named("Open ticket")).click();

        assertThat(page.locator(".files li")).hasCount(2);
        assertThat(page.getByAltText("printer.png")).isVisible();
        assertThat((Integer) page.getByAltText("printer.png")
                        .evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(640);
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("log.bin")).click());
        assertThat(download.suggestedFilename()).isEqualTo("log.bin");
        assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
    }

    @Test
    void whatCannotBeTakenIsSaidAndTheRestStays(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/o/acme/tickets/new", "ben");
        Locator input = page.getByLabel("Attach files");
        input.evaluate("""
                input => {
                  const files = new DataTransfer();
                  files.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], "huge.iso"));
                  files.items.add(new File(["small"], "small.txt"));
                  input.files = files.files;
                  input.dispatchEvent(new Event("change"));
                }""");
        assertThat(page.locator(".attach [role=alert]")).hasText("huge.iso is larger than 20 MB.");
        assertThat(page.locator(".attach-done")).hasCount(1);
        assertThat(page.locator(".attach [role=status]")).hasText("small.txt is ready.");

        page.getByRole(AriaRole.BUTTON, named("Remove small.txt")).press("Enter");

        assertThat(page.locator(".attach-list li")).hasCount(0);
        assertThat(input).isFocused();
    }

    @Test
    void theFormIsAccessibleInEveryForm(SharedStack stack) {
        for (Look form : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1100),
                new Look("dark", ColorScheme.DARK, "en-GB", 1100),
                new Look("light-390", ColorScheme.LIGHT, "de-DE", 390),
                new Look("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                AtomicInteger pieces = new AtomicInteger();
                page.route("**/uploads/*", route -> {
                    // The second of them never gets further than its announcement.
                    if (route.request().method().equals("PATCH") && pieces.incrementAndGet() > 1) {
                        route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(403));
                    } else {
                        route.resume();
                    }
                });
                Look.signIn(page, stack.portalUrl() + "/o/acme/tickets/new", "ben");
                page.locator("input[type=file]").setInputFiles(new FilePayload[] {
                    new FilePayload("short.txt", "text/plain", noise(1_000)),
                    new FilePayload(
                            "A-rather-long-name-of-a-file-that-does-not-fit-anywhere-2026.log",
                            "text/plain",
                            noise(9_000))
                });
                assertThat(page.locator(".attach-done")).hasCount(1);
                assertThat(page.locator(".attach-failed")).hasCount(1);
                Browsers.picture(page, "files-" + form.name());
                assertThat(Browsers.violations(page)).as(form.name()).isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("no sideways scrolling: " + form.name())
                        .isTrue();
            }
        }
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 640; x++) {
            for (int y = 0; y < 400; y++) {
                image.setRGB(x, y, (x / 3) << 16 | (y / 2) << 8 | 0x60);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
