package dev.portico.extension.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every setting's attribute name, and how a value is read: what cannot be read becomes the narrowest choice. */
public final class Setting<T> {

    private record Reader<T>(Function<String, Optional<T>> read, T narrowest) {}

    public static final Setting<Mode> MODE = oneOf("portal.mode", Mode.values(), Mode::wireName, Mode.REGISTERED);
    public static final Setting<Boolean> TICKETING = onOff("portal.ticketing", false);
    public static final Setting<Boolean> ACCOUNT_WIDE_VIEWING = onOff("portal.account-wide-viewing", false);
    public static final Setting<Boolean> ADD_REQUEST_BOX = onOff("portal.add-request-box", false);
    public static final Setting<Boolean> SUBMIT_TAB = onOff("portal.submit-tab", false);
    public static final Setting<Boolean> SIGN_IN_TO_SUBMIT = onOff("portal.sign-in-to-submit", true);
    public static final Setting<ForumVisibility> FORUM =
            oneOf("portal.forum", ForumVisibility.values(), ForumVisibility::wireName, ForumVisibility.OFF);
    public static final Setting<Boolean> ORGANIZATION_KEY_REQUIRED = onOff("portal.organization-key-required", true);
    public static final Setting<DefaultLevel> DEFAULT_LEVEL = new Setting<>(
            "portal.default-level", new Reader<>(text -> Optional.of(DefaultLevel.of(text)), DefaultLevel.NONE));

    private final String attribute;
    private final Reader<T> reader;

    private Setting(String attribute, Reader<T> reader) {
        this.attribute = attribute;
        this.reader = reader;
    }

    /** Name of the attribute, of the realm's and of an organisation's that overrides it. */
    public String attribute() {
        return attribute;
    }

    /** Empty when nothing is set; a blank value is nothing. */
    Optional<T> read(Map<String, List<String>> attributes, List<Nonsense> nonsense) {
        List<String> values = attributes.getOrDefault(attribute, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> read =
                values.size() == 1 ? reader.read().apply(values.get(0).strip()) : Optional.<T>empty();
        if (read.isEmpty()) {
            nonsense.add(new Nonsense(attribute, text(reader.narrowest())));
        }
        return Optional.of(read.orElse(reader.narrowest()));
    }

    private static String text(Object value) {
        if (value instanceof Boolean on) {
            return on ? "on" : "off";
        }
        return value instanceof DefaultLevel level
                ? level.toString()
                : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    private static Setting<Boolean> onOff(String attribute, boolean narrowest) {
        return new Setting<>(
                attribute,
                new Reader<>(
                        text -> switch (text.toLowerCase(Locale.ROOT)) {
                            case "on" -> Optional.of(true);
                            case "off" -> Optional.of(false);
                            default -> Optional.empty();
                        },
                        narrowest));
    }

    private static <T> Setting<T> oneOf(String attribute, T[] values, Function<T, String> name, T narrowest) {
        return new Setting<>(
                attribute,
                new Reader<>(
                        text -> Stream.of(values)
                                .filter(value -> name.apply(value).equalsIgnoreCase(text))
                                .findFirst(),
                        narrowest));
    }
}
