package dev.portico.portal.tickets;

import java.util.Base64;

/** Pictures, and what only says it is one. */
final class Pictures {
    /** One pixel. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Pictures() {}
}
