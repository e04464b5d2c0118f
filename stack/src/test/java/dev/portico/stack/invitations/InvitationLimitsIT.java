package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody's mailbox is buried under invitations. */
@OnTheStack
class InvitationLimitsIT {

    private final String email = "nina-" + UUID.randomUUID() + "@x.example";
    private final Inviting inviting;
    private final Inviting elsewhere;

    InvitationLimitsIT(SharedStack stack) {
        this.inviting = inviting(stack);
        this.elsewhere = inviting(stack);
    }

    @Test
    void anAddressGetsFiveAnHourFromAnOrganisation() {
        String id = inviting.member(email);
        for (int more = 0; more < 4; more++) {
            assertThat(inviting.resend(id).status()).isEqualTo(200);
        }

        Tokens.Answer one = inviting.resend(id);

        assertThat(one.status()).isEqualTo(429);
        assertThat(one.json().get("reason").asText()).isEqualTo("too-many");
        assertThat(inviting.emails()).containsExactly(email);
        assertThat(elsewhere.invite("{\"email\":\"" + email + "\"}").status()).isEqualTo(201);
    }

    @Test
    void aFileIsNoWayRoundThat() {
        for (int each = 0; each < 5; each++) {
            inviting.revoke(inviting.member(email));
        }

        assertThat(inviting.many("email\n" + email + "\n")
                        .json()
                        .at("/items/0/reason")
                        .asText())
                .isEqualTo("too-many");
        assertThat(inviting.emails()).isEmpty();
    }

    private static Inviting inviting(SharedStack stack) {
        String organization = stack.people().organization("limits").getId();
        People.Person admin = stack.people().person("recruiter");
        stack.people().join(admin, organization, "portal-admin");
        return Inviting.as(stack, admin.username(), organization);
    }
}
