package dev.portico.portal.platform;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells "Keycloak said no" from "Keycloak could not be asked". */
final class Unreachable {
    private Unreachable() {}

    static boolean says(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException) {
                return true;
            }
            if (cause instanceof jakarta.ws.rs.ProcessingException
                    || cause instanceof jakarta.ws.rs.WebApplicationException) {
                return true;
            }
            // quarkus-oidc has no type for it: an OAuth error has a JSON body, all else is a server in trouble.
            if (cause instanceof OIDCException && cause.getMessage() != null && serverTrouble(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /**
     * True where Keycloak closed the connection instead of answering a refresh: quarkus-oidc hands on the cause of that only, and misses
     * one ({@code OidcProviderClientImpl.prepareHttpRequest}).
     */
    static boolean brokenOff(Throwable failure) {
        return failure instanceof AuthenticationFailedException && failure.getCause() instanceof NullPointerException;
    }

    /**
     * True where the other side had closed a connection that was kept for further questions ({@code ClientSendRequestHandler} of Quarkus
     * has an {@link IOException} for it): nothing was answered, and whoever only asks may ask once more.
     */
    static boolean hungUp(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return !(cause instanceof ConnectException);
            }
        }
        return false;
    }

    static String brief(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.toString();
    }

    private static boolean serverTrouble(String message) {
        return message.startsWith("Error status:5")
                || message.contains("is not available")
                || message.contains("not ready");
    }
}
