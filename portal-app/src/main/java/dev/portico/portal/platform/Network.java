package dev.portico.portal.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request came from, as far as one can count by it: whoever has one address of the sixth version has 2^64 (RFC 4291 section 2.5.4). */
public final class Network {
    private static final int PREFIX = 8;

    private Network() {}

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
