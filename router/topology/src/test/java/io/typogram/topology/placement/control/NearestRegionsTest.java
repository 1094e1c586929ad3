package io.typogram.topology.placement.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.kernel.identity.RegionId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestRegionsTest {

    @Test
    void theAskedRegionComesFirstAndThenTheConfiguredOnes() {
        NearestRegions nearest = NearestRegions.parse("eu:us ap, us:eu");

        assertThat(nearest.from(region("eu"), regions("ap us eu sa")))
                .containsExactlyElementsOf(regions("eu us ap"));
        assertThat(nearest.from(region("us"), regions("ap us eu sa")))
                .containsExactlyElementsOf(regions("us eu"));
    }

    @Test
    void aRegionWithoutAnOrderIsFollowedByAllOthersByName() {
        assertThat(NearestRegions.parse("").from(region("eu"), regions("us eu ap")))
                .containsExactlyElementsOf(regions("eu ap us"));
    }

    @Test
    void aRegionThatNothingStandsInForKeepsItsUsers() {
        assertThat(NearestRegions.parse("eu:").from(region("eu"), regions("us eu")))
                .containsExactly(region("eu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "eu:us:ap", "EU:us", "eu:u-s", ":us"})
    void anOrderThatCannotBeReadIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NearestRegions.parse(text));
    }

    private static RegionId region(String id) {
        return new RegionId(id);
    }

    private static List<RegionId> regions(String ids) {
        return Arrays.stream(ids.split(" ", -1)).map(RegionId::new).toList();
    }
}
