package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.platform.residence.Homes;
import io.typogram.platform.residence.Residence;
import io.typogram.platform.residence.ResidenceProblems;
import io.typogram.server.callers.InternalSecret;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Where topology asks for everything that a user has here, on an operator's word. Who asked and why stands in
/// topology's audit. As with moves, no client can come here.
@WebServlet(ArchivesServlet.PATH + "*")
public class ArchivesServlet extends HttpServlet {

    static final String PATH = "/internal/v1/archives/";

    /// On one node, beside those that players ask for: operators take no player's place.
    static final int MAX_AT_ONCE = 2;

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ArchivesServlet.class.getName());
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Semaphore PLACES = new Semaphore(MAX_AT_ONCE);

    @Inject private transient InternalSecret secret;
    @Inject private transient Homes homes;
    @Inject private transient DataArchive archive;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String given = request.getHeader(HomeHeaders.INTERNAL);
        if (given == null || !secret.matches(given)) {
            Problems.write(response, CommonProblems.INTERNAL_SECRET_REQUIRED);
            return;
        }
        Optional<UserId> user = user(request);
        if (user.isEmpty()) {
            Problems.write(response, CommonProblems.NOT_FOUND);
        } else {
            answer(user.get(), response);
        }
    }

    private static Optional<UserId> user(HttpServletRequest request) {
        String path = String.valueOf(request.getPathInfo());
        try {
            return Optional.of(UserId.parse(path.substring(1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private void answer(UserId user, HttpServletResponse response) throws IOException {
        Optional<Residence> residence = homes.find(user).map(Residence::of);
        if (residence.isEmpty()) {
            Problems.write(response, MovesProblems.USER_NEVER_CAME);
            return;
        }
        switch (residence.get()) {
            case Residence.Resident(Home home) -> write(user, home, response);
            case Residence.Newcomer _ -> Problems.write(response, MovesProblems.USER_NEVER_CAME);
            case Residence.Erased _ -> Problems.write(response, ResidenceProblems.ACCOUNT_ERASED);
            case Residence.Moving _ -> later(response, ResidenceProblems.USER_IS_MOVING);
            case Residence.Elsewhere(Home home) -> {
                response.setHeader(HomeHeaders.HOME, home.toHeader());
                Problems.write(response, ResidenceProblems.USER_LIVES_ELSEWHERE);
            }
        }
    }

    private void write(UserId user, Home home, HttpServletResponse response) throws IOException {
        if (!PLACES.tryAcquire()) {
            later(response, MovesProblems.TOO_MANY_ARCHIVES);
            return;
        }
        try {
            response.setContentType("application/zip");
            response.setHeader("Cache-Control", "no-store");
            archive.write(user, home, response.getOutputStream());
        } catch (IOException brokenOff) {
            LOG.log(Level.WARNING, "MOVES-102 an archive broke off", brokenOff);
            throw brokenOff;
        } finally {
            PLACES.release();
        }
    }

    private static void later(HttpServletResponse response, ProblemType problem)
            throws IOException {
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        Problems.write(response, problem);
    }
}
