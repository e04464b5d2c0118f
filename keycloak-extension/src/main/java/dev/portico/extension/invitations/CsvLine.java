package dev.portico.extension.invitations;

import java.util.Map;
import java.util.Optional;

/**
 * A line of a CSV file, or why it could not be read as one.
 *
 * @param number in the file, which begins with 1, the header
 * @param fields by column, without blanks around them
 */
record CsvLine(int number, Map<String, String> fields, Optional<String> broken) {

    static CsvLine of(int number, Map<String, String> fields) {
        return new CsvLine(number, fields, Optional.empty());
    }

    static CsvLine broken(int number, String why) {
        return new CsvLine(number, Map.of(), Optional.of(why));
    }

    Optional<String> field(String column) {
        return Optional.ofNullable(fields.get(column)).filter(value -> !value.isEmpty());
    }
}
