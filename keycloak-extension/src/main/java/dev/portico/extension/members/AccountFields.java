package dev.portico.extension.members;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Writes names and phone, by the rules of the realm's user profile as an administrator has them. */
final class AccountFields {

    private final KeycloakSession session;
    private final UserModel user;

    AccountFields(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** Throws a 422 for a value that the profile refuses; what was wrong before and is not touched is left alone. */
    void check(AccountChange change) {
        Map<String, Object> attributes = new HashMap<>(user.getAttributes());
        change.fields().forEach((field, value) -> attributes.put(field, List.of(value)));
        change.email().ifPresent(email -> attributes.put(UserModel.EMAIL, List.of(email)));
        try {
            session.getProvider(UserProfileProvider.class)
                    .create(UserProfileContext.USER_API, attributes, user)
                    .validate();
        } catch (ValidationException refused) {
            refused.getErrors().stream()
                    .map(ValidationException.Error::getAttribute)
                    .filter(field -> change.fields().containsKey(field)
                            || (UserModel.EMAIL.equals(field) && change.email().isPresent()))
                    .findFirst()
                    .ifPresent(field -> {
                        throw Problem.invalidField(Reason.INVALID_VALUE, field, "is not what the realm takes for that");
                    });
        }
    }

    void write(Map<String, String> fields) {
        fields.forEach((field, text) -> {
            String value = text.isEmpty() ? null : text;
            switch (field) {
                case "firstName" -> user.setFirstName(value);
                case "lastName" -> user.setLastName(value);
                default -> writeAttribute(field, value);
            }
        });
    }

    private void writeAttribute(String name, @Nullable String value) {
        if (value == null) {
            user.removeAttribute(name);
        } else {
            user.setSingleAttribute(name, value);
        }
    }

    /** Somebody else with this address, in whatever organisation. */
    static Optional<UserModel> otherWith(KeycloakSession session, UserModel user, String email) {
        return Optional.ofNullable(
                        session.users().getUserByEmail(session.getContext().getRealm(), email))
                .filter(found -> !found.getId().equals(user.getId()));
    }
}
