package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ClientAddressTest {

    @Test
    void everyIpv4AddressIsOneOfItsOwn() {
        assertThat(address("192.0.2.1"))
                .isEqualTo(address("192.0.2.1"))
                .isNotEqualTo(address("192.0.2.2"))
                .isNotEqualTo(address("193.0.2.1"));
        assertThat(address("255.255.255.255")).isNotEqualTo(address("0.0.0.0"));
    }

    @Test
    void allAddressesOfOneIpv6NetworkOf64BitsAreOne() {
        assertThat(address("2001:db8:1:2::1"))
                .isEqualTo(address("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(address("2001:db8:1:3::1"));
    }

    @Test
    void anIpv4AddressInIpv6FormIsTheIpv4Address() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = (byte) 192;
        mapped[14] = 2;
        mapped[15] = 1;
        InetAddress sixteenBytes = Inet6Address.getByAddress(null, mapped, -1);
        assertThat(sixteenBytes.getAddress()).hasSize(16);
        assertThat(ClientAddress.of(sixteenBytes)).isEqualTo(address("192.0.2.1"));
    }

    @Test
    void theFirstIpv6NetworkIsNoIpv4Address() {
        assertThat(address("::1"))
                .isEqualTo(address("::2"))
                .isNotEqualTo(address("0.0.0.1"))
                .isNotEqualTo(address("0.0.0.0"));
    }

    @Property
    void twoIpv6AddressesAreOneExactlyWhenTheirFirst64BitsAre(
            @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other)
            throws UnknownHostException {
        // Begins with 0x20, so that neither is an IPv4 address in another form.
        one[0] = 0x20;
        other[0] = 0x20;
        byte[] neighbour = other.clone();
        System.arraycopy(one, 0, neighbour, 0, 8);
        assertThat(address(neighbour)).isEqualTo(address(one));
        boolean same = Arrays.equals(one, 0, 8, other, 0, 8);
        assertThat(address(one).equals(address(other))).isEqualTo(same);
    }

    private static ClientAddress address(String text) {
        return ClientAddress.of(InetAddress.ofLiteral(text));
    }

    private static ClientAddress address(byte[] bytes) throws UnknownHostException {
        return ClientAddress.of(InetAddress.getByAddress(bytes));
    }
}
