package dev.portico.portal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.platform.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some settings are, or are wanted to be: a word by setting. */
record Values(List<Setting> settings, Map<String, String> words) {
    Values {
        words = Map.copyOf(words);
    }

    static Values of(List<Setting> settings, JsonNode said) {
        return new Values(
                settings, settings.stream().collect(Collectors.toMap(Setting::name, each -> each.word(said))));
    }

    /** What the form was shown with. */
    static Values shown(List<Setting> settings, Sent form) {
        return new Values(
                settings,
                settings.stream()
                        .collect(Collectors.toMap(
                                Setting::name,
                                each -> each.sent(
                                        form.values("was." + each.name()),
                                        each.words().get(each.words().size() - 1)))));
    }

    /** What somebody made of it. */
    static Values wanted(Values shown, Sent form) {
        return new Values(
                shown.settings,
                shown.settings.stream()
                        .collect(Collectors.toMap(
                                Setting::name, each -> each.sent(form.values(each.name()), shown.word(each)))));
    }

    String word(Setting setting) {
        return words.getOrDefault(setting.name(), "");
    }

    /** The settings that are not the same in both. */
    List<Setting> differences(Values before) {
        return settings.stream()
                .filter(each -> !word(each).equals(before.word(each)))
                .toList();
    }

    /** These with what somebody changed: what others changed meanwhile, and they did not touch, stays. */
    Values with(List<Setting> changed, Values wanted) {
        Map<String, String> merged = new LinkedHashMap<>(words);
        changed.forEach(each -> merged.put(each.name(), wanted.word(each)));
        return new Values(settings, merged);
    }

    /** As the API takes a change. */
    ObjectNode change(List<Setting> changed) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        changed.forEach(each -> each.put(change, word(each)));
        return change;
    }
}
