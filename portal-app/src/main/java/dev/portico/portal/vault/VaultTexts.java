package dev.portico.portal.vault;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the vault, in templates {@code vault:…}; the texts are in {@code messages/vault_<language>.properties}. */
@MessageBundle("vault")
public interface VaultTexts {
    String title();

    String intro();

    String off();

    String new_note();

    String note();

    String none_yet();

    String full();

    String note_title();

    String note_text();

    String only_you();

    String save();

    String cancel();

    String delete();

    String delete_title();

    String delete_text();

    String kept();

    String deleted();

    String please_correct();

    String read_now();

    String error_required();

    String error_too_long();

    String error_too_many();

    String error_overtaken();

    String does_not_open();

    String unopenable_not_this_one();

    String unopenable_unknown_key();

    String profile_text();

    String show();
}
