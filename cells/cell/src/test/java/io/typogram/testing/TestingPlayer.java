package io.typogram.testing;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A signed-in player with a name that nobody else has.
public final class TestingPlayer extends CellClient {

    private final UserId id;
    private final String username;

    private TestingPlayer(UserId id, String username) {
        this(id, username, TestingServer.issuer().token(id, username));
    }

    private TestingPlayer(UserId id, String username, String token) {
        super("Bearer " + token);
        this.id = id;
        this.username = username;
    }

    /// Somebody whom the cell has never seen.
    public static TestingPlayer stranger() {
        return stranger("ada-" + UUID.randomUUID());
    }

    /// A stranger of a name of the test's choice.
    public static TestingPlayer stranger(String username) {
        return new TestingPlayer(new UserId(UUID.randomUUID()), username);
    }

    /// Somebody who has a seat of a tenant that shares the cell, and has been here once.
    public static TestingPlayer member(TenantId tenant) {
        UserId user = new UserId(UUID.randomUUID());
        TestingServer.topology().seat(user, tenant);
        TestingPlayer player = withToken(user, "wile-" + user, tenant);
        player.get("/api/v1/account").assertStatus(200);
        return player;
    }

    /// Somebody who has been here once, and may do what this role may.
    public static TestingPlayer withRole(String role) {
        UserId user = new UserId(UUID.randomUUID());
        String username = role + "-" + user;
        TestingPlayer player =
                new TestingPlayer(
                        user,
                        username,
                        TestingServer.issuer()
                                .token(
                                        user,
                                        claims ->
                                                claims.claim("preferred_username", username)
                                                        .claim(
                                                                "realm_access",
                                                                Map.of(
                                                                        "roles",
                                                                        List.of("player", role)))));
        player.get("/api/v1/account").assertStatus(200);
        return player;
    }

    /// The same one, whose token says that they are a member of these tenants.
    public TestingPlayer asMemberOf(TenantId... tenants) {
        return withToken(id, username, tenants);
    }

    private static TestingPlayer withToken(UserId user, String username, TenantId... tenants) {
        return new TestingPlayer(
                user,
                username,
                TestingServer.issuer()
                        .token(
                                user,
                                claims ->
                                        claims.claim("preferred_username", username)
                                                .claim(
                                                        "organization",
                                                        Stream.of(tenants)
                                                                .map(TenantId::value)
                                                                .toList())));
    }

    /// Somebody who has been here once.
    public static TestingPlayer resident() {
        TestingPlayer player = stranger();
        player.get("/api/v1/account").assertStatus(200);
        return player;
    }

    public UserId id() {
        return id;
    }

    public String username() {
        return username;
    }
}
