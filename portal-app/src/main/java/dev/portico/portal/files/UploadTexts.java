package dev.portico.portal.files;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about files that go along, in templates {@code uploads:…}; the texts are in {@code messages/uploads_<language>.properties}. */
@MessageBundle("uploads")
public interface UploadTexts {
    String attach();

    String hint();

    String hint_script();

    String attached();

    String remove();

    String remove_file(String name);

    String retry();

    String retry_file(String name);

    String waiting();

    String sending(String percent);

    String resuming();

    String arrived();

    String added(String name);

    String arrived_file(String name);

    String removed_file(String name);

    String sent_after();

    String not_yet();

    String error_too_many_files();

    String error_too_many_uploads();

    String error_file_too_large();

    String error_file_gone();

    String error_named_too_large(String name);

    String error_connection();

    String error_signed_out();

    String error_refused();

    String open_image(String name);
}
