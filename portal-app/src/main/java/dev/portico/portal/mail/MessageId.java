package dev.portico.portal.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Message-ID (RFC 5322 §3.6.4) without its angle brackets, compared whole and case-sensitively.
 *
 * <p>A mail without one gets {@link #ofContent a stable one from its content}, so that importing it again finds it;
 * so does one whose id another mail has already. Nobody can write such an id. An id
 * longer than {@value #LIMIT} characters is replaced by its hash: it still threads, and it fits an index.
 */
public record MessageId(String value) {

    private static final int LIMIT = 250;
    private static final String OF_CONTENT = "@content.invalid";
    private static final Pattern BRACKETED = Pattern.compile("<([^<>\\s]+)>");

    /** The first id in a Message-ID header, also when its angle brackets are missing; empty list when there is none. */
    static List<MessageId> first(String header) {
        List<MessageId> all = all(header);
        if (!all.isEmpty()) {
            return all.subList(0, 1);
        }
        String bare = header.strip().replaceAll("[<>\\s]", "");
        return bare.isEmpty() ? List.of() : List.of(of(bare));
    }

    /** Every id in a References or In-Reply-To header; comments and phrases between them are ignored. */
    static List<MessageId> all(String header) {
        List<MessageId> ids = new ArrayList<>();
        Matcher matcher = BRACKETED.matcher(header);
        while (matcher.find()) {
            ids.add(of(matcher.group(1)));
        }
        return ids;
    }

    static MessageId ofContent(String hash) {
        return new MessageId(hash + OF_CONTENT);
    }

    private static MessageId of(String value) {
        return new MessageId(
                value.length() <= LIMIT && !value.endsWith(OF_CONTENT)
                        ? value
                        : Fingerprint.source(value.getBytes(StandardCharsets.UTF_8)) + "@long-id.invalid");
    }
}
