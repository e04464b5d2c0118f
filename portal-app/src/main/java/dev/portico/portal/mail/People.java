package dev.portico.portal.mail;

import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A list of users whose addresses the importing person vouches for: CSV with the columns {@code subject} (Keycloak user
 * id), {@code email} and {@code name}. Their mails are theirs at once, without waiting for their first sign-in.
 */
@ApplicationScoped
class People {

    private final Persons persons;

    People(Persons persons) {
        this.persons = persons;
    }

    /** Learns the list and answers how many there are; an unreadable one changes nothing. */
    @Transactional(rollbackOn = Exception.class)
    int learn(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
        List<String> columns = lines.isEmpty() ? List.of() : fields(lines.get(0).toLowerCase(Locale.ROOT));
        int subject = columns.indexOf("subject");
        int email = columns.indexOf("email");
        int name = columns.indexOf("name");
        if (subject < 0 || email < 0 || name < 0) {
            throw new IOException(csv.getFileName() + " needs a first line with the columns subject, email and name");
        }
        int count = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> fields = fields(lines.get(i));
            if (fields.size() <= Math.max(subject, Math.max(email, name))
                    || !fields.get(email).contains("@")) {
                throw new IOException(csv.getFileName() + " line " + (i + 1) + " is not a person");
            }
            persons.user(new UserId(fields.get(subject)), fields.get(email), fields.get(name));
            count++;
        }
        return count;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.replace("\uFEFF", "").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
