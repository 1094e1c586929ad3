package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.cells.Node;
import io.typogram.edge.placement.PlacementOutcome;
import io.typogram.edge.placement.PlacementOutcome.Placed;
import io.typogram.edge.placement.PlacementOutcome.TooManyStrangers;
import io.typogram.edge.placement.PlacementOutcome.TopologyUnavailable;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.proxy.Itinerary.Stop;
import io.typogram.edge.routing.Arrival;
import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.AnyCell;
import io.typogram.edge.routing.Destination.HomeCell;
import io.typogram.edge.routing.Destination.IdentityProvider;
import io.typogram.edge.routing.Destination.Nowhere;
import io.typogram.edge.routing.Destination.OwnerCell;
import io.typogram.edge.routing.Destination.Stranger;
import io.typogram.edge.routing.GuestId;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;
import io.typogram.kernel.topology.HomeHeaders;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and its answer.
///
/// Everything happens on the client's event loop. The request is offered to the stops of an
/// itinerary until one answers; a 421 makes a new itinerary and a replay. The end is either
/// [#finish], a problem of the edge's own, or a connection broken off because the answer that had
/// begun cannot be completed.
final class Exchange implements UpstreamEvents, UpstreamPool.Asker {

    private final Worker worker;
    private final ProxySetup setup;
    private final ClientConnection client;
    private final IncomingRequest incoming;
    private final HttpRequest request;
    private final long startedNanos;
    private final KeptBody body;

    private Destination destination = new Nowhere();
    private Itinerary itinerary = Itinerary.NOWHERE;
    private @Nullable Stop stop;
    private String requestId = "";
    private @Nullable UpstreamConnection upstream;
    private @Nullable HttpContent heldBack;
    private int attempts;
    private int replays;
    private long bodyLimit;
    private long bodyBytes;
    private boolean homeConfirmed;
    private boolean confirmingHome;
    private boolean toldToContinue;
    private boolean passedOn;
    private boolean requestWhole;
    private boolean skipsInformational;
    private boolean answerBegun;
    private boolean keepsAlive;
    private boolean upstreamKeepsAlive;
    private int status;
    private boolean over;

    Exchange(Worker worker, ClientConnection client, HttpRequest request) {
        this.worker = worker;
        this.client = client;
        this.request = request;
        setup = worker.setup();
        startedNanos = setup.clock().nanos();
        body = new KeptBody(client.channel().alloc(), setup.limits().replayBytes());
        incoming = IncomingRequest.of(request);
    }

    // ---- Where to

    void start() {
        client.waitAtMost(setup.limits().requestTimeout());
        client.prepareAnswerTo(request.method());
        if (request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(request);
            refuseAndClose(RequestRules.malformed(request.decoderResult().cause()));
            return;
        }
        Optional<Problem> refusal =
                RequestRules.refusal(request, incoming.target(), setup.limits());
        if (refusal.isPresent()) {
            refuseAndClose(refusal.get());
        } else {
            accept(incoming.target().orElseThrow());
        }
    }

    private void accept(RequestTarget target) {
        bodyLimit = RequestRules.bodyLimit(target, setup.limits());
        Arrival arrival = incoming.arrivalAt(target, setup);
        request.setUri(target.raw());
        requestId =
                RequestHeaders.rewrite(
                        request,
                        client.clientAddress(),
                        setup.scheme(),
                        arrival.region(),
                        incoming.upgrade(),
                        worker.random());
        go(setup.router().choose(arrival, worker.random()));
    }

    private void go(Destination chosen) {
        destination = chosen;
        switch (chosen) {
            case HomeCell home -> travel(toCell(home.cell()));
            case OwnerCell owner -> travel(toCell(owner.cell()));
            case AnyCell any -> travel(toAnyOf(any));
            case IdentityProvider() ->
                    travel(Itinerary.toIdentityProvider(setup.identityProvider()));
            case Stranger stranger -> place(stranger);
            case Nowhere() -> refuse(Problem.of(EdgeProblems.NOT_FOUND), Retry.NOT_ADVISED);
        }
    }

    private Itinerary toCell(CellId cell) {
        return Itinerary.toCell(
                cell, setup.knownCells().current(), setup.nodes(), worker.nextTurn());
    }

    private Itinerary toAnyOf(AnyCell any) {
        return Itinerary.toAnyOf(
                any.inOrder(), setup.knownCells().current(), setup.nodes(), worker.nextTurn());
    }

    private void place(Stranger stranger) {
        setup.strangers()
                .place(stranger.user(), stranger.region())
                .thenAccept(
                        outcome -> worker.loop().execute(() -> placed(stranger.user(), outcome)));
    }

    private void placed(UserId user, PlacementOutcome outcome) {
        if (over) {
            return;
        }
        switch (outcome) {
            case Placed placed -> go(new HomeCell(user, placed.home().cell()));
            case TopologyUnavailable() ->
                    refuse(Problem.of(EdgeProblems.HOME_UNAVAILABLE), Retry.LATER);
            case TooManyStrangers() ->
                    refuse(Problem.of(EdgeProblems.HOME_UNAVAILABLE), Retry.LATER);
        }
    }

    // ---- To a node

    private void travel(Itinerary stops) {
        itinerary = stops;
        tryNext(false);
    }

    private void tryNext(boolean fresh) {
        Optional<Stop> next = itinerary.advance();
        if (next.isEmpty() || attempts == setup.limits().attempts()) {
            refuse(Problem.of(unreachable()), Retry.SOON);
            return;
        }
        attempts++;
        stop = next.get();
        client.waitAtMost(setup.limits().requestTimeout());
        worker.pool().ask(next.get().node(), fresh, this);
    }

    private ProblemType unreachable() {
        return destination instanceof IdentityProvider
                ? EdgeProblems.SIGN_IN_UNAVAILABLE
                : EdgeProblems.CELL_UNAVAILABLE;
    }

    @Override
    public void connected(UpstreamConnection connection) {
        if (!connection.isReused() && currentCell().isPresent()) {
            setup.nodes().connected(connection.node());
        }
        if (over) {
            worker.pool().putBack(connection);
            return;
        }
        upstream = connection;
        connection.use(this);
        sendWhatIsHere(connection);
    }

    @Override
    public void notConnected(Node node) {
        setup.metrics().connectFailed();
        if (currentCell().isPresent()) {
            setup.nodes().connectFailed(node);
        }
        if (!over) {
            tryNext(false);
        }
    }

    @Override
    public void tooMany(Node node) {
        if (!over) {
            refuse(Problem.of(EdgeProblems.EDGE_FULL), Retry.SOON);
        }
    }

    private void sendWhatIsHere(UpstreamConnection connection) {
        connection.write(request);
        ByteBuf kept = body.toWrite();
        if (kept != null) {
            connection.write(new DefaultHttpContent(kept));
        }
        if (!passedOn) {
            passedOn = true;
            setup.metrics().passedOn(setup.clock().nanos() - startedNanos);
        }
        if (heldBack != null) {
            passOnHeldBack();
        } else if (requestWhole) {
            connection.write(LastHttpContent.EMPTY_LAST_CONTENT);
            connection.flush();
        } else {
            tellToContinue();
            client.demand();
        }
    }

    private void tellToContinue() {
        if (incoming.awaitsContinue() && !toldToContinue) {
            toldToContinue = true;
            client.write(InformationalAnswers.continueNow());
            client.flush();
        }
    }

    // ---- The request's body

    /// One more part of the body came. The last one may be empty.
    void requestContinued(HttpContent part) {
        if (part.decoderResult().isFailure()) {
            part.release();
            bodyRefused(Problem.of(EdgeProblems.MALFORMED_REQUEST));
            return;
        }
        bodyBytes += part.content().readableBytes();
        if (bodyBytes > bodyLimit) {
            part.release();
            bodyRefused(Problem.of(EdgeProblems.BODY_TOO_LARGE));
            return;
        }
        client.waitAtMost(setup.limits().requestTimeout());
        if (part instanceof LastHttpContent last) {
            requestWhole = true;
            dropTrailers(last);
        }
        if (body.keep(part.content())) {
            passOnKept(part);
        } else {
            passOnUnkept(part);
        }
    }

    /// The client has sent no more for now.
    void requestPaused() {
        if (upstream != null) {
            upstream.flush();
        }
    }

    private void bodyRefused(Problem problem) {
        if (answerBegun) {
            breakOff();
        } else {
            refuseAndClose(problem);
        }
    }

    /// Without a connection nothing is lost: what is kept is sent as soon as there is one.
    private void passOnKept(HttpContent part) {
        if (upstream == null) {
            part.release();
        } else {
            passOn(upstream, part);
        }
    }

    private void passOnUnkept(HttpContent part) {
        heldBack = part;
        boolean ask = destination instanceof HomeCell && !homeConfirmed && body.isWhole();
        if (ask) {
            confirmHome(((HomeCell) destination).user());
        } else {
            passOnHeldBack();
        }
    }

    private void passOnHeldBack() {
        HttpContent part = heldBack;
        UpstreamConnection connection = upstream;
        if (part == null || connection == null || confirmingHome) {
            return;
        }
        heldBack = null;
        body.giveUp();
        passOn(connection, part);
    }

    private void passOn(UpstreamConnection connection, HttpContent part) {
        connection.write(part);
        if (requestWhole) {
            connection.flush();
            readAhead();
        } else if (connection.takesMore()) {
            client.demand();
        } else {
            connection.flush();
        }
    }

    /// Reads on after the request, to see the client leave. Not before an upgrade: what comes then
    /// may not be HTTP.
    private void readAhead() {
        if (incoming.upgrade() == null) {
            client.demand();
        }
    }

    @Override
    public void takesMore() {
        if (!requestWhole && heldBack == null) {
            client.demand();
        }
    }

    // ---- A body too large to be replayed

    private void confirmHome(UserId user) {
        confirmingHome = true;
        setup.registry()
                .lookUp(user)
                .handle((home, failure) -> failure == null ? home : Optional.<Home>empty())
                .thenAccept(home -> worker.loop().execute(() -> homeConfirmed(user, home)));
    }

    private void homeConfirmed(UserId user, Optional<Home> answer) {
        confirmingHome = false;
        if (over) {
            return;
        }
        homeConfirmed = true;
        answer.ifPresent(home -> setup.directory().learn(user, home));
        Optional<CellId> elsewhere =
                answer.map(Home::cell).filter(cell -> !Optional.of(cell).equals(currentCell()));
        if (elsewhere.isPresent() && !answerBegun) {
            letGo();
            replayIn(elsewhere.get());
        } else {
            passOnHeldBack();
        }
    }

    // ---- The answer

    @Override
    public void answered(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(part);
            upstreamFailed();
        } else if (part instanceof HttpResponse response) {
            begin(response);
        } else {
            proceed((HttpContent) part);
        }
    }

    private void begin(HttpResponse response) {
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            changeProtocol(response);
        } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            skipsInformational = true;
        } else if (isMisdirected(response)) {
            misdirected(response);
        } else {
            beginAnswer(response);
        }
    }

    private void beginAnswer(HttpResponse response) {
        answerBegun = true;
        status = response.status().code();
        upstreamKeepsAlive = HttpUtil.isKeepAlive(response);
        boolean wanted = incoming.keepsAlive() && (requestWhole || !incoming.announcesBody());
        if (destination instanceof AnyCell any && any.introduce()) {
            introduce(response.headers(), any.guest());
        }
        keepsAlive =
                AnswerHeaders.rewrite(
                        response, request.method(), request.protocolVersion(), wanted, requestId);
        client.write(response);
        client.waitAtMost(setup.limits().streamTimeout());
    }

    private void introduce(HttpHeaders headers, GuestId guest) {
        if (!AnswerHeaders.isShared(headers)) {
            headers.add(
                    HttpHeaderNames.SET_COOKIE, guest.toSetCookie(setup.scheme().equals("https")));
        }
    }

    private void proceed(HttpContent part) {
        if (skipsInformational || !answerBegun) {
            skipsInformational = skipsInformational && !(part instanceof LastHttpContent);
            part.release();
            return;
        }
        boolean last = part instanceof LastHttpContent;
        client.write(part);
        client.waitAtMost(setup.limits().streamTimeout());
        if (last) {
            finish();
        }
    }

    @Override
    public void answerPaused() {
        client.flush();
        if (upstream != null && client.takesMore()) {
            upstream.readMore();
        }
    }

    void clientTakesMore() {
        client.waitAtMost(setup.limits().streamTimeout());
        if (upstream != null) {
            upstream.readMore();
        }
    }

    private void finish() {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        upstream = null;
        if (requestWhole && upstreamKeepsAlive && heldBack == null) {
            connection.release();
        } else {
            connection.close();
        }
        client.flush();
        count(answerer());
        end();
        client.answered(keepsAlive, requestWhole);
    }

    // ---- 421

    private boolean isMisdirected(HttpResponse response) {
        return response.status().equals(HttpResponseStatus.MISDIRECTED_REQUEST)
                && currentCell().isPresent();
    }

    private void misdirected(HttpResponse response) {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        upstream = null;
        if (requestWhole && HttpUtil.isKeepAlive(response)) {
            connection.drainAndRelease(
                    setup.clock().nanos() + setup.limits().lingerTimeout().toNanos());
        } else {
            connection.close();
        }
        Optional<CellId> next = homeAfter(response.headers());
        boolean replayable = body.isWhole() && replays < setup.limits().replays();
        if (next.isPresent() && replayable) {
            homeConfirmed = true;
            replayIn(next.get());
        } else {
            refuse(Problem.of(EdgeProblems.HOME_UNSETTLED), Retry.SOON);
        }
    }

    /// The home to try after a cell has said that it is another: as the directory knows it once it
    /// has heard what the cell says. Empty when that is the cell which has just refused.
    private Optional<CellId> homeAfter(HttpHeaders headers) {
        Optional<Home> told = header(headers, HomeHeaders.HOME).flatMap(Exchange::parseHome);
        Optional<Home> home = told;
        if (destination instanceof HomeCell here) {
            told.ifPresent(named -> setup.directory().learn(here.user(), named));
            home = setup.directory().find(here.user()).or(() -> told);
        }
        return home.map(Home::cell).filter(cell -> !Optional.of(cell).equals(currentCell()));
    }

    private void replayIn(CellId cell) {
        replays++;
        attempts = 0;
        setup.metrics().replayed();
        travel(toCell(cell));
    }

    // ---- WebSocket

    private void changeProtocol(HttpResponse response) {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        if (incoming.upgrade() == null || !requestWhole) {
            upstreamFailed();
            return;
        }
        upstream = null;
        status = response.status().code();
        response.headers().set(RequestHeaders.REQUEST_ID, requestId);
        response.headers().remove(HomeHeaders.HOME);
        client.write(response);
        client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        client.flush();
        count(answerer());
        end();
        Tunnel.join(worker, client, connection);
    }

    // ---- Ends that nobody wants

    @Override
    public void brokenOff() {
        upstreamFailed();
    }

    /// The client has gone. Whatever the cell still does, nobody waits for it.
    void clientGone() {
        letGo();
        end();
    }

    void expired() {
        if (answerBegun) {
            breakOff();
        } else if (upstream != null && !requestWhole) {
            refuseAndClose(Problem.of(EdgeProblems.REQUEST_TIMED_OUT));
        } else {
            refuse(Problem.of(EdgeProblems.CELL_TIMED_OUT), Retry.SOON);
        }
    }

    private void upstreamFailed() {
        setup.metrics().brokeOff();
        boolean reused = upstream != null && upstream.isReused();
        letGo();
        if (answerBegun) {
            breakOff();
        } else if (isRepeatable() && (reused || destination instanceof AnyCell)) {
            setup.metrics().retried();
            if (reused) {
                itinerary.stayHere();
            }
            tryNext(true);
        } else {
            refuse(Problem.of(EdgeProblems.CELL_FAILED), Retry.SOON);
        }
    }

    private boolean isRepeatable() {
        return incoming.isIdempotent() && body.isWhole();
    }

    private void breakOff() {
        count(answerer());
        letGo();
        end();
        client.abort();
    }

    private void refuse(Problem problem, Retry retry) {
        boolean canStay = requestWhole || !incoming.announcesBody();
        answerByItself(problem, retry, incoming.keepsAlive() && canStay);
    }

    private void refuseAndClose(Problem problem) {
        answerByItself(problem, Retry.NOT_ADVISED, false);
    }

    private void answerByItself(Problem problem, Retry retry, boolean keepAlive) {
        letGo();
        status = problem.type().status();
        count("edge");
        end();
        client.write(
                ProblemAnswers.of(problem, retry, request.protocolVersion(), keepAlive, requestId));
        client.flush();
        client.answered(keepAlive, requestWhole);
    }

    private void letGo() {
        if (upstream != null) {
            upstream.close();
            upstream = null;
        }
    }

    private void end() {
        over = true;
        body.release();
        if (heldBack != null) {
            heldBack.release();
            heldBack = null;
        }
    }

    private void count(String who) {
        setup.metrics().answered(who, status, setup.clock().nanos() - startedNanos);
    }

    // ---- Leaves

    /// Trailers would reach a cell past all that is done about headers.
    private static void dropTrailers(LastHttpContent last) {
        if (!last.trailingHeaders().isEmpty()) {
            last.trailingHeaders().clear();
        }
    }

    private Optional<CellId> currentCell() {
        return stop == null ? Optional.empty() : stop.cell();
    }

    private String answerer() {
        return stop == null ? "edge" : stop.name();
    }

    private static Optional<String> header(HttpHeaders headers, CharSequence name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static Optional<Home> parseHome(String header) {
        try {
            return Optional.of(Home.parseHeader(header));
        } catch (IllegalArgumentException notAHome) {
            return Optional.empty();
        }
    }
}
