package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {

    /** An administrator of a realm of any name invites people, and wants another address for them. */
    @Test
    void theRealmOfAnAdministratorIsTheOneThatIssuedTheToken() {
        assertThat(Account.realmOf("https://sso.example.com/realms/portico")).isEqualTo("portico");
        assertThat(Account.realmOf("https://sso.example.com/auth/realms/kundenportal-s%C3%BCd"))
                .isEqualTo("kundenportal-s\u00fcd");
    }
}
