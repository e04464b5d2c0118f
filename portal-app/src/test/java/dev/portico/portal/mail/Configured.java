package dev.portico.portal.mail;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Mail settings as an installation would have them. */
public final class Configured {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("portico.mail.address", "support@portico.example"),
            Map.entry("portico.mail.name", "Support"),
            Map.entry("portico.mail.key", "0123456789abcdef0123456789abcdef"),
            Map.entry("portico.mail.pause", "PT1S"),
            Map.entry("portico.mail.smtp.port", "25"),
            Map.entry("portico.mail.smtp.protection", "none"),
            Map.entry("portico.mail.imap.port", "143"),
            Map.entry("portico.mail.imap.protection", "none"),
            Map.entry("portico.mail.imap.folder", "INBOX"),
            Map.entry("portico.mail.believe-senders", "false"));

    private Configured() {}

    /** The usual ones, and these properties, name and value by turns. */
    public static MailSettings mail(String... more) {
        Map<String, String> all = new HashMap<>(USUAL);
        for (int i = 0; i < more.length; i += 2) {
            all.put("portico.mail." + more[i], more[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(MailSettings.class);
    }
}
