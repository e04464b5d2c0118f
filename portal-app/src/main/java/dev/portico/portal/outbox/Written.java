package dev.portico.portal.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail with an id of ours that knows whether a server has begun to hear it. */
final class Written extends MimeMessage {
    private final String id;
    private boolean begun;

    Written(Session session, String id) {
        super(session);
        this.id = id;
    }

    /** True from the first byte on that a server was sent of its content. */
    boolean isBegun() {
        return begun;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }
}
