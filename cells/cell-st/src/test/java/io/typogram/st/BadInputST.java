package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.st.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class BadInputST {

    @Test
    void aDoctoredTokenIsRefusedThroughTheEdge(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu")) {
            String token = player.token();
            String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);
            try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + forged)) {
                Answer answer = api.get("/api/v1/account");

                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("token-invalid");
            }
        }
    }

    @Test
    void aTokenOfAnotherRealmIsRefused(Platform platform) {
        String foreign = KeycloakAdministrator.token(platform);
        try (Api api = new Api(platform.edge()).with("Authorization", "Bearer " + foreign)) {
            Answer answer = api.get("/api/v1/account");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("token-issuer-unknown");
        }
    }

    @Test
    void aForgedTestIsRefusedAndNothingIsKept(Platform platform) {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu")) {
            Answer answer =
                    player.api()
                            .put(
                                    "/api/v1/results/3f0c0de4-0000-4000-8000-000000000001",
                                    Map.of(
                                            "test",
                                            "AAAAAAAA.AAAA." + "A".repeat(43),
                                            "keystrokes",
                                            Map.of(
                                                    "atMillis", new double[] {0},
                                                    "actions", "D",
                                                    "keys", new String[] {"a"})));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("test-forged");
            assertThat(player.api().get("/api/v1/results").body().path("items")).isEmpty();
        }
    }
}
