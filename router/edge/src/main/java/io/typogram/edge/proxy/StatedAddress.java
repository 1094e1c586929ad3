package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import io.typogram.edge.limiting.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// The client's address as something before the edge states it in a header.
///
/// Of a list the last one counts: the neighbour appended it, and whatever stands before it may be the
/// client's own invention.
///
/// @param text the IP address
/// @param limited what limits apply to
record StatedAddress(String text, ClientAddress limited) {

    /// An IPv4 address within an IPv6 one, written in full.
    private static final int LONGEST = 45;

    /// Reads the header.
    ///
    /// @return empty when it is missing, or does not end with one IP address without a port
    static Optional<StatedAddress> read(HttpHeaders headers, String header) {
        List<String> lines = headers.getAll(header);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String last = lines.getLast();
        return parse(last.substring(last.lastIndexOf(',') + 1).strip());
    }

    /// Brackets and zones are refused, which the library would take off.
    private static Optional<StatedAddress> parse(String text) {
        boolean plain = text.length() <= LONGEST && text.indexOf('[') < 0 && text.indexOf('%') < 0;
        byte[] bytes = plain ? NetUtil.createByteArrayFromIpAddressString(text) : null;
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return Optional.of(
                    new StatedAddress(address.getHostAddress(), ClientAddress.of(address)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
