package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.local.bench.PatientClient.Tally;
import org.junit.jupiter.api.Test;

class DrainReportTest {

    private static final Tally QUIET = new Tally(300, 1, 0, 40, 1_100, "");

    @Test
    void aDrainIsToldInUsersASecond() {
        var report = new DrainReport(522, 522, 3, 60, 10, QUIET, 1_300, 0);

        assertThat(report.json()).containsEntry("perSecond", 8.7).containsEntry("moved", 522L);
        assertThat(report.text())
                .contains("522 of 522 users moved in 60 s: 8.7 a second; 3 moves were given up")
                .contains(
                        "10 clients, a run a second each: 300 answers, the longest 40 ms; 1 said to come again")
                .contains("1,300 results acknowledged, 0 of them lost");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void aLostResultOrAnErrorIsNotGood() {
        Tally withError = new Tally(300, 0, 1, 40, 40, "a run was answered 502");

        assertThat(new DrainReport(5, 5, 0, 1, 1, QUIET, 10, 1).isGood()).isFalse();
        assertThat(new DrainReport(5, 5, 0, 1, 1, withError, 10, 0).isGood()).isFalse();
    }
}
