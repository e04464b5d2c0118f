package dev.portico.portal.mail;

import java.util.Map;
import java.util.Properties;

/**
 * Angus Mail reads these from system properties, most of them once, when its classes load. A value somebody set on the
 * command line stays.
 */
final class Leniency {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // Named, or the parser searches every jar for it again at each part.
            Map.entry("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider"),
            Map.entry("mail.mime.allowutf8", "false"),
            Map.entry("mail.mime.address.strict", "false"),
            Map.entry("mail.mime.parameters.strict", "false"),
            Map.entry("mail.mime.decodetext.strict", "false"),
            // We decode names ourselves, unknown charsets included; RFC 2231 is the parser's.
            Map.entry("mail.mime.decodefilename", "false"),
            Map.entry("mail.mime.decodeparameters", "true"),
            Map.entry("mail.mime.applefilenames", "true"),
            Map.entry("mail.mime.multipart.allowempty", "true"),
            Map.entry("mail.mime.multipart.ignoremissingendboundary", "true"),
            Map.entry("mail.mime.multipart.ignoremissingboundaryparameter", "true"),
            // Some senders encode a whole forwarded message in base64, against RFC 2045 §6.4.
            Map.entry("mail.mime.ignoremultipartencoding", "false"),
            Map.entry("mail.mime.ignoreunknownencoding", "true"),
            Map.entry("mail.mime.base64.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoremissingbeginend", "true"));

    private Leniency() {}

    static void switchOn() {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    static Properties session() {
        Properties properties = new Properties();
        properties.putAll(SETTINGS);
        return properties;
    }
}
