package io.typogram.platform.moves;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.CellSide;
import io.typogram.kernel.moves.MoveLimits;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.platform.residence.PlayerLeaves;
import io.typogram.server.callers.InternalSecret;
import io.typogram.server.moves.MoveRequests;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;

/// Where topology asks for a user to be moved. It is no part of the public API, and a client cannot come
/// here: the edge passes nothing on to `/internal`, and who does not know the platform's secret is refused.
@WebServlet(MovesServlet.PATH + "*")
public class MovesServlet extends HttpServlet {

    static final String PATH = "/internal/v1/moves/";

    /// After this is answered, the driver begins to copy.
    private static final String LEAVE = "leave";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(MovesServlet.class.getName());

    /// What may be carried at once, with room for keys and for what JSON adds.
    private static final long MAX_BODY = 8 * MoveLimits.USUAL.charactersAtOnce();

    @Inject private transient InternalSecret secret;
    @Inject private transient JdbcHomeStore store;
    @Inject private transient NodeLoad load;
    @Inject private transient Event<PlayerLeaves> leaves;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String given = request.getHeader(HomeHeaders.INTERNAL);
        if (given == null || !secret.matches(given)) {
            Problems.write(response, CommonProblems.INTERNAL_SECRET_REQUIRED);
        } else if (!isBounded(request.getContentLengthLong())) {
            Problems.write(response, CommonProblems.BODY_TOO_LARGE);
        } else {
            answer(request, response);
        }
    }

    /// A body that does not say how long it is has no bound.
    private static boolean isBounded(long length) {
        return length >= 0 && length <= MAX_BODY;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String[] names = String.valueOf(request.getPathInfo()).split("/", -1);
        if (names.length != 3) {
            Problems.write(response, CommonProblems.NOT_FOUND);
            return;
        }
        Optional<JsonObject> answer;
        try (JsonReader body = Json.createReader(request.getInputStream())) {
            answer =
                    MoveRequests.answer(
                            new CellSide(store, MoveLimits.USUAL),
                            UserId.parse(names[1]),
                            names[2],
                            body.readObject());
        } catch (JsonException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException malformed) {
            LOG.log(Level.WARNING, "MOVES-101 a request about a move cannot be read", malformed);
            Problems.write(response, CommonProblems.MALFORMED_REQUEST);
            return;
        }
        if (answer.isEmpty()) {
            Problems.write(response, CommonProblems.NOT_FOUND);
            return;
        }
        if (names[2].equals(LEAVE)) {
            leaves.fire(new PlayerLeaves(UserId.parse(names[1])));
        }
        response.setHeader(HomeHeaders.LOAD, String.format(Locale.ROOT, "%.2f", load.now()));
        response.setContentType("application/json");
        response.getOutputStream().write(answer.get().toString().getBytes(UTF_8));
    }
}
