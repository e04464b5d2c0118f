package dev.portico.extension.settings;

import dev.portico.extension.access.Settings;

/** The public part: what an anonymous visitor would find out by looking at the portal anyway. */
record SettingsView(
        String mode,
        boolean ticketing,
        boolean addRequestBox,
        boolean submitTab,
        boolean signInToSubmit,
        String forum) {

    static SettingsView of(Settings settings) {
        return new SettingsView(
                settings.mode().wireName(),
                settings.ticketing(),
                settings.addRequestBox(),
                settings.submitTab(),
                settings.signInToSubmit(),
                settings.forum().wireName());
    }

    /** Everything, for who may change it. */
    record Whole(
            String mode,
            boolean ticketing,
            boolean accountWideViewing,
            boolean addRequestBox,
            boolean submitTab,
            boolean signInToSubmit,
            String forum,
            boolean organizationKeyRequired,
            String defaultLevel) {

        static Whole of(Settings settings) {
            return new Whole(
                    settings.mode().wireName(),
                    settings.ticketing(),
                    settings.accountWideViewing(),
                    settings.addRequestBox(),
                    settings.submitTab(),
                    settings.signInToSubmit(),
                    settings.forum().wireName(),
                    settings.organizationKeyRequired(),
                    settings.defaultLevel().toString());
        }
    }
}
