package io.typogram.typing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpeedsTest {

    private final Speeds speeds = new Speeds(new TreeMap<>(Map.of(40L, 3L, 60L, 5L, 80L, 2L)));

    @Test
    void whoIsSlowerIsSlowerByAWord() {
        assertThat(speeds.count()).isEqualTo(10);
        assertThat(speeds.percentSlowerThan(40.99)).contains(0.0);
        assertThat(speeds.percentSlowerThan(41)).contains(30.0);
        assertThat(speeds.percentSlowerThan(60.5)).contains(30.0);
        assertThat(speeds.percentSlowerThan(61)).contains(80.0);
        assertThat(speeds.percentSlowerThan(500)).contains(100.0);
    }

    @Test
    void whereNobodyIsNobodyIsSlower() {
        assertThat(new Speeds(new TreeMap<>()).percentSlowerThan(60)).isEmpty();
    }
}
