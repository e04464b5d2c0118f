package dev.portico.stack.mailbox;

/** Whose mails wait, if anybody's. */
final class Delay {
    private volatile Hold hold = new Hold("");

    void pass(String to) {
        hold.pass(to);
    }

    synchronized Hold begin(String address) {
        hold.close();
        hold = new Hold(address);
        return hold;
    }
}
