package dev.portico.extension.directory;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What people are called. */
public final class PersonName {

    private PersonName() {}

    /** First and last name, or what they log in with. */
    public static String of(UserModel user) {
        return of(user.getFirstName(), user.getLastName()).orElseGet(user::getUsername);
    }

    /** First and last name, as far as there are any. */
    public static Optional<String> of(@Nullable String first, @Nullable String last) {
        return Optional.of(Stream.concat(part(first), part(last)).collect(Collectors.joining(" ")))
                .filter(name -> !name.isEmpty());
    }

    private static Stream<String> part(@Nullable String name) {
        return Optional.ofNullable(name).map(String::strip).filter(text -> !text.isEmpty()).stream();
    }
}
