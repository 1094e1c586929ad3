package io.typogram.edge.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.cells.Node;
import io.typogram.edge.metrics.Trouble;
import io.typogram.edge.placement.PlacementOutcome;
import io.typogram.edge.placement.PlacementOutcome.Denied;
import io.typogram.edge.placement.PlacementOutcome.DirectoryFull;
import io.typogram.edge.placement.PlacementOutcome.Erased;
import io.typogram.edge.placement.PlacementOutcome.Placed;
import io.typogram.edge.placement.PlacementOutcome.TooManyStrangers;
import io.typogram.edge.placement.PlacementOutcome.TopologyUnavailable;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.proxy.Itinerary.Stop;
import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.Administration;
import io.typogram.edge.routing.Destination.AnyCell;
import io.typogram.edge.routing.Destination.HomeCell;
import io.typogram.edge.routing.Destination.IdentityProvider;
import io.typogram.edge.routing.Destination.Nowhere;
import io.typogram.edge.routing.Destination.OwnerCell;
import io.typogram.edge.routing.Destination.Stranger;
import io.typogram.edge.routing.Destination.TenantCell;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings one request to a node and the answer back.
///
/// Everything happens on one event loop. The request is offered to the stops of an [Itinerary] until
/// one answers; a 421 makes a new itinerary and a replay ([HomeNews] says where). For that the
/// beginning of the body is kept ([KeptBody]). Whether a request that a node has broken off is sent
/// again, [RetryDecision] says.
final class Delivery implements AnswerSource, UpstreamEvents, UpstreamPool.Asker {

    private static final int SERVER_ERRORS = 500;

    private final Worker worker;
    private final ProxySetup setup;
    private final IncomingRequest incoming;
    private final HttpRequest request;
    private final DeliveryEvents sender;
    private final KeptBody body;

    private Destination destination = new Nowhere();
    private Itinerary itinerary = Itinerary.NOWHERE;
    private @Nullable Stop stop;
    private @Nullable UpstreamConnection upstream;
    private int attempts;
    private int replays;
    private boolean homeConfirmed;
    private boolean confirmingHome;
    private boolean skipsInformational;
    private boolean answerBegun;
    private boolean upstreamKeepsAlive;
    private boolean over;

    Delivery(
            Worker worker,
            ByteBufAllocator allocator,
            IncomingRequest incoming,
            DeliveryEvents sender) {
        this.worker = worker;
        this.incoming = incoming;
        this.sender = sender;
        request = incoming.head();
        setup = worker.setup();
        body = new KeptBody(allocator, setup.limits().replayBytes());
    }

    // ---- Where to

    void begin(Destination chosen) {
        worker.retryBudget().requestBegins();
        go(chosen);
    }

    private void go(Destination chosen) {
        destination = chosen;
        switch (chosen) {
            case HomeCell home -> travel(toCell(home.cell()));
            case OwnerCell owner -> travel(toCell(owner.cell()));
            case TenantCell tenant -> travel(toCell(tenant.cell()));
            case AnyCell any -> travel(toAnyOf(any));
            case IdentityProvider() ->
                    travel(Itinerary.toIdentityProvider(setup.identityProvider()));
            case Administration(String path) -> administer(path);
            case Stranger stranger -> place(stranger);
            case Nowhere() -> fail(EdgeProblems.NOT_FOUND, Retry.NOT_ADVISED);
        }
    }

    /// The query is passed on as it was sent.
    private void administer(String path) {
        int query = request.uri().indexOf('?');
        request.setUri(query < 0 ? path : path + request.uri().substring(query));
        travel(Itinerary.toTopology(setup.topology(), worker.nextTurn()));
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
                .place(
                        stranger.user(),
                        stranger.region(),
                        stranger.host(),
                        incoming.authorization().orElse(""))
                .thenAccept(
                        outcome -> worker.loop().execute(() -> placed(stranger.user(), outcome)));
    }

    private void placed(UserId user, PlacementOutcome outcome) {
        if (over) {
            return;
        }
        switch (outcome) {
            case Placed placed -> go(new HomeCell(user, placed.home().cell()));
            case Denied(ProblemType problem) -> fail(problem, Retry.NOT_ADVISED);
            case Erased() -> fail(EdgeProblems.ACCOUNT_ERASED, Retry.NOT_ADVISED);
            case TopologyUnavailable() -> fail(EdgeProblems.HOME_UNAVAILABLE, Retry.LATER);
            case TooManyStrangers() -> fail(EdgeProblems.HOME_UNAVAILABLE, Retry.LATER);
            case DirectoryFull() -> fail(EdgeProblems.HOME_UNAVAILABLE, Retry.LATER);
        }
    }

    // ---- To a node

    private void travel(Itinerary stops) {
        itinerary = stops;
        stop = null;
        tryNext(false);
    }

    private void tryNext(boolean fresh) {
        Optional<Stop> next = itinerary.advance();
        if (next.isEmpty() || attempts == setup.limits().attempts()) {
            fail(unreachable(), Retry.SOON);
            return;
        }
        attempts++;
        stop = next.get();
        worker.pool().ask(next.get().node(), fresh, this);
    }

    private ProblemType unreachable() {
        return switch (destination) {
            case IdentityProvider _ -> EdgeProblems.SIGN_IN_UNAVAILABLE;
            case Administration _ -> EdgeProblems.ADMINISTRATION_UNAVAILABLE;
            case HomeCell _, OwnerCell _, TenantCell _, AnyCell _, Stranger _, Nowhere _ ->
                    EdgeProblems.CELL_UNAVAILABLE;
        };
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
        sender.nodeTakesRequest();
        sendWhatIsHere(connection);
    }

    @Override
    public void notConnected(Node node) {
        met(Trouble.CONNECT_FAILED);
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
            fail(EdgeProblems.EDGE_FULL, Retry.SOON);
        }
    }

    private void sendWhatIsHere(UpstreamConnection connection) {
        connection.begin(request);
        if (body.writeTo(connection)) {
            connection.flush();
        } else if (body.isHeldBack()) {
            passOnHeldBack();
        } else {
            sender.wantsMore();
        }
    }

    // ---- The request's body

    /// Without a connection nothing is lost: what is kept is sent as soon as there is one.
    @Override
    public void requestContinued(HttpContent part) {
        if (!body.take(part)) {
            confirmHomeOrPassOn();
        } else if (upstream == null) {
            part.release();
        } else {
            passOn(upstream, part);
        }
    }

    @Override
    public void requestPaused() {
        if (upstream != null) {
            upstream.flush();
        }
    }

    private void passOnHeldBack() {
        UpstreamConnection connection = upstream;
        if (connection == null || confirmingHome) {
            return;
        }
        HttpContent part = body.letThrough();
        if (part != null) {
            passOn(connection, part);
        }
    }

    private void passOn(UpstreamConnection connection, HttpContent part) {
        connection.write(part);
        if (body.hasArrived()) {
            connection.flush();
        } else if (connection.takesMore()) {
            sender.wantsMore();
        } else {
            connection.flush();
        }
    }

    @Override
    public void takesMore() {
        if (!body.hasArrived() && !body.isHeldBack()) {
            sender.wantsMore();
        }
    }

    // ---- A body too large to be replayed

    private void confirmHomeOrPassOn() {
        boolean confirm = destination instanceof HomeCell && !homeConfirmed && body.canBeRepeated();
        if (confirm) {
            confirmingHome = true;
            worker.homeNews().ask(((HomeCell) destination).user(), this::homeConfirmed);
        } else {
            passOnHeldBack();
        }
    }

    private void homeConfirmed(Optional<CellId> home) {
        confirmingHome = false;
        if (over) {
            return;
        }
        homeConfirmed = true;
        Optional<CellId> elsewhere = home.filter(cell -> !Optional.of(cell).equals(currentCell()));
        if (elsewhere.isPresent() && !answerBegun) {
            disconnect();
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
            answerBegun = true;
            upstreamKeepsAlive = HttpUtil.isKeepAlive(response);
            tellHealth(response);
            sender.answerBegan(response);
        }
    }

    private void proceed(HttpContent part) {
        if (skipsInformational || !answerBegun) {
            skipsInformational = skipsInformational && !(part instanceof LastHttpContent);
            part.release();
            return;
        }
        if (part instanceof LastHttpContent) {
            finish();
        }
        sender.answerContinued(part);
    }

    @Override
    public void answerPaused() {
        if (!over) {
            sender.answerPaused();
        }
    }

    @Override
    public void readMore() {
        if (upstream != null) {
            upstream.readMore();
        }
    }

    private void finish() {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        upstream = null;
        if (body.hasArrived() && upstreamKeepsAlive && !body.isHeldBack()) {
            connection.release();
        } else {
            connection.close();
        }
        end();
    }

    private void changeProtocol(HttpResponse response) {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        if (incoming.upgrade() == null || !body.hasArrived()) {
            upstreamFailed();
            return;
        }
        upstream = null;
        end();
        sender.protocolChanged(response, connection);
    }

    private void tellHealth(HttpResponse response) {
        if (stop != null && stop.cell().isPresent()) {
            setup.nodes().answered(stop.node(), response.status().code());
        }
    }

    // ---- A 421: the cell is not the user's home, and the request is replayed in the one that is

    private boolean isMisdirected(HttpResponse response) {
        return response.status().equals(HttpResponseStatus.MISDIRECTED_REQUEST)
                && currentCell().isPresent();
    }

    private void misdirected(HttpResponse response) {
        giveBackUnread(response);
        Optional<CellId> home =
                worker.homeNews().afterRefusal(response.headers(), destination, currentCell());
        boolean replayable = body.canBeRepeated() && replays < setup.limits().replays();
        if (home.isPresent() && replayable) {
            homeConfirmed = true;
            replayIn(home.get());
        } else {
            fail(EdgeProblems.HOME_UNSETTLED, Retry.SOON);
        }
    }

    private void giveBackUnread(HttpResponse response) {
        UpstreamConnection connection = Objects.requireNonNull(upstream);
        upstream = null;
        if (body.hasArrived() && HttpUtil.isKeepAlive(response)) {
            connection.drainAndRelease(worker.now() + setup.limits().lingerTimeout().toNanos());
        } else {
            connection.close();
        }
    }

    private void replayIn(CellId cell) {
        replays++;
        attempts = 0;
        met(Trouble.REPLAYED);
        travel(toCell(cell));
    }

    // ---- Ends that nobody wants

    @Override
    public void brokenOff() {
        upstreamFailed();
    }

    private void upstreamFailed() {
        met(Trouble.BROKEN_OFF);
        boolean reused = upstream != null && upstream.isReused();
        if (!reused && stop != null && stop.cell().isPresent()) {
            setup.nodes().brokeOff(stop.node());
        }
        disconnect();
        if (answerBegun) {
            end();
            sender.answerBroken();
        } else {
            tryAgain(reused);
        }
    }

    private void tryAgain(boolean reused) {
        boolean repeatable = incoming.isIdempotent() && body.canBeRepeated();
        switch (RetryDecision.after(repeatable, reused, destination, worker.retryBudget())) {
            case HERE -> {
                met(Trouble.RETRIED);
                itinerary.stayHere();
                tryNext(true);
            }
            case ELSEWHERE -> {
                met(Trouble.RETRIED);
                tryNext(true);
            }
            case WITHHELD -> {
                met(Trouble.RETRY_WITHHELD);
                fail(EdgeProblems.CELL_FAILED, Retry.SOON);
            }
            case NEVER -> fail(EdgeProblems.CELL_FAILED, Retry.SOON);
        }
    }

    private void fail(ProblemType problem, Retry retry) {
        if (problem.status() >= SERVER_ERRORS) {
            met(Trouble.UNANSWERED);
        }
        end();
        sender.undeliverable(Problem.of(problem), retry);
    }

    @Override
    public void cancel() {
        disconnect();
        end();
    }

    private void disconnect() {
        if (upstream != null) {
            upstream.close();
            upstream = null;
        }
    }

    private void end() {
        over = true;
        body.release();
    }

    // ---- What is asked of it

    @Override
    public boolean isUnderWay() {
        return upstream != null;
    }

    @Override
    public String answerer() {
        return stop == null ? itinerary.name() : stop.name();
    }

    private void met(Trouble trouble) {
        setup.metrics().met(trouble, answerer(), incoming.routeClass());
    }

    private Optional<CellId> currentCell() {
        return stop == null ? Optional.empty() : stop.cell();
    }
}
