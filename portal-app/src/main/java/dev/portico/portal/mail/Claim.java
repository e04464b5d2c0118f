package dev.portico.portal.mail;

/**
 * That a mail of a ticket has an id, or mentions it.
 *
 * @param sender who wrote that mail
 * @param requester whose ticket it is
 * @param owner the mail has the id itself, else it only mentions it
 */
record Claim(long ticket, String sender, String requester, boolean owner) {

    /**
     * Whether that mail's sender (unless of Support: their answers repeat the ids that a stranger listed) or its ticket's
     * requester takes part in this one, as its own sender says.
     */
    boolean isNear(Mail mail, Support support) {
        return mail.involves(requester) || (!support.isOf(new Address(sender, sender)) && mail.involves(sender));
    }
}
