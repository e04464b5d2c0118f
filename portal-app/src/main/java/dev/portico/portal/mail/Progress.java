package dev.portico.portal.mail;

import java.io.PrintStream;

/** Tells how far an import is: one line that counts up on a terminal, a line now and then elsewhere. */
final class Progress {

    private static final int EVERY_ON_TERMINAL = 25;
    private static final int EVERY_ELSEWHERE = 500;

    private final PrintStream out;
    private final boolean terminal;
    private String doing = "";
    private int total;
    private int done;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void start(String what, int count) {
        doing = what;
        total = count;
        done = 0;
        if (terminal) {
            show();
        }
    }

    void step() {
        done++;
        if (done % (terminal ? EVERY_ON_TERMINAL : EVERY_ELSEWHERE) == 0) {
            show();
        }
    }

    void done() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    private void show() {
        String line = doing + " " + done + " of " + total + " mails";
        if (terminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }
}
