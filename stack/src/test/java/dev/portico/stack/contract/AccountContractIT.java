package dev.portico.stack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.account.AccountConsole;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the account console is told is as its document says, when it works and when it is refused. */
@OnTheStack
class AccountContractIT {

    private final OpenApi document = OpenApi.read("portal-own-access.yaml");
    private final SharedStack stack;
    private final URI base;

    AccountContractIT(SharedStack stack) {
        this.stack = stack;
        this.base = stack.realmUrl("/portal-own-access");
    }

    @Test
    void everyOperationAnswersAsDocumented(Page page) {
        assertThat(document.operations()).containsExactly("GET /", "GET /history");
        String token = AccountConsole.of(stack, page, "finn").token();

        answers(Optional.of(token), "GET /", "?limit=1", 200);
        answers(Optional.of(token), "GET /", "?limit=0", 422);
        answers(Optional.of(token), "GET /history", "/history?limit=5", 200);
        answers(Optional.of(token), "GET /history", "/history?after=forged", 422);
        answers(Optional.empty(), "GET /", "", 401);
        answers(Optional.empty(), "GET /history", "/history", 401);
    }

    private void answers(Optional<String> token, String operation, String address, int status) {
        Exchange answer = Exchange.of(base, token, operation, address, Optional.empty(), List.of());

        assertThat(answer.status()).as(operation).isEqualTo(status);
        assertThat(document.faults(operation, answer.status(), answer.contentType(), answer.body()))
                .as(operation)
                .isEmpty();
    }
}
