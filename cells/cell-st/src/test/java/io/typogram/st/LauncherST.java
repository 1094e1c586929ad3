package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.TypogramCommand.Ended;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class LauncherST {

    @Test
    void statusShowsEveryProcessWithItsPortItsHealthAndItsMemory(Platform platform) {
        platform.awaitHealthy();

        assertThat(platform.servers())
                .extracting(one -> one.path("name").asText())
                .contains(
                        "cell-eu-1",
                        "cell-us-1",
                        "edge",
                        "keycloak",
                        "pulsar-eu",
                        "pulsar-us",
                        "topology");
        for (JsonNode server : platform.servers()) {
            assertThat(server.path("pid").asLong()).isPositive();
            assertThat(server.path("port").asInt()).isPositive();
            assertThat(server.path("memoryMebibytes").asLong()).isPositive();
        }
        System.out.println(platform.run("status").output());
    }

    @Test
    void theDemoFillsBothCellsAndTheBenchmarkCounts(Platform platform) {
        platform.awaitHealthy();

        CompletableFuture<Ended> typing =
                CompletableFuture.supplyAsync(
                        () -> platform.run("demo", "--players", "4", "--runs", "1"));
        Ended bench =
                platform.run(
                        "bench",
                        "results",
                        "--results",
                        "20",
                        "--warm-up",
                        "4",
                        "--clients",
                        "2",
                        "--seconds",
                        "3");
        Ended demo = typing.join();

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("4 players and 4 results");
        assertThat(bench.exitCode()).as(bench.output()).isZero();
        assertThat(bench.output()).contains("20 results by 2 clients").contains("0 errors");
    }

    @Test
    void aDemoUsersTokenOpensTheApi(Platform platform) {
        Ended token = platform.run("token", "ada");

        assertThat(token.exitCode()).isZero();
        try (Api api =
                new Api(platform.edge())
                        .with("Authorization", "Bearer " + token.output().strip())) {
            assertThat(api.get("/api/v1/account").body().path("username").asText())
                    .isEqualTo("ada");
        }
    }

    @Test
    void anUnknownUserHasNoToken(Platform platform) {
        Ended token = platform.run("token", "nobody");

        assertThat(platform.edge()).isNotNull();
        assertThat(token.exitCode()).isNotZero();
        assertThat(token.output()).contains("nobody");
    }

    @Test
    void aTakenPortIsNamedWithItsHolder(Platform platform) {
        long edge = platform.pid("edge");

        Ended second =
                TypogramCommand.run(
                        "up",
                        "--detach",
                        "--no-build",
                        "--home",
                        Platform.HOME + "-second",
                        "--port-offset",
                        String.valueOf(Platform.PORT_OFFSET));

        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output())
                .contains(String.valueOf(8080 + Platform.PORT_OFFSET))
                .contains(String.valueOf(edge));
    }

    @Test
    void wrongArgumentsAreRefusedWithHelp(Platform platform) {
        assertThat(platform.edge()).isNotNull();
        for (String[] wrong :
                new String[][] {
                    {"upp"},
                    {"up", "--no-build", "--nodes", "0"},
                    {"up", "--no-build", "--cells", "EU"},
                    {"logs"},
                    {"token"},
                    {"restart"}
                }) {
            Ended ended = TypogramCommand.run(wrong);
            assertThat(ended.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ended.output()).isNotBlank();
        }
    }
}
