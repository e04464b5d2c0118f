package dev.portico.extension.directory;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What people are called. They may choose it, and it stands in the midst of words of ours. */
public final class PersonName {

    /** What turns round all that follows, and what would end the place that is kept for it. */
    private static final Pattern TURNING = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

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

    /**
     * What a customer may call somebody: this name or, where nobody gave one, what they log in with. What the vendor's people log in with
     * is told to no customer; without a name they have none there.
     */
    public static Optional<String> toCustomers(Optional<String> name, String login, BooleanSupplier isVendor) {
        return name.isPresent() || isVendor.getAsBoolean() ? name : Optional.of(login);
    }

    public static Optional<String> toCustomers(UserModel user, BooleanSupplier isVendor) {
        return toCustomers(of(user.getFirstName(), user.getLastName()), user.getUsername(), isVendor);
    }

    private static Stream<String> part(@Nullable String name) {
        return Optional.ofNullable(name)
                .map(text -> TURNING.matcher(text).replaceAll("").strip())
                .filter(text -> !text.isEmpty())
                .stream();
    }
}
