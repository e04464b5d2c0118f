package dev.portico.extension.members;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.userprofile.validator.DuplicateEmailValidator;
import org.keycloak.userprofile.validator.EmailExistsAsUsernameValidator;

/** Writes names and phone, by the rules of the realm's user profile as an administrator has them. */
final class AccountFields {

    private static final Set<String> LOOKING_UP = Set.of(DuplicateEmailValidator.ID, EmailExistsAsUsernameValidator.ID);

    private final KeycloakSession session;
    private final UserModel user;

    AccountFields(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /**
     * Throws a 422 for a value that the profile refuses; what was wrong before and is not touched is left alone. Whether an
     * address is somebody else's is not looked up.
     */
    void check(AccountChange change) {
        Map<String, Object> attributes = new HashMap<>(user.getAttributes());
        change.fields().forEach((field, value) -> attributes.put(field, List.of(value)));
        UserProfile profile =
                session.getProvider(UserProfileProvider.class).create(UserProfileContext.USER_API, attributes, user);
        try {
            profile.validate();
        } catch (ValidationException refused) {
            refused.getErrors().stream()
                    .map(ValidationException.Error::getAttribute)
                    .filter(change.fields()::containsKey)
                    .findFirst()
                    .ifPresent(AccountFields::refuse);
        }
        change.email().filter(email -> !takes(email, profile.getAttributes())).ifPresent(email -> refuse("email"));
    }

    private static void refuse(String field) {
        throw Problem.invalidField(Reason.INVALID_VALUE, field, "is not what the realm takes for that");
    }

    /** All that the profile asks of an address but that nobody else has it. */
    private boolean takes(String email, Attributes attributes) {
        AttributeMetadata profile = attributes.getMetadata(UserModel.EMAIL);
        AttributeContext wanted = new AttributeContext(
                UserProfileContext.USER_API,
                session,
                Map.entry(UserModel.EMAIL, List.of(email)),
                user,
                profile,
                attributes);
        return profile.getValidators().stream()
                .filter(validator -> !LOOKING_UP.contains(validator.getValidatorId()))
                .allMatch(validator -> validator.validate(wanted).isValid());
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

    /** Somebody else with this address, or who signs in by it as a name, in whatever organisation. */
    static Optional<UserModel> otherWith(KeycloakSession session, UserModel user, String email) {
        RealmModel realm = session.getContext().getRealm();
        return Stream.of(
                        session.users().getUserByEmail(realm, email),
                        session.users().getUserByUsername(realm, email))
                .filter(found -> found != null && !found.getId().equals(user.getId()))
                .findFirst();
    }
}
