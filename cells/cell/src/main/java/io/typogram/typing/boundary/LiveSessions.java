package io.typogram.typing.boundary;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.problems.CommonProblems;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Says something over a WebSocket, and how it ends.
final class LiveSessions {

    private static final Logger LOG = System.getLogger(LiveSessions.class.getName());

    private LiveSessions() {}

    static void send(Session session, String text) {
        try {
            session.getBasicRemote().sendText(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The last message, after which everything is as it should be.
    static void end(Session session, String last) {
        send(session, last);
        close(session, CloseCodes.NORMAL_CLOSURE, "");
    }

    static void end(Session session) {
        close(session, CloseCodes.NORMAL_CLOSURE, "");
    }

    static void refuse(Session session, Problem problem) {
        if (session.isOpen()) {
            ProblemType type = problem.type();
            send(session, LiveMessages.problem(problem));
            close(session, closeCode(type.status()), type.code());
        }
    }

    /// A connection that breaks is nothing to tell of: it is closed next.
    static void failed(Session session, Throwable failure) {
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return;
        }
        LOG.log(Level.WARNING, "TYPING-107 something live was not served", failure);
        refuse(session, Problem.of(CommonProblems.INTERNAL_ERROR));
    }

    /// Whoever is to come again is told so.
    private static CloseCode closeCode(int status) {
        return switch (status) {
            case 421, 500, 503 -> CloseCodes.TRY_AGAIN_LATER;
            default -> CloseCodes.VIOLATED_POLICY;
        };
    }

    private static void close(Session session, CloseCode code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException broken) {
            LOG.log(Level.DEBUG, "a connection broke while it was closed");
        }
    }
}
