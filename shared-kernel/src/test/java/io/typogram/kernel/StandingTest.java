package io.typogram.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    private static final UserId ADA = new UserId(new UUID(1, 2));
    private static final TenantId ACME = new TenantId("acme");
    private static final String A = "00000000-0000-0001-0000-000000000002";

    @Test
    void itHasOneTextForm() {
        Standing free = new Standing(ADA, Plan.FREE, Optional.empty(), 100, Duration.ofMinutes(5));
        assertThat(free.toHeader()).isEqualTo(A + ";plan=free;percent=100;seconds=300");
        Standing key = new Standing(ADA, Plan.API_KEY, Optional.of(ACME), 50, Duration.ZERO);
        assertThat(key.toHeader()).isEqualTo(A + ";plan=api-key;tenant=acme;percent=50;seconds=0");
        assertThat(Standing.parse(free.toHeader())).contains(free);
        assertThat(Standing.parse(key.toHeader())).contains(key);
    }

    @ParameterizedTest
    @EnumSource
    void everyPlanIsFoundByItsLabel(Plan plan) {
        assertThat(Plan.labelled(plan.label())).contains(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plan=free",
                A,
                A + ";plan=free",
                A + ";plan=guest;percent=100;seconds=300",
                A + ";plan=gold;percent=100;seconds=300",
                A + ";plan=free;percent=0;seconds=300",
                A + ";plan=free;percent=1001;seconds=300",
                A + ";plan=free;percent=100;seconds=3601",
                A + ";plan=free;percent=100;seconds=-1",
                A + ";plan=free;percent=100;seconds=300;",
                A + ";plan=free;tenant=;percent=100;seconds=300",
                " " + A + ";plan=free;percent=100;seconds=300",
                "00000000-0000-0001-0000-00000000000g;plan=free;percent=100;seconds=300",
                "------------------------------------;plan=free;percent=100;seconds=300"
            })
    void anyOtherTextVouchesForNobody(String header) {
        assertThat(Standing.parse(header)).isEmpty();
    }

    @Test
    void nobodyVouchesForAGuestOrForLongerThanAnHour() {
        assertThatThrownBy(() -> standing(Plan.GUEST, 100, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standing(Plan.FREE, 100, Duration.ofSeconds(3601)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standing(Plan.FREE, 0, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standing(Plan.FREE, 1001, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Standing standing(Plan plan, int percent, Duration lasting) {
        return new Standing(ADA, plan, Optional.empty(), percent, lasting);
    }
}
