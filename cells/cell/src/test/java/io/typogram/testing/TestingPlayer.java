package io.typogram.testing;

import io.typogram.kernel.identity.UserId;
import java.util.UUID;

/// A signed-in player with a name that nobody else has.
public final class TestingPlayer extends CellClient {

    private final UserId id;
    private final String username;

    private TestingPlayer(UserId id, String username) {
        super("Bearer " + TestingServer.issuer().token(id, username));
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
