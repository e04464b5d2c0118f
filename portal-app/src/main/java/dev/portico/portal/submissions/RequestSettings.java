package dev.portico.portal.submissions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests of strangers are taken on one replica, and for how long they are kept; see application.properties. */
@ConfigMapping(prefix = "portico.requests")
interface RequestSettings {

    /** In an hour from one network address. */
    @WithDefault("10")
    int perAddress();

    /** In an hour, and waiting at once, for one e-mail address: so many mails of ours somebody can be sent by others. */
    @WithDefault("3")
    int perEmail();

    /** In an hour from everybody. */
    @WithDefault("300")
    int perHour();

    /** Whoever fills in the form faster than this is none. */
    @WithDefault("2S")
    Duration fillTime();

    /** How long somebody has to confirm. */
    @WithDefault("24H")
    Duration kept();
}
