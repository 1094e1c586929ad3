package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaders;
import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.HomeCell;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is heard, while a request is under way, of where its user lives: from the cell that refuses
/// it with a 421, and from topology, where it is asked before a body goes out that cannot be sent
/// twice. The directory learns of it.
final class HomeNews {

    private static final Logger LOG = LoggerFactory.getLogger(HomeNews.class);

    private final ProxySetup setup;
    private final Worker worker;

    HomeNews(ProxySetup setup, Worker worker) {
        this.setup = setup;
        this.worker = worker;
    }

    /// The home to try after a cell has said that it is another: as the directory knows it once it
    /// has heard what the cell says. Empty when that is the cell which has just refused.
    Optional<CellId> afterRefusal(
            HttpHeaders answer, Destination destination, Optional<CellId> refusing) {
        Optional<Home> told =
                Optional.ofNullable(answer.get(AnswerHeaders.HOME)).flatMap(HomeNews::parse);
        Optional<Home> home = told;
        if (destination instanceof HomeCell here) {
            told.ifPresent(named -> learn(here.user(), named));
            home = setup.directory().find(here.user()).or(() -> told);
        }
        return home.map(Home::cell).filter(cell -> !Optional.of(cell).equals(refusing));
    }

    /// Asks topology where the user lives.
    ///
    /// @param next told on this event loop; of nothing when topology cannot say
    void ask(UserId user, Consumer<Optional<CellId>> next) {
        setup.registry()
                .lookUp(user)
                .handle((home, failure) -> failure == null ? home : Optional.<Home>empty())
                .thenAccept(home -> worker.loop().execute(() -> next.accept(heard(user, home))));
    }

    private Optional<CellId> heard(UserId user, Optional<Home> answer) {
        answer.ifPresent(home -> learn(user, home));
        return answer.map(Home::cell);
    }

    /// A directory that is full learns nobody new. This request follows what it was told all the same.
    private void learn(UserId user, Home home) {
        try {
            setup.directory().learn(user, home);
        } catch (IllegalStateException full) {
            LOG.error("EDGE-P2 There is no room for the home of a user", full);
        }
    }

    private static Optional<Home> parse(String header) {
        try {
            return Optional.of(Home.parseHeader(header));
        } catch (IllegalArgumentException notAHome) {
            return Optional.empty();
        }
    }
}
