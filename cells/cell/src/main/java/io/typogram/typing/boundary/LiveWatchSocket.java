package io.typogram.typing.boundary;

import io.typogram.accounts.PublicProfile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.platform.tenancy.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who watches a player type, by the player's link. docs/reference/live.md has the messages.
@Dependent
@ServerEndpoint("/ws/v1/players/{userId}/live/{key}")
public class LiveWatchSocket {

    private static final int MAX_MESSAGE_CHARACTERS = 16;

    @Inject private LiveWatchers watchers;
    @Inject private LiveConnections connections;
    @Inject private PublicProfiles profiles;
    @Inject private Tenancy tenancy;
    @Inject private LiveWork work;

    private LiveWatchers.@Nullable Watcher watcher;

    @OnOpen
    public void open(
            Session session, @PathParam("userId") String userId, @PathParam("key") String key) {
        session.setMaxTextMessageBufferSize(MAX_MESSAGE_CHARACTERS);
        session.setMaxIdleTimeout(0);
        Optional<UserId> user = Uuids.parse(userId).map(UserId::new);
        work.run(() ->
                user.flatMap(player -> watched(player, Uuids.parse(key)))
                        .ifPresentOrElse(
                                player -> watch(player, Uuids.parse(key).orElseThrow(), session),
                                () -> refuse(session, TypingProblems.LIVE_CHANNEL_UNKNOWN)));
    }

    private Optional<PublicProfile> watched(UserId player, Optional<UUID> key) {
        boolean isOpen =
                tenancy.letsOut(Disclosure.PUBLIC_PROFILES)
                        && key.filter(channel -> watchers.isOpen(player, channel)).isPresent();
        return isOpen ? profiles.find(player) : Optional.empty();
    }

    private void watch(PublicProfile player, UUID channel, Session session) {
        if (!connections.addWatcher()) {
            refuse(session, TypingProblems.LIVE_FULL);
            return;
        }
        LiveSessions.send(
                session,
                LiveMessages.player(player.userId().value(), player.profile().displayName()));
        watcher = watchers.add(player.userId(), channel, session);
    }

    private static void refuse(Session session, ProblemType type) {
        LiveSessions.refuse(session, Problem.of(type));
    }

    /// Nobody who watches has anything to say.
    @OnMessage(maxMessageSize = MAX_MESSAGE_CHARACTERS)
    public void message(String text) {
        // A browser may say something now and then, to see whether it is still heard.
    }

    @OnClose
    public void closed() {
        if (watcher != null) {
            connections.removeWatcher();
            watchers.remove(watcher);
        }
    }

    @OnError
    public void failed(Session session, Throwable failure) {
        LiveSessions.failed(session, failure);
    }
}
