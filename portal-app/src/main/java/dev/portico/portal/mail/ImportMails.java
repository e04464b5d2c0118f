package dev.portico.portal.mail;

import dev.portico.portal.platform.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code import mails}: files, mbox files, Maildirs and folders of them become tickets of one organisation. */
@ApplicationScoped
class ImportMails implements Command {

    private final MailImport mails;
    private final People people;

    ImportMails(MailImport mails, People people) {
        this.mails = mails;
        this.people = people;
    }

    @Override
    public String name() {
        return "import mails";
    }

    @Override
    public String usage() {
        return "<file or folder>… --organization <id> --organization-name <name> [--people <people.csv>]"
                + " [--support <address or @domain>]…   e-mails (.eml, mbox, Maildir) become tickets";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Options options;
        int persons;
        try {
            options = Options.of(arguments);
            persons =
                    options.people().isPresent() ? people.learn(options.people().get()) : 0;
        } catch (Options.Wrong | IOException e) {
            out.println(e.getMessage());
            out.println("Usage: " + name() + " " + usage());
            return 2;
        }
        if (persons > 0) {
            out.println("People: " + persons);
        }
        Instant start = Instant.now();
        MailImport.Outcome outcome =
                mails.run(options.paths(), options.target(), new Progress(out, Boolean.getBoolean("portico.terminal")));
        report(outcome, Duration.between(start, Instant.now()), out);
        return outcome.failures().isEmpty() ? 0 : 1;
    }

    private static void report(MailImport.Outcome outcome, Duration took, PrintStream out) {
        Counts counts = outcome.counts();
        out.printf(
                Locale.ROOT,
                "Imported: tickets %d, notes %d, attachments %d, known already %d, failed %d, in %.1f s%n",
                counts.tickets(),
                counts.notes(),
                counts.attachments(),
                counts.known(),
                outcome.failures().size(),
                took.toMillis() / 1000.0);
        outcome.failures().forEach((name, reason) -> out.println("  " + HeaderText.clean(name) + ": " + reason));
        outcome.oddities().forEach((name, oddity) -> out.println("  " + HeaderText.clean(name) + ": " + oddity));
    }
}
