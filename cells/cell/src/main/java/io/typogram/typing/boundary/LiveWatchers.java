package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.kernel.problems.Problem;
import io.typogram.platform.background.BackgroundWork;
import io.typogram.platform.persistence.SchemaReady;
import io.typogram.platform.residence.Homes;
import io.typogram.typing.control.LiveChannels;
import io.typogram.typing.control.LiveStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Those who watch on this node. What is on the stage is looked at some times a second, once for all who watch the
/// same player, wherever that player's connection is. Whoever takes it more slowly is shown less, and the latest.
@ApplicationScoped
public class LiveWatchers {

    private static final Logger LOG = System.getLogger(LiveWatchers.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /// A link that is closed is no good after so many looks: two seconds.
    private static final int LOOKS_BETWEEN_CHECKS = 10;

    /// The edge ends a connection on which nothing is said for minutes.
    private static final int LOOKS_BETWEEN_REPEATS = 300;

    @Inject private LiveChannels channels;
    @Inject private LiveStage stage;
    @Inject private Homes homes;
    @Inject private BackgroundWork work;

    private final Map<UUID, Set<Watcher>> audiences = new ConcurrentHashMap<>();
    private long looks;

    /// One who watches.
    static final class Watcher {

        private final UserId player;
        private final UUID channel;
        private final Session session;
        private final AtomicBoolean busy = new AtomicBoolean();
        private String text = "";
        private String typed = "";
        private long shownAt;

        private Watcher(UserId player, UUID channel, Session session) {
            this.player = player;
            this.channel = channel;
            this.session = session;
        }

        /// The text first: what was typed says nothing without it.
        private void show(String nowText, String nowTyped, long look) {
            boolean isRepeated = look - shownAt >= LOOKS_BETWEEN_REPEATS;
            if (!isRepeated && text.equals(nowText) && typed.equals(nowTyped)) {
                return;
            }
            if (!busy.compareAndSet(false, true)) {
                return;
            }
            boolean isOfText = isRepeated || !text.equals(nowText) || nowTyped.isEmpty();
            text = nowText;
            typed = isOfText ? "" : nowTyped;
            shownAt = look;
            session.getAsyncRemote().sendText(isOfText ? nowText : nowTyped, _ -> busy.set(false));
        }
    }

    void begin(@Observes SchemaReady ready) {
        work.inTurns(BETWEEN_LOOKS, this::look, LOG, "TYPING-108 nobody is shown who is typing");
    }

    /// Whether the player lets those who have the link watch, and lives here.
    boolean isOpen(UserId player, UUID key) {
        boolean livesHere =
                homes.find(player)
                        .filter(known -> known.admission() == HomeRecord.Admission.SERVE)
                        .isPresent();
        return livesHere
                && channels.find(player).filter(channel -> channel.key().equals(key)).isPresent();
    }

    Watcher add(UserId player, UUID channel, Session session) {
        Watcher watcher = new Watcher(player, channel, session);
        boolean added =
                audiences.computeIfAbsent(channel, _ -> ConcurrentHashMap.newKeySet()).add(watcher);
        assert added;
        return watcher;
    }

    void remove(Watcher watcher) {
        var _ =
                audiences.computeIfPresent(
                        watcher.channel,
                        (_, audience) -> {
                            boolean removed = audience.remove(watcher);
                            assert removed;
                            return audience.isEmpty() ? null : audience;
                        });
    }

    private void look() {
        looks++;
        boolean isChecked = looks % LOOKS_BETWEEN_CHECKS == 0;
        for (Map.Entry<UUID, Set<Watcher>> entry : audiences.entrySet()) {
            List<Watcher> audience = List.copyOf(entry.getValue());
            if (isChecked && !audience.isEmpty() && !isOpen(audience.getFirst())) {
                audience.forEach(LiveWatchers::sendAway);
            } else {
                show(entry.getKey(), audience);
            }
        }
    }

    private boolean isOpen(Watcher watcher) {
        return isOpen(watcher.player, watcher.channel);
    }

    private void show(UUID channel, List<Watcher> audience) {
        String text = stage.text(channel).orElseGet(LiveMessages::waiting);
        String typed = stage.typed(channel).orElse("");
        audience.forEach(watcher -> watcher.show(text, typed, looks));
    }

    private static void sendAway(Watcher watcher) {
        LiveSessions.refuse(watcher.session, Problem.of(TypingProblems.LIVE_CHANNEL_UNKNOWN));
    }
}
