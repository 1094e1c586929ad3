package io.typogram.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.Player;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenancyTest {

    private Instant now = Instant.parse("2026-05-04T10:00:00Z");
    private final Tenancy shared = new Tenancy(Optional.empty(), () -> now);
    private final Tenancy acmes = new Tenancy(Optional.of("acme"), () -> now);

    @ParameterizedTest
    @EnumSource
    void aSharedCellLetsEverythingOut(Disclosure disclosure) {
        assertThat(shared.letsOut(disclosure)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTenantsCellLetsNothingOutUntilItIsSaid(Disclosure disclosure) {
        assertThat(acmes.letsOut(disclosure)).isFalse();
    }

    @Test
    void whatTheTenantAllowsMayLeaveAndNothingElse() {
        acmes.hear(Set.of(Disclosure.PUBLIC_BOARDS));

        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isTrue();
        assertThat(acmes.letsOut(Disclosure.PUBLIC_PROFILES)).isFalse();
        assertThat(acmes.letsOut(Disclosure.INTERNAL)).isFalse();

        acmes.hear(Set.of());
        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isFalse();
    }

    @Test
    void whenTopologyIsSilentForAnHourNothingLeaves() {
        acmes.hear(Set.of(Disclosure.PUBLIC_BOARDS));

        now = now.plus(Tenancy.LONGEST_UNHEARD).minusSeconds(1);
        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isTrue();
        now = now.plusSeconds(1);
        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isFalse();
    }

    @Test
    void aTenantsCellIsForItsMembers() {
        assertThat(acmes.admits(playerOf("acme", "bolt"))).isTrue();
        assertThat(acmes.admits(playerOf("bolt"))).isFalse();
        assertThat(acmes.admits(playerOf())).isFalse();
        assertThat(shared.admits(playerOf())).isTrue();
    }

    private static Player playerOf(String... tenants) {
        Set<TenantId> memberOf =
                Arrays.stream(tenants).map(TenantId::new).collect(Collectors.toSet());
        return new Player(new UserId(new UUID(1, 2)), "wile", Set.of(), memberOf);
    }
}
