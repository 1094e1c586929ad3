package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.st.Api.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class HomeST {

    @Test
    void aPlayerLivesInTheCellOfTheirRegion(Platform platform) {
        try (TestingPlayer european = TestingPlayer.register(platform, "eu");
                TestingPlayer american = TestingPlayer.register(platform, "us")) {
            assertThat(home(european)).isEqualTo(Platform.EU);
            assertThat(home(american)).isEqualTo(Platform.US);
        }
    }

    @Test
    void aPlayerSentToAnotherCellIsBroughtHomeWithoutNoticing(Platform platform) {
        try (TestingPlayer american = TestingPlayer.register(platform, "us");
                Api admin = new Api(platform.edgeAdmin())) {
            admin.put("/overrides/" + american.userId(), Map.of("cell", Platform.EU));
            UUID resultId = UUID.randomUUID();

            Answer written = american.typeTenWords(resultId);
            Answer read = american.api().get("/api/v1/results/" + resultId);

            assertThat(written.status()).isEqualTo(201);
            assertThat(written.header("Typogram-Cell")).isEqualTo(Platform.US);
            assertThat(written.header("Typogram-Home")).isEmpty();
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(written.body());
            admin.delete("/overrides/" + american.userId());
        }
    }

    @Test
    void aCellAskedPastTheEdgeSaysWhereThePlayerLives(Platform platform) {
        try (TestingPlayer american = TestingPlayer.register(platform, "us");
                Api european = american.api().at(platform.cell(Platform.EU))) {
            Answer answer = european.get("/api/v1/account");

            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.code()).isEqualTo("user-lives-elsewhere");
            assertThat(answer.header("Typogram-Home")).isEqualTo("us-1;epoch=1");
        }
    }

    private static String home(TestingPlayer player) {
        return player.api().get("/api/v1/account").body().path("home").path("cell").asText();
    }
}
