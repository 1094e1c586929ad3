package io.typogram.st;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.typogram.st.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant whose members live beside everybody else and sign in by SAML: nothing of them is told, and one of them
/// runs the tenant by their own token.
@ExtendWith(PlatformExtension.class)
class SharingTenantsST {

    private static final String TENANT = "bolt";
    private static final String ADMINISTRATION = "/api/v1/administration/" + TENANT;
    private static final double LONGEST_MILLIS = 30_000;
    private static final String BOARD = "/api/v1/boards/words/10/english/all-time?limit=100&scope=";

    /// Nobody else's name or text has it in it.
    private final String member = "emmy-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aMemberSignsInBySamlAndPlaysAndNothingOfItIsToldAndAnAdministratorRunsTheTenant(
            Platform platform, Browsers browsers) throws IOException, SQLException {
        try (TestingTenant tenant = new TestingTenant(platform, TENANT)) {
            TestingProvider provider = new TestingProvider(platform, TENANT, member);
            provider.make();
            provider.connectBySaml(tenant, "--seats", "5", "--shared-in", "eu");
            String token = signInAtTheTenantsHost(platform, browsers, provider);
            try (TestingPlayer sharing = TestingPlayer.withToken(platform, "us", member, token);
                    TestingPlayer other = TestingPlayer.register(platform, "eu")) {
                nothingOfAMemberIsTold(platform, tenant, sharing, other);
                anAdministratorRunsTheTenant(platform, tenant, sharing, other);
                theTenantEndsWithItsMembers(tenant, sharing, other);
            }
        }
    }

    /// @return the token that the page has then
    private static String signInAtTheTenantsHost(
            Platform platform, Browsers browsers, TestingProvider provider) {
        try (BrowserContext context = browsers.open("us")) {
            context.setDefaultTimeout(LONGEST_MILLIS);
            Page page = context.newPage();
            page.navigate("http://" + TENANT + ".localhost:" + platform.edge().getPort());
            Await.until("the cell knows whose the place is", () -> isTheTenants(page));
            page.getByTestId("sign-in").first().click();
            provider.signIn(page);
            page.getByTestId("account-name").waitFor();
            return TestingProvider.storedToken(page);
        }
    }

    /// Cells ask every two seconds; until then everybody may be there, and signs in as everybody does.
    private static boolean isTheTenants(Page page) {
        Object tenant =
                page.evaluate(
                        "() => fetch('/api/v1/tenant').then(answer => answer.json()).then(place => place.tenant)");
        return TENANT.equals(tenant);
    }

    private static void nothingOfAMemberIsTold(
            Platform platform, TestingTenant tenant, TestingPlayer sharing, TestingPlayer other)
            throws IOException, SQLException {
        assertThat(tenant.home(sharing.userId())).startsWith("eu-");
        UUID run = UUID.randomUUID();
        assertThat(sharing.typeTenWords(UUID.randomUUID()).status()).isEqualTo(201);
        assertThat(other.typeTenWords(run).status()).isEqualTo(201);
        assertThat(sharing.api().get(BOARD + "tenant").body().path("entries").toString())
                .contains(sharing.userId(), sharing.username());

        Await.until(
                "another cell shows the other's run",
                () -> !Boards.runsOf(platform, Platform.US, other).isEmpty());
        for (String cell : List.of(Platform.EU, Platform.US)) {
            assertThat(Boards.runsOf(platform, cell, sharing)).isEmpty();
            assertThat(Boards.ownRunsOf(platform, cell, sharing)).isEmpty();
        }
        for (String scope : List.of("all", "cell")) {
            assertThat(other.api().get(BOARD + scope).body().toString())
                    .doesNotContain(sharing.userId());
        }
        assertThat(other.api().get("/api/v1/players/" + sharing.userId()).status()).isEqualTo(404);
        for (String text : List.of(sharing.userId(), sharing.username())) {
            assertThat(WholeDatabase.tablesWith(platform.cellDatabase(1), text)).isEmpty();
        }
        for (int region : List.of(0, 1)) {
            assertThat(BrokerTopics.messagesWith(platform, region, sharing.userId())).isZero();
        }
        assertThat(BrokerTopics.messagesWith(platform, 0, other.userId())).isPositive();
    }

    /// Members are made, found and removed at the real Keycloak.
    private static void anAdministratorRunsTheTenant(
            Platform platform, TestingTenant tenant, TestingPlayer sharing, TestingPlayer other) {
        Api api = sharing.api();
        assertThat(api.get(ADMINISTRATION).code()).isEqualTo("tenant-administrators-only");
        assertThat(other.api().get(ADMINISTRATION).code()).isEqualTo("tenant-members-only");
        tenant.makeAdministrator(sharing.userId());
        assertThat(api.get(ADMINISTRATION).body().path("seats").asInt()).isEqualTo(5);

        String fellow = TestingPlayer.newUser(platform);
        String fellowsId = KeycloakAdministrator.idOf(platform, fellow);
        assertThat(found(api, fellow)).isEmpty();
        assertThat(join(api, "nobody-" + fellow).code()).isEqualTo("tenant-member-unknown");
        assertThat(join(api, fellow).status()).isEqualTo(204);
        assertThat(found(api, fellow.substring(2))).containsExactly(fellowsId);
        assertThat(seated(api)).as("one without a seat").containsExactly(sharing.userId());

        try (TestingPlayer seated = TestingPlayer.signIn(platform, "us", fellow)) {
            assertThat(tenant.home(fellowsId)).startsWith("eu-");
            assertThat(seated(api)).containsExactlyInAnyOrder(sharing.userId(), fellowsId);
            assertThat(api.get(ADMINISTRATION + "/members").body().toString()).contains(fellow);
            assertThat(seated.api().get(ADMINISTRATION + "/members").code())
                    .isEqualTo("tenant-administrators-only");
            assertThat(leave(api, sharing.userId()).code()).isEqualTo("tenant-last-administrator");
            assertThat(leave(api, fellowsId).status()).isEqualTo(204);
        }
        assertThat(found(api, fellow)).isEmpty();
        assertThat(seated(api)).as("data and seat stay").contains(fellowsId);
        assertThat(erase(api, other.userId()).code()).isEqualTo("tenant-seat-unknown");
        assertThat(erase(api, sharing.userId()).code()).isEqualTo("tenant-last-administrator");
        try (Api removed =
                new Api(platform.edge())
                        .with(
                                "Authorization",
                                "Bearer " + TestingPlayer.tokenOf(platform, fellow))) {
            assertThat(removed.get("/api/v1/account").code()).isEqualTo("tenant-members-only");
        }
        theAuditSaysWhoDidIt(api, sharing.username(), fellowsId);
        whoHasASeatIsErasedWithAReceipt(platform, tenant, api, fellowsId);
    }

    private static void whoHasASeatIsErasedWithAReceipt(
            Platform platform, TestingTenant tenant, Api api, String fellowsId) {
        Answer erasure = erase(api, fellowsId);
        assertThat(erasure.status()).isEqualTo(202);
        String receipt = erasure.header("Location");
        assertThat(receipt).endsWith(erasure.body().path("receipt").asText());
        try (Api anybody = new Api(platform.edge())) {
            Await.until(
                    "the erasure is done",
                    () -> anybody.get(receipt).body().path("state").asText().equals("done"));
        }
        assertThat(tenant.isErased(fellowsId)).isTrue();
        assertThat(KeycloakAdministrator.knows(platform, fellowsId)).isFalse();
        assertThat(seated(api)).doesNotContain(fellowsId);
    }

    private static void theAuditSaysWhoDidIt(Api api, String administrator, String fellowsId) {
        byte[] archive = api.download(ADMINISTRATION + "/archive", Map.of("reason", "to keep"));
        assertThat(new String(archive, 0, 2, US_ASCII)).isEqualTo("PK");
        JsonNode changes = api.get(ADMINISTRATION + "/audit").body().path("changes");
        assertThat(changes.findValuesAsText("by").subList(0, 3)).containsOnly(administrator);
        assertThat(changes.findValuesAsText("description").subList(1, 3))
                .containsExactly(fellowsId + " is a member no more", fellowsId + " is a member");
    }

    private static void theTenantEndsWithItsMembers(
            TestingTenant tenant, TestingPlayer sharing, TestingPlayer other) throws IOException {
        Path folder = Files.createTempDirectory(TENANT);
        tenant.run("export", "--to", folder.toString());
        tenant.assertTakenOut(folder, sharing.userId());

        tenant.run("end", "--erase-members", "--no-export", "--yes");
        assertThat(tenant.show().path("state").asText()).isEqualTo("ended");
        assertThat(tenant.isErased(sharing.userId())).isTrue();
        assertThat(tenant.isErased(other.userId())).isFalse();
    }

    private static List<String> found(Api api, String text) {
        return ids(api.get(ADMINISTRATION + "/members?search=" + text));
    }

    private static List<String> seated(Api api) {
        return ids(api.get(ADMINISTRATION + "/members"));
    }

    private static List<String> ids(Answer members) {
        assertThat(members.status()).isEqualTo(200);
        return members.body().path("members").findValuesAsText("userId");
    }

    private static Answer join(Api api, String username) {
        return api.post(
                ADMINISTRATION + "/members", Map.of("username", username, "reason", "is new"));
    }

    private static Answer erase(Api api, String userId) {
        return api.post(
                ADMINISTRATION + "/members/" + userId + "/erasure", Map.of("reason", "wished so"));
    }

    private static Answer leave(Api api, String userId) {
        return api.post(
                ADMINISTRATION + "/members/" + userId + "/removal", Map.of("reason", "has left"));
    }
}
