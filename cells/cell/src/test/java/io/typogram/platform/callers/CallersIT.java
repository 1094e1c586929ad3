package io.typogram.platform.callers;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.callers.TokenHolder;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingIssuer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever is not let in is told why, and leaves nothing behind.
@ExtendWith(ArquillianExtension.class)
class CallersIT {

    private static final List<String> READS =
            List.of(
                    "/api/v1/account",
                    "/api/v1/account/api-keys",
                    "/api/v1/results",
                    "/api/v1/results/" + UUID.randomUUID(),
                    "/api/v1/personal-bests",
                    "/api/v1/boards/time/60/english/all-time/around-me");

    private final UserId user = new UserId(UUID.randomUUID());
    private Map<String, Long> before = Map.of();

    @BeforeEach
    void remember() {
        before = TestingTables.sizes();
    }

    @AfterEach
    void nothingIsStoredAndNobodyIsPlaced() {
        assertThat(TestingTables.sizes()).isEqualTo(before);
        assertThat(TestingServer.topology().askedFor(user)).isZero();
    }

    @Test
    void aGuestIsAskedToSignIn() {
        assertRefusedEverywhere(new CellClient(), 401, "sign-in-needed");
        assertRefusedEverywhere(new CellClient("Basic YWRhOmFkYQ=="), 401, "sign-in-needed");
        assertRefusedEverywhere(new CellClient("Bearer"), 401, "sign-in-needed");
    }

    @Test
    void aTextThatIsNoTokenIsRefused() {
        for (String text : List.of("x", "a.b.c", "..", "e30.e30.e30", "x".repeat(7_000))) {
            assertRefusedEverywhere(new CellClient("Bearer " + text), 401, "token-invalid");
        }
    }

    @Test
    void anExpiredTokenIsRefused() {
        Date past = Date.from(Instant.now().minus(1, ChronoUnit.HOURS));
        assertRefused(claims -> claims.expirationTime(past), "token-expired");
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        assertRefused(
                claims -> claims.issuer("http://localhost:8080/auth/realms/master"),
                "token-issuer-unknown");
        assertRefused(claims -> claims.issuer(TestingIssuer.ISSUER + "/"), "token-issuer-unknown");
        assertRefused(claims -> claims.issuer(null), "token-issuer-unknown");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(claims -> claims.audience("account"), "token-invalid");
        assertRefused(claims -> claims.audience(List.of()), "token-invalid");
    }

    @Test
    void aTokenSignedByAnotherIsRefused() {
        String forged = TestingServer.issuer().forgedToken(user);
        assertRefusedEverywhere(new CellClient("Bearer " + forged), 401, "token-invalid");
    }

    @Test
    void aTokenWithAnotherPayloadThanTheSignedOneIsRefused() {
        String[] genuine = TestingServer.issuer().token(user, "ada").split("\\.", -1);
        String[] other =
                TestingServer.issuer().token(new UserId(UUID.randomUUID()), "eve").split("\\.", -1);
        String mixed = String.join(".", genuine[0], other[1], genuine[2]);
        assertRefusedEverywhere(new CellClient("Bearer " + mixed), 401, "token-invalid");
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        String unsigned =
                new PlainJWT(
                                new JWTClaimsSet.Builder()
                                        .issuer(TestingIssuer.ISSUER)
                                        .audience(TestingIssuer.AUDIENCE)
                                        .subject(user.toString())
                                        .claim("preferred_username", "ada")
                                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                                        .build())
                        .serialize();
        assertRefusedEverywhere(new CellClient("Bearer " + unsigned), 401, "token-invalid");
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        Date later = Date.from(Instant.now().plus(1, ChronoUnit.HOURS));
        assertRefused(claims -> claims.notBeforeTime(later), "token-invalid");
    }

    @Test
    void aTokenThatNamesNobodyIsRefused() {
        assertRefused(claims -> claims.subject(null), "token-invalid");
        assertRefused(claims -> claims.subject("ada"), "token-invalid");
        assertRefused(claims -> claims.subject("1-2-3-4-5"), "token-invalid");
        assertRefused(claims -> claims.expirationTime(null), "token-invalid");
        assertRefused(claims -> claims.claim("preferred_username", null), "token-invalid");
        assertRefused(claims -> claims.claim("preferred_username", " "), "token-invalid");
        assertRefused(claims -> claims.claim("preferred_username", "a\u0000"), "token-invalid");
        assertRefused(
                claims ->
                        claims.claim(
                                "preferred_username",
                                "a".repeat(TokenHolder.MAX_USERNAME_LENGTH + 1)),
                "token-invalid");
        assertRefused(
                claims -> claims.claim("preferred_username", List.of("ada")), "token-invalid");
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change, String code) {
        String token = TestingServer.issuer().token(user, change);
        assertRefusedEverywhere(new CellClient("Bearer " + token), 401, code);
    }

    private static void assertRefusedEverywhere(CellClient caller, int status, String code) {
        READS.forEach(path -> assertRefused(caller.get(path), status, code));
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);
        assertRefused(caller.put(TestingRuns.path(UUID.randomUUID()), run), status, code);
        String profile = "{\"displayName\":\"Ada\"}";
        assertRefused(
                caller.put("/api/v1/account/profile", profile, "If-Match", "\"1\""), status, code);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        answer.assertRefused(status, code);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
}
