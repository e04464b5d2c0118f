package dev.portico.portal.forum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder of topics as a section: called as {@code section.txt} in it says, else as the folder is.
 *
 * @param position its place in the list
 */
record SectionFile(String name, String description, int position) {
    private static final String FILE = "section.txt";

    /** @throws TopicFile.Unreadable when there is a file that does not say it */
    static SectionFile of(Path folder) throws IOException, TopicFile.Unreadable {
        Path file = folder.resolve(FILE);
        String own = String.valueOf(folder.getFileName());
        if (!Files.isRegularFile(file)) {
            return new SectionFile(own, "", 0);
        }
        String text = Files.readString(file);
        if (!text.lines().allMatch(line -> line.isBlank() || line.matches("[a-z]+:.*"))) {
            throw new TopicFile.Unreadable("is to be of lines like \"name: …\", \"description: …\", \"position: 1\"");
        }
        Map<String, String> values = TopicFile.values(
                String.join("\n", text.lines().filter(line -> !line.isBlank()).toList()));
        try {
            return new SectionFile(
                    Typed.line(values.getOrDefault("name", own)),
                    Typed.line(values.getOrDefault("description", "")),
                    Integer.parseInt(values.getOrDefault("position", "0")));
        } catch (NumberFormatException e) {
            throw new TopicFile.Unreadable("\"position\" is to be a number");
        }
    }
}
