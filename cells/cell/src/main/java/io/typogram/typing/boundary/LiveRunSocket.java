package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.problems.Problem;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.platform.residence.Entrance;
import io.typogram.platform.residence.NotAtHomeException;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.problems.FaultException;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.typing.boundary.LiveMessages.ClientMessage;
import io.typogram.typing.control.LiveChannels;
import io.typogram.typing.control.LiveChannels.Channel;
import io.typogram.typing.control.LiveRun;
import io.typogram.typing.control.LiveRun.Appended;
import io.typogram.typing.control.LiveRuns;
import io.typogram.typing.control.LiveRuns.Begun;
import io.typogram.typing.control.LiveStage;
import io.typogram.typing.control.Submitted;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.StreamRefusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// One run that its player types while we look on. docs/reference/live.md has the messages. A connection may break
/// while a message is served; what follows from that waits.
@Dependent
@ServerEndpoint("/ws/v1/players/{userId}/runs/{resultId}")
public class LiveRunSocket {

    static final int MAX_MESSAGE_CHARACTERS = 256 * 1024;

    private static final Logger LOG = System.getLogger(LiveRunSocket.class.getName());
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_SHOWS = Duration.ofMillis(150);

    @Inject private Entrance entrance;
    @Inject private LiveRuns runs;
    @Inject private LiveChannels channels;
    @Inject private LiveStage stage;
    @Inject private LiveConnections connections;
    @Inject private LiveWork work;

    @Inject
    @ConfigProperty(name = "typogram.live.keeping.pause.millis", defaultValue = "10000")
    private long keepingPauseMillis;

    private final ReentrantLock turn = new ReentrantLock();
    private Optional<UserId> user = Optional.empty();
    private Optional<UUID> resultId = Optional.empty();
    private Optional<UUID> channel = Optional.empty();
    private @Nullable LiveRun run;
    private long keptAtNanos;
    private long shownAtNanos;

    @OnOpen
    public void open(
            Session session,
            @PathParam("userId") String userId,
            @PathParam("resultId") String result) {
        session.setMaxTextMessageBufferSize(MAX_MESSAGE_CHARACTERS);
        session.setMaxIdleTimeout(LONGEST_SILENCE.toMillis());
        user = Uuids.parse(userId).map(UserId::new);
        resultId = Uuids.parse(result);
    }

    @OnMessage(maxMessageSize = MAX_MESSAGE_CHARACTERS)
    public void message(String text, Session session) {
        try {
            ClientMessage message = LiveMessages.read(text);
            work.run(() -> inTurn(() -> answer(message, session)));
        } catch (InvalidInputException unfit) {
            LiveSessions.refuse(session, LiveMessages.malformed(unfit));
        } catch (NotAtHomeException away) {
            LiveSessions.refuse(session, away.problem());
        } catch (FaultException fault) {
            LiveSessions.refuse(session, fault.problem());
        }
    }

    /// Whoever serves a message may end the connection, and is then told of that in the middle of it.
    private void inTurn(Runnable step) {
        turn.lock();
        try {
            step.run();
        } finally {
            turn.unlock();
        }
    }

    private void answer(ClientMessage message, Session session) {
        LiveRun typed = run;
        if (typed == null) {
            if (!"begin".equals(message.type())) {
                throw new InvalidInputException("the first message is begin");
            }
            begin(message, session);
            return;
        }
        switch (message.type()) {
            case "events" -> append(typed, message, session);
            case "finish" -> finish(typed, session);
            case "drop" -> drop(typed, session);
            case null, default ->
                    throw new InvalidInputException("a message is events, finish or drop");
        }
    }

    private void begin(ClientMessage message, Session session) {
        String token = message.token() == null ? "" : message.token();
        switch (entrance.enter(token)) {
            case Entrance.Entry.Refused(var problem) -> LiveSessions.refuse(session, problem);
            case Entrance.Entry.Admitted(var player) -> {
                if (!user.equals(Optional.of(player.id())) || resultId.isEmpty()) {
                    LiveSessions.refuse(session, Problem.of(TokenProblems.TOKEN_INVALID));
                } else {
                    begin(player.id(), resultId.get(), message, session);
                }
            }
        }
    }

    private void begin(UserId player, UUID result, ClientMessage message, Session session) {
        String test = message.test() == null ? "" : message.test();
        Optional<CustomText> own = Optional.ofNullable(message.text()).map(OwnTexts::read);
        switch (runs.begin(player, result, test, own)) {
            case Begun.Ready(LiveRun ready) -> begun(ready, session);
            case Begun.KeptBefore(Result kept) ->
                    LiveSessions.end(session, LiveMessages.result(kept));
            case Begun.Refused(Problem problem) -> LiveSessions.refuse(session, problem);
        }
    }

    private void begun(LiveRun ready, Session session) {
        if (!connections.addRun()) {
            LiveSessions.refuse(session, Problem.of(TypingProblems.LIVE_FULL));
            return;
        }
        run = ready;
        keptAtNanos = System.nanoTime();
        channel = channels.find(ready.user()).map(Channel::key);
        channel.ifPresent(key -> {
            stage.showText(key, ready);
            stage.showTyped(key, ready, false);
        });
        LiveSessions.send(session, LiveMessages.begun(ready.events()));
    }

    private void append(LiveRun typed, ClientMessage message, Session session) {
        int from = message.from() == null ? -1 : message.from();
        double start = message.startMillis() == null ? 0 : message.startMillis();
        double reached = message.reachedMillis() == null ? 0 : message.reachedMillis();
        // A number that is none is not at least zero.
        if (from < 0 || !(start >= 0) || !(reached >= 0)) {
            throw new InvalidInputException(
                    "from, startMillis and reachedMillis are numbers from zero up");
        }
        KeystrokeColumns columns =
                message.keystrokes() == null ? KeystrokeColumns.NONE : message.keystrokes();
        switch (typed.append(from, start, columns.parse(), reached)) {
            case Appended.Taken _ -> taken(typed, session);
            case Appended.Faster _ ->
                    LiveSessions.refuse(
                            session, new StreamRefusal.StreamImpossibleSpeed().problem());
            case Appended.Missing _ ->
                    LiveSessions.send(session, LiveMessages.resend(typed.events()));
            case Appended.Unfit(var refusal) -> LiveSessions.refuse(session, refusal.problem());
        }
    }

    private void taken(LiveRun typed, Session session) {
        long now = System.nanoTime();
        if (now - shownAtNanos >= BETWEEN_SHOWS.toNanos()) {
            shownAtNanos = now;
            channel.ifPresent(key -> stage.showTyped(key, typed, false));
        }
        if (now - keptAtNanos >= Duration.ofMillis(keepingPauseMillis).toNanos()) {
            keptAtNanos = now;
            runs.keep(typed);
            channel.ifPresent(key -> stage.showText(key, typed));
            LiveSessions.send(session, LiveMessages.kept(typed.keptEvents()));
        }
    }

    private void finish(LiveRun typed, Session session) {
        Submitted submitted = runs.finish(typed);
        leaveStage(typed);
        switch (submitted) {
            case Submitted.Kept(Result result) ->
                    LiveSessions.end(session, LiveMessages.result(result));
            case Submitted.KeptBefore(Result result) ->
                    LiveSessions.end(session, LiveMessages.result(result));
            case Submitted.Refused(Problem problem) -> LiveSessions.refuse(session, problem);
            case Submitted.CompletedBefore _ ->
                    LiveSessions.refuse(session, Problem.of(TypingProblems.TEST_ALREADY_COMPLETED));
        }
    }

    private void drop(LiveRun typed, Session session) {
        runs.drop(typed);
        leaveStage(typed);
        LiveSessions.end(session);
    }

    private void leaveStage(LiveRun typed) {
        run = null;
        connections.removeRun();
        channel.ifPresent(key -> stage.showTyped(key, typed, true));
    }

    /// Whoever has gone without a word may come back.
    @OnClose
    public void closed() {
        inTurn(this::leave);
    }

    private void leave() {
        LiveRun typed = run;
        if (typed == null) {
            return;
        }
        leaveStage(typed);
        try {
            work.run(() -> runs.leave(typed));
        } catch (NotAtHomeException away) {
            // What was written down before has gone with its player.
            LOG.log(Level.DEBUG, "the player of a live run has moved");
        }
    }

    @OnError
    public void failed(Session session, Throwable failure) {
        LiveSessions.failed(session, failure);
    }
}
