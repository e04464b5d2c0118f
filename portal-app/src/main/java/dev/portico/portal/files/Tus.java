package dev.portico.portal.files;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Resumable uploads as the tus protocol says (1.0.0, its core and the extensions creation and termination): POST announces a file, PATCH
 * adds to it from a given place on, HEAD tells how far it has come, DELETE gives it up.
 */
@ApplicationScoped
class Tus {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";
    static final String LENGTH = "Upload-Length";
    static final String OFFSET = "Upload-Offset";
    static final String METADATA = "Upload-Metadata";
    static final String PIECES = "application/offset+octet-stream";
    static final String ID = "{id: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    /** Of a piece that was cut off, less is not worth a row. */
    private static final int WORTH_KEEPING = 64 * 1024;

    private final Uploads uploads;
    private final Current current;

    Tus(Uploads uploads, Current current) {
        this.uploads = uploads;
        this.current = current;
    }

    Response create(@Nullable String version, @Nullable String length, @Nullable String metadata, String place) {
        Viewer viewer = current.signedIn();
        if (!VERSION.equals(version)) {
            return otherVersion();
        }
        OpenUpload upload = uploads.begin(viewer, name(metadata), number(length));
        return Response.created(URI.create(place + "/" + upload.id()))
                .header(RESUMABLE, VERSION)
                .header(OFFSET, upload.received())
                .build();
    }

    Response offset(@Nullable String version, UUID id) {
        OpenUpload upload = uploads.find(current.signedIn(), id);
        return VERSION.equals(version)
                ? Response.ok()
                        .header(RESUMABLE, VERSION)
                        .header(OFFSET, upload.received())
                        .header(LENGTH, upload.length())
                        .header("Cache-Control", "no-store")
                        .build()
                : otherVersion();
    }

    /** Reads as it comes, and stores piece by piece: what a broken connection brought before it broke is kept. */
    Response append(@Nullable String version, UUID id, @Nullable String from, InputStream body) {
        Viewer viewer = current.signedIn();
        OpenUpload upload = uploads.find(viewer, id);
        if (!VERSION.equals(version)) {
            return otherVersion();
        }
        if (upload.received() != number(from)) {
            return conflict();
        }
        try {
            upload = appended(viewer, upload, body);
        } catch (WrongOffset overtaken) {
            return conflict();
        }
        return Response.noContent()
                .header(RESUMABLE, VERSION)
                .header(OFFSET, upload.received())
                .build();
    }

    private OpenUpload appended(Viewer viewer, OpenUpload from, InputStream body) {
        OpenUpload upload = from;
        byte[] piece = new byte[Limits.PIECE];
        int filled = 0;
        try {
            for (int read = body.read(piece, 0, piece.length);
                    read >= 0;
                    read = body.read(piece, filled, piece.length - filled)) {
                filled += read;
                if (filled == piece.length) {
                    upload = uploads.append(viewer, upload.id(), upload.received(), piece);
                    filled = 0;
                }
            }
        } catch (IOException broken) {
            if (filled >= WORTH_KEEPING) {
                uploads.append(viewer, upload.id(), upload.received(), Arrays.copyOf(piece, filled));
            }
            throw new Refused(Reason.UNREADABLE);
        }
        return filled == 0
                ? upload
                : uploads.append(viewer, upload.id(), upload.received(), Arrays.copyOf(piece, filled));
    }

    Response remove(@Nullable String version, UUID id) {
        Viewer viewer = current.signedIn();
        uploads.find(viewer, id);
        if (!VERSION.equals(version)) {
            return otherVersion();
        }
        uploads.remove(viewer, id);
        return Response.noContent().header(RESUMABLE, VERSION).build();
    }

    private static Response otherVersion() {
        return Response.status(Status.PRECONDITION_FAILED)
                .header("Tus-Version", VERSION)
                .build();
    }

    private static Response conflict() {
        return Response.status(Status.CONFLICT).header(RESUMABLE, VERSION).build();
    }

    private static long number(@Nullable String given) {
        return Optional.ofNullable(given)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new Refused(Reason.UNREADABLE));
    }

    /** {@code filename} of {@code key base64,key base64}; whoever gives none, or none that can be read, gets a plain one. */
    private static String name(@Nullable String metadata) {
        for (String pair : Optional.ofNullable(metadata).orElse("").split(",", -1)) {
            String[] words = pair.strip().split(" ", -1);
            if (words.length == 2 && words[0].equals("filename")) {
                try {
                    return new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException unreadable) {
                    return "";
                }
            }
        }
        return "";
    }
}
