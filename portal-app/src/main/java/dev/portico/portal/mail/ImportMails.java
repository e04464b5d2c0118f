package dev.portico.portal.mail;

import dev.portico.portal.platform.Command;
import dev.portico.portal.tickets.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code import mails}: files, mbox files, Maildirs and folders of them become tickets of one organisation. */
@ApplicationScoped
public class ImportMails implements Command {
    public static final String NAME = "import mails";
    public static final String USAGE =
            "<file or folder>… --organization <id> [--organization-name <name> [--rename]] [--people <people.csv>]"
                    + " [--support <address or @domain>]…   e-mails (.eml, mbox, Maildir) become tickets";

    private final MailImport mails;
    private final People people;
    private final Intake intake;

    ImportMails(MailImport mails, People people, Intake intake) {
        this.mails = mails;
        this.people = people;
        this.intake = intake;
    }

    /** What is wrong with these arguments, as far as they tell by themselves. */
    public static Optional<String> complaint(List<String> arguments) {
        try {
            Options.of(arguments);
            return Optional.empty();
        } catch (Options.Wrong wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        Options options;
        Target target;
        int persons;
        try {
            options = Options.of(arguments);
            target = options.target(intake.nameOf(options.organization()));
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
                mails.run(options.paths(), target, new Progress(out, Boolean.getBoolean("portico.terminal")));
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
