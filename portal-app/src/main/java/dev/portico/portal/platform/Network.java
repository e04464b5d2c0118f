package dev.portico.portal.platform;

import dev.portico.portal.access.UserId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request came from, as far as one can count by it: whoever has one address of the sixth version has 2^64 (RFC 4291 section 2.5.4). */
public final class Network {
    private static final int PREFIX = 8;

    private Network() {}

    /** Whom a request counts for: a person, or everybody of a visitor's network. */
    public static String orPerson(Optional<UserId> person, HttpServerRequest request) {
        return person.map(UserId::value).map(id -> "person " + id).orElseGet(() -> "network " + of(request));
    }

    /** That of a request; an empty word where it is gone already. */
    public static String of(HttpServerRequest request) {
        @Nullable SocketAddress from = request.remoteAddress();
        @Nullable String address = from == null ? null : from.hostAddress();
        return address == null ? "" : of(address);
    }

    /** One word for all addresses of a network; what is no address stays what it is. */
    public static String of(String address) {
        if (!address.matches("[0-9A-Fa-f:.]{2,45}")) {
            return address;
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(read.getAddress(), 0, PREFIX)
                    : read.getHostAddress();
        } catch (UnknownHostException none) {
            return address;
        }
    }
}
