package dev.portico.portal.mail;

/**
 * A file that came with a mail: a name safe to offer for download, the media type its bytes show (not the one the mail
 * claims), and the bytes, which nobody may change.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Attachment(String name, String type, byte[] bytes) {}
