package dev.portico.themes;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who changes their address in their account types what the mail to it says; made as Keycloak makes it, ours before its own. */
class NewAddressMailTest {

    private static final Path OURS = Path.of("src/main/resources/theme/portico/email");
    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=[\"']([^\"']*)[\"']");
    private static final String CONFIRMS = "https://sso.example/confirm?key=1&tab=2";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "he"})
    void itIsTextAndTheButtonLeadsWhereItIsConfirmed(String language) throws IOException, TemplateException {
        String mail = mail(language, "\"<a href='https://evil.example'>Confirm</a>\"@acme.example");

        assertThat(LINK.matcher(mail).results().map(link -> link.group(1).replace("&amp;", "&")))
                .containsExactly(CONFIRMS, CONFIRMS);
        assertThat(mail).contains("&lt;a href=", "evil.example").doesNotContain("<a href='https://evil.example");
    }

    private static String mail(String language, String typed) throws IOException, TemplateException {
        Configuration keycloaks = new Configuration(Configuration.VERSION_2_3_32);
        keycloaks.setOutputFormat(HTMLOutputFormat.INSTANCE);
        keycloaks.setTemplateLoader(new MultiTemplateLoader(new TemplateLoader[] {
            new FileTemplateLoader(OURS.resolve("html").toFile()),
            new ClassTemplateLoader(NewAddressMailTest.class, "/theme/base/email/html")
        }));
        Properties texts = read("messages/messages_" + language + ".properties");
        TemplateMethodModelEx message = given -> {
            Object[] gaps = new Object[given.size() - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = given.get(i + 1).toString();
            }
            return new MessageFormat(texts.getProperty(given.get(0).toString())).format(gaps);
        };
        TemplateMethodModelEx asItIs = given -> given.get(0).toString();
        StringWriter mail = new StringWriter();
        keycloaks
                .getTemplate("email-update-confirmation.ftl")
                .process(
                        Map.of(
                                "msg",
                                message,
                                "kcSanitize",
                                asItIs,
                                "linkExpirationFormatter",
                                asItIs,
                                "linkExpiration",
                                "5 minutes",
                                "link",
                                CONFIRMS,
                                "newEmail",
                                typed,
                                "realmName",
                                "Acme",
                                "locale",
                                Locale.forLanguageTag(language),
                                "ltr",
                                !language.equals("he"),
                                "properties",
                                read("theme.properties")),
                        mail);
        return mail.toString();
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(OURS.resolve(file))) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
