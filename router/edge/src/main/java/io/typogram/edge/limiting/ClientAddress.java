package io.typogram.edge.limiting;

import java.net.InetAddress;

/// What counts as one address: an IPv4 address, or the /64 of an IPv6 address, since one household or
/// one rented server has all of a /64 and would otherwise be 2^64 callers. An IPv4 address that is
/// written as an IPv6 one is the IPv4 address.
///
/// @param most the /64, or zero for IPv4
/// @param least zero, or the IPv4 address with 0xFFFF before it, as IPv6 maps it
public record ClientAddress(long most, long least) implements Comparable<ClientAddress> {

    private static final int IPV4_BYTES = 4;
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int MAPPED_SHIFT = 32;

    public static ClientAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return new ClientAddress(0, MAPPED | read(bytes, 0, IPV4_BYTES));
        }
        long most = read(bytes, 0, Long.BYTES);
        long least = read(bytes, Long.BYTES, Long.BYTES);
        boolean mapped = most == 0 && least >>> MAPPED_SHIFT == MAPPED >>> MAPPED_SHIFT;
        return new ClientAddress(most, mapped ? least : 0);
    }

    /// An order only so that a map whose hashes somebody chose stays fast.
    @Override
    public int compareTo(ClientAddress other) {
        int byMost = Long.compare(most, other.most);
        return byMost != 0 ? byMost : Long.compare(least, other.least);
    }

    private static long read(byte[] bytes, int from, int count) {
        long value = 0;
        for (int at = from; at < from + count; at++) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(bytes[at]);
        }
        return value;
    }
}
