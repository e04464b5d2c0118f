package dev.portico.portal.settings;

import dev.portico.portal.members.Consequences;
import dev.portico.portal.members.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form of settings.
 *
 * @param address where it is sent to
 * @param etag of what holds
 * @param now what holds
 * @param wanted what the form shows
 * @param consequences who would gain and lose what; only with them there is a button to save
 */
public record SettingsView(
        String address,
        String etag,
        Values now,
        Values wanted,
        Optional<Consequences> consequences,
        Problems problems) {

    static SettingsView of(String address, String etag, Values now) {
        return new SettingsView(address, etag, now, now, Optional.empty(), Problems.NONE);
    }

    SettingsView with(Problems found) {
        return new SettingsView(address, etag, now, wanted, Optional.empty(), found);
    }

    SettingsView with(Consequences found) {
        return new SettingsView(address, etag, now, wanted, Optional.of(found), problems);
    }

    /** The same where no mail is sent. */
    SettingsView withoutMails() {
        return new SettingsView(address, etag, now, wanted, consequences.map(Consequences::withoutMails), problems);
    }

    /** Somebody else changed the same meanwhile. */
    public boolean overtaken() {
        return problems.summary().equals(Problems.STALE.summary());
    }

    /** What a switch, a list or a choice shows. */
    public boolean is(String setting, String word) {
        return word.equals(wanted.words().get(setting));
    }

    public boolean on(String setting) {
        return is(setting, Setting.ON);
    }

    /** What holds, for hidden fields. */
    public List<Line> held() {
        return lines(now.settings());
    }

    /** What saving would change. */
    public List<Line> changes() {
        return lines(wanted.differences(now));
    }

    /** What was previewed: another choice is to be previewed again. */
    public String print() {
        return wanted.differences(now).stream()
                .map(each -> each.name() + "=" + wanted.word(each))
                .collect(Collectors.joining(" "));
    }

    private List<Line> lines(List<Setting> settings) {
        return settings.stream()
                .map(each -> new Line(each.name(), now.word(each), wanted.word(each)))
                .toList();
    }

    /** One setting: what it is, and what it is wanted to be. */
    public record Line(String setting, String now, String wanted) {
        /** Message key of the setting's name. */
        public String key() {
            return "name_" + setting;
        }

        public String nowKey() {
            return "word_" + now;
        }

        public String wantedKey() {
            return "word_" + wanted;
        }
    }
}
