package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are what the schema says, and it says something. */
class SignalSamplesTest {

    private final SignalsContract contract = SignalsContract.read();

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleKeepsTheContract(Path sample) {
        assertThat(contract.violations(SignalsContract.json(sample))).isEmpty();
    }

    @Test
    void aSignalWithoutASubjectIsNone() {
        ObjectNode signal = (ObjectNode) sample("person-in-organization");
        signal.remove("sub_id");

        assertThat(contract.violations(signal)).isNotEmpty();
    }

    @Test
    void aRevisionHasThreeParts() {
        JsonNode signal = sample("realm");
        ((ObjectNode) signal.get("events").elements().next().get("claims")).put("portal_rev", "4");

        assertThat(contract.violations(signal)).isNotEmpty();
    }

    private static JsonNode sample(String name) {
        return SignalsContract.json(SignalsContract.folder().resolve("signals/" + name + ".json"));
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SignalsContract.folder().resolve("signals"))) {
            return files.sorted().toList();
        }
    }
}
