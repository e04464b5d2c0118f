package dev.portico.portal.members;

import dev.portico.portal.members.api.Member;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Levels by whatever people call them: the name of the role, or the title they see, however it is capitalised. */
final class LevelNames {
    private final Map<String, Optional<String>> names = new HashMap<>();

    /** @param titles what each level is called where it is shown, by the name of its role */
    LevelNames(Map<String, List<String>> titles) {
        titles.forEach((name, called) -> called.forEach(title -> add(title, name)));
        titles.keySet().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), Optional.of(name)));
    }

    /** Those that a form offers, as it shows them in this language. */
    static LevelNames of(List<LevelView> offered, Locale language) {
        PeopleTexts texts = language.equals(Locale.ENGLISH)
                ? MessageBundles.get(PeopleTexts.class)
                : MessageBundles.get(PeopleTexts.class, Localized.Literal.of(language.toLanguageTag()));
        Map<String, List<String>> titles = new HashMap<>();
        offered.forEach(level -> titles.put(
                level.name(),
                Stream.of(
                                level.title(),
                                switch (level.name()) {
                                    case Member.NO_LEVEL -> texts.level_none();
                                    case "portal-member" -> texts.level_member();
                                    case "portal-admin" -> texts.level_admin();
                                    default -> "";
                                })
                        .filter(title -> !title.isBlank())
                        .toList()));
        return new LevelNames(titles);
    }

    /** The name of the role; what nobody calls a level, or two, stays as it is and is refused by name. */
    String named(String typed) {
        return names.getOrDefault(typed.toLowerCase(Locale.ROOT), Optional.empty())
                .orElse(typed);
    }

    private void add(String title, String name) {
        names.merge(
                title.toLowerCase(Locale.ROOT),
                Optional.of(name),
                (one, other) -> one.equals(other) ? one : Optional.empty());
    }
}
