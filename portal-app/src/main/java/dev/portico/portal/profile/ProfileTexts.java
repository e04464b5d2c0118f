package dev.portico.portal.profile;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the profile, in templates {@code profile:…}; the texts are in {@code messages/profile_<language>.properties}. */
@MessageBundle("profile")
public interface ProfileTexts {
    String title();

    String about_you();

    String name();

    String email();

    String no_email();

    String organization();

    String other_organizations();

    String kept_there();

    String change_there();

    String recent();

    String none_yet();

    String all_tickets();

    String language();

    String language_text();

    String save();

    String saved_language();

    String saved_browser();

    String notifications();

    String notifications_text();

    String choose_notifications();

    String sessions();

    String sessions_text();

    String show_sessions();

    String back();

    String not_shown();

    String in_your_account();

    String this_one();

    String unknown_device();

    String from(String address);

    String since();

    String last_used();

    String uses(String applications);

    String sign_out();

    String sign_out_of(String where);

    String sign_out_elsewhere();

    String ended();

    String ended_others();

    String nowhere_else();

    String data_text();

    String show_data();

    String looks();

    String looks_unknown();

    String support_looked();

    String admin_looked();

    String looked(String viewer);

    String still_looking();
}
