package dev.portico.portal.privacy;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of these pages, in templates {@code privacy:…}; the texts are in {@code messages/privacy_<language>.properties}. */
@MessageBundle("privacy")
public interface PrivacyTexts {
    String yours();

    String take_along();

    String what_is_in();

    String in_written();

    String in_seen();

    String in_mails();

    String in_settings();

    String only_here(String organization);

    String download();

    String have_erased();

    String have_erased_text();

    String done_so_far();

    String nothing_done();

    String exported_by_you();

    String exported_by_vendor();

    String people();

    String people_text();

    String whole_address();

    String find();

    String nobody_found();

    String nobody_found_text();

    String several_found();

    String with_account();

    String by_address_only();

    String journal();

    String journal_empty();

    String erased_line();

    String exported_line();

    String person_number(long number);

    String by_themselves();

    String by(String person);

    String by_erased();

    String erased_done();

    String known();

    String none();

    String account();

    String account_there();

    String account_gone();

    String account_none();

    String account_not_asked();

    String held_tickets();

    String held_shared();

    String held_notes();

    String held_files();

    String held_mails();

    String held_uploads();

    String held_notices();

    String held_incoming();

    String held_changes();

    String held_posts();

    String export();

    String export_text();

    String erase();

    String erase_text();

    String erase_begin();

    String reason();

    String reason_hint();

    String erase_question(String person);

    String no_way_back();

    String erase_vendor();

    String goes();

    String goes_text();

    String stays();

    String stays_skeleton();

    String stays_others(long count);

    String stays_quoted();

    String stays_account();

    String stays_elsewhere();

    String type_address(String address);

    String type_name(String person);

    String erase_now();

    String error_required();

    String error_too_long();

    String error_names_person();

    String error_no_address();

    String error_differs();

    String error_oneself();

    String error_busy();
}
