package io.typogram.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.platform.callers.Player;
import io.typogram.platform.tenancy.Ownership.Dedicated;
import io.typogram.platform.tenancy.Ownership.Everybodys;
import io.typogram.platform.tenancy.Ownership.Unknown;
import io.typogram.server.problems.FaultException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenancyTest {

    private Instant now = Instant.parse("2026-05-04T10:00:00Z");
    private static final Ownership ACMES = new Dedicated(Optional.of(new TenantId("acme")));

    private final Tenancy unknown = new Tenancy(Optional.empty(), () -> now);
    private final Tenancy shared = new Tenancy(Optional.empty(), () -> now);
    private final Tenancy acmes = new Tenancy(Optional.of("acme"), () -> now);

    @BeforeEach
    void topologySaysThatTheCellIsForEverybody() {
        shared.hear(new Everybodys(), Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void aCellThatDoesNotKnowWhoseItIsRefusesUntilItIsTold(Disclosure disclosure) {
        assertThatThrownBy(() -> unknown.letsOut(disclosure)).isInstanceOf(FaultException.class);
        unknown.hear(new Unknown(), Set.of(disclosure));
        assertThatThrownBy(() -> unknown.letsOut(disclosure)).isInstanceOf(FaultException.class);
        assertThat(unknown.isForEverybody()).isFalse();

        unknown.hear(new Everybodys(), Set.of());
        assertThat(unknown.letsOut(disclosure)).isTrue();
        assertThat(unknown.isForEverybody()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDedicatedCellLetsNothingOutWhenNobodyKnowsWhoseItIs(Disclosure disclosure) {
        unknown.hear(new Dedicated(Optional.empty()), Set.of(Disclosure.values()));

        assertThat(unknown.letsOut(disclosure)).isFalse();
        assertThat(unknown.tenant()).isEmpty();
    }

    @Test
    void aCellIsWhoseTopologySaysAlsoWithoutBeingConfiguredSo() {
        unknown.hear(ACMES, Set.of(Disclosure.PUBLIC_BOARDS));

        assertThat(unknown.tenant()).contains(new TenantId("acme"));
        assertThat(unknown.letsOut(Disclosure.PUBLIC_BOARDS)).isTrue();
        assertThat(unknown.letsOut(Disclosure.PUBLIC_PROFILES)).isFalse();

        unknown.hear(new Dedicated(Optional.empty()), Set.of());
        assertThat(unknown.tenant()).contains(new TenantId("acme"));
        assertThat(unknown.letsOut(Disclosure.PUBLIC_BOARDS)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCellThatIsConfiguredAsATenantsLetsNothingOutForAnybodyElse(Disclosure disclosure) {
        acmes.hear(new Everybodys(), Set.of());
        assertThat(acmes.letsOut(disclosure)).isFalse();
        acmes.hear(new Dedicated(Optional.of(new TenantId("bolt"))), Set.of(Disclosure.values()));
        assertThat(acmes.letsOut(disclosure)).isFalse();
        assertThat(acmes.tenant()).contains(new TenantId("acme"));
    }

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
        acmes.hear(ACMES, Set.of(Disclosure.PUBLIC_BOARDS));

        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isTrue();
        assertThat(acmes.letsOut(Disclosure.PUBLIC_PROFILES)).isFalse();
        assertThat(acmes.letsOut(Disclosure.INTERNAL)).isFalse();

        acmes.hear(ACMES, Set.of());
        assertThat(acmes.letsOut(Disclosure.PUBLIC_BOARDS)).isFalse();
    }

    @Test
    void whenTopologyIsSilentForAnHourNothingLeaves() {
        acmes.hear(ACMES, Set.of(Disclosure.PUBLIC_BOARDS));

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

    @ParameterizedTest
    @EnumSource
    void ofAMemberInASharedCellOnlyThatIsToldWhatTheirTenantAllows(Disclosure disclosure) {
        Optional<TenantId> member = Optional.of(new TenantId("bolt"));
        assertThat(shared.letsOut(disclosure, member)).isFalse();
        assertThat(shared.letsOut(disclosure, Optional.empty())).isTrue();

        shared.hear(sharing(Disclosure.PUBLIC_BOARDS));
        assertThat(shared.letsOut(disclosure, member))
                .isEqualTo(disclosure == Disclosure.PUBLIC_BOARDS);
        assertThat(shared.letsOut(disclosure, Optional.of(new TenantId("another")))).isFalse();

        now = now.plus(Tenancy.LONGEST_UNHEARD);
        assertThat(shared.letsOut(disclosure, member)).isFalse();
        assertThat(shared.hides(disclosure, member)).isTrue();
    }

    @Test
    void aHostLeadsToTheTenantThatHasItAndShares() {
        shared.hear(sharing());

        assertThat(shared.tenantAt(Optional.of(new HostName("bolt.example"))))
                .contains(new TenantId("bolt"));
        assertThat(shared.tenantAt(Optional.of(new HostName("another.example")))).isEmpty();
        assertThat(shared.tenantAt(Optional.empty())).isEmpty();
        assertThat(shared.isForEverybody()).isTrue();
    }

    private static Set<Sharing.Sharer> sharing(Disclosure... allowed) {
        return Set.of(
                new Sharing.Sharer(
                        new TenantId("bolt"),
                        Set.of(new HostName("bolt.example")),
                        Set.of(allowed)));
    }
}
