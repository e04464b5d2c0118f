package dev.portico.stack.grants;

import dev.portico.stack.People;
import java.util.List;

/**
 * Who asks: somebody in an organisation of their own, the same person at the partner's, and a service account beside them.
 *
 * @param organization its id
 * @param robot the service account
 * @param robotClient the client whose service account it is
 */
record Subject(State state, String organization, People.Person person, People.Person robot, String robotClient) {

    List<People.Person> accounts() {
        return List.of(person, robot);
    }

    String username() {
        return person.username();
    }

    String password() {
        return person.username() + "-portico";
    }
}
