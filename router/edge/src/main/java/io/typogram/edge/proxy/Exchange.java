package io.typogram.edge.proxy;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.limiting.ClientAddress;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.edge.limiting.Verdict;
import io.typogram.edge.metrics.Trouble;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.routing.Arrival;
import io.typogram.edge.routing.Destination;
import io.typogram.edge.routing.Destination.AnyCell;
import io.typogram.edge.routing.Router;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One request of a client and its answer.
///
/// Everything happens on the client's event loop. The request is refused here, or delivered to a
/// node; the end is either a whole answer, a problem of the edge's own, or a connection broken off
/// because the answer that had begun cannot be completed.
final class Exchange implements DeliveryEvents {

    private static final int OK = 200;
    private static final int CLIENT_ERRORS = 400;

    private final Worker worker;
    private final ProxySetup setup;
    private final Client client;
    private final IncomingRequest incoming;
    private final HttpRequest request;
    private final HttpVersion clientVersion;
    private final long startedNanos;

    private final IncomingBody body;
    private final Pace reading;
    private final AnswerAdditions additions;

    private @Nullable AnswerSource source;
    private Optional<StatedAddress> stated = Optional.empty();
    private OptionalLong credential = OptionalLong.empty();
    private RouteClass routeClass = RouteClass.PAGES;
    private String path = "";
    private String requestId = "";
    private long answerBytes;
    private boolean takenByANode;
    private boolean answerBegun;
    private boolean keepsAlive;
    private boolean fromCell;
    private boolean isOurs;
    private int status;
    private long wholeAnswerBytes;

    Exchange(Worker worker, Client client, HttpRequest request) {
        this.worker = worker;
        this.client = client;
        this.request = request;
        clientVersion = request.protocolVersion();
        setup = worker.setup();
        startedNanos = worker.now();
        incoming = IncomingRequest.of(request);
        body = new IncomingBody(setup.limits().newPace());
        reading = setup.limits().newPace();
        additions = new AnswerAdditions(client.scheme().equals("https"));
    }

    // ---- The request

    void start() {
        client.waitAtMost(setup.limits().requestTimeout());
        client.prepareAnswerTo(request.method());
        if (request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(request);
            refuseAndClose(RequestRules.malformed(request.decoderResult().cause()));
            return;
        }
        Optional<Problem> refusal = RequestRules.refusal(incoming, setup.limits());
        if (refusal.isPresent()) {
            refuseAndClose(refusal.get());
        } else {
            accept(incoming.target().orElseThrow());
        }
    }

    private void accept(RequestTarget target) {
        body.limit(RequestRules.bodyLimit(target, setup.limits()));
        path = target.path();
        routeClass = incoming.routeClass();
        Optional<String> origin = Cors.allowedOrigin(request, target, setup.live().get());
        additions.allow(origin);
        stated = setup.addressHeader().flatMap(name -> StatedAddress.read(request.headers(), name));
        credential = setup.admission().credential(incoming.authorization());
        Verdict verdict =
                setup.admission().decide(limitedAddress(), credential, routeClass, startedNanos);
        additions.limited(routeClass, verdict);
        if (verdict instanceof Verdict.Refused refused) {
            refuseForNow(refused);
        } else if (origin.isPresent() && Cors.isPreflight(request)) {
            answerPreflight(origin.get());
        } else {
            forward(target);
        }
    }

    private void forward(RequestTarget target) {
        Arrival arrival = incoming.arrivalAt(target, setup);
        request.setUri(target.raw());
        requestId =
                RequestHeaders.rewrite(
                        request,
                        address(),
                        client.scheme(),
                        arrival.region(),
                        incoming.upgrade(),
                        worker.random());
        boolean isSignIn = Router.isSignIn(target.path());
        fromCell = !isSignIn && !Router.isAdministration(target.path());
        isOurs = !isSignIn;
        if (fromCell && incoming.mayBeCached() && setup.router().sharesWithGuests(arrival)) {
            CacheFirst cached =
                    new CacheFirst(
                            worker, client.allocator(), incoming, () -> choose(arrival), this);
            source = cached;
            // There is no body; but the end of the request is still to be read.
            client.demand();
            cached.begin();
        } else {
            Delivery delivery = new Delivery(worker, client.allocator(), incoming, this);
            source = delivery;
            delivery.begin(choose(arrival));
        }
    }

    private Destination choose(Arrival arrival) {
        Destination destination = setup.router().choose(arrival, worker.random());
        if (destination instanceof AnyCell any && any.introduce()) {
            additions.introduce(any.guest());
        }
        return destination;
    }

    private void refuseForNow(Verdict.Refused refused) {
        FullHttpResponse answer =
                problemAnswer(Problem.of(EdgeProblems.RATE_LIMITED), Retry.NOT_ADVISED);
        answer.headers().set(HttpHeaderNames.RETRY_AFTER, refused.retryAfterSeconds());
        answerByItself(answer);
    }

    private void answerPreflight(String asking) {
        answerByItself(Cors.preflightAnswer(asking));
    }

    /// One more part of the body came. The last one may be empty.
    void requestContinued(HttpContent part) {
        ProblemType wrong = body.take(part, worker.now());
        if (wrong != null) {
            part.release();
            bodyRefused(wrong);
            return;
        }
        client.waitAtMost(setup.limits().requestTimeout());
        if (source == null) {
            part.release();
        } else {
            source.requestContinued(part);
        }
        if (body.isWhole()) {
            readAhead();
        }
    }

    /// The client has sent no more for now.
    void requestPaused() {
        if (source != null) {
            source.requestPaused();
        }
    }

    private void bodyRefused(ProblemType problem) {
        if (answerBegun) {
            breakOff();
        } else {
            refuseAndClose(Problem.of(problem));
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
    public void wantsMore() {
        body.awaited(worker.now());
        client.demand();
    }

    @Override
    public void nodeTakesRequest() {
        client.waitAtMost(setup.limits().requestTimeout());
        if (takenByANode) {
            return;
        }
        takenByANode = true;
        setup.metrics().passedOn(setup.clock().nanos() - startedNanos);
        if (incoming.awaitsContinue() && !body.isWhole()) {
            client.write(InformationalAnswers.continueNow());
            client.flush();
        }
    }

    // ---- The answer

    @Override
    public void answerBegan(HttpResponse head) {
        answerBegun = true;
        status = head.status().code();
        boolean wanted = mayStay() && isNearlyWhole();
        if (fromCell) {
            learn(head);
        }
        keepsAlive =
                AnswerHeaders.rewrite(head, request.method(), clientVersion, wanted, requestId);
        additions.addTo(head.headers(), isOurs);
        client.write(head);
        client.waitAtMost(setup.limits().streamTimeout());
    }

    /// What a cell's answer says about others than its client.
    private void learn(HttpResponse head) {
        setup.admission().learn(credential, head.status(), head.headers(), worker.now());
        boolean done = status >= OK && status < CLIENT_ERRORS;
        if (done && !incoming.isSafe()) {
            setup.cache().written(incoming.toCacheRequest());
        }
    }

    @Override
    public void answerContinued(HttpContent part) {
        boolean last = part instanceof LastHttpContent;
        answerBytes += part.content().readableBytes();
        wholeAnswerBytes += part.content().readableBytes();
        client.write(part);
        client.waitAtMost(setup.limits().streamTimeout());
        if (last) {
            // Before the client has it, so that whoever has an answer finds it counted.
            count(answerer());
            client.flush();
            source = null;
            client.answered(keepsAlive, body.isWhole());
        }
    }

    @Override
    public void answerPaused() {
        client.flush();
        if (client.takesMore()) {
            readMore();
        } else {
            reading.waits(worker.now());
            client.waitAtMost(setup.limits().requestTimeout());
        }
    }

    void clientTakesMore() {
        reading.moved(worker.now(), answerBytes);
        answerBytes = 0;
        if (reading.isTooSlow()) {
            setup.metrics().slowReaderCut();
            breakOff();
            return;
        }
        client.waitAtMost(setup.limits().streamTimeout());
        readMore();
    }

    private void readMore() {
        if (source != null) {
            source.readMore();
        }
    }

    @Override
    public void protocolChanged(HttpResponse head, UpstreamConnection connection) {
        status = head.status().code();
        head.headers().set(RequestHeaders.REQUEST_ID, requestId);
        head.headers().remove(AnswerHeaders.HOME);
        client.write(head);
        client.write(LastHttpContent.EMPTY_LAST_CONTENT);
        client.flush();
        count(answerer());
        source = null;
        client.becomeTunnel(connection);
    }

    // ---- Ends that nobody wants

    @Override
    public void undeliverable(Problem problem, Retry retry) {
        answerByItself(problemAnswer(problem, retry));
    }

    @Override
    public void answerBroken() {
        breakOff();
    }

    /// The client has gone. Whatever the cell still does, nobody waits for it.
    void clientGone() {
        cancelSource();
    }

    void expired() {
        if (answerBegun) {
            breakOff();
        } else if (source != null && source.isUnderWay() && !body.isWhole()) {
            refuseAndClose(Problem.of(EdgeProblems.REQUEST_TIMED_OUT));
        } else {
            setup.metrics().met(Trouble.UNANSWERED, answerer(), routeClass);
            undeliverable(Problem.of(EdgeProblems.CELL_TIMED_OUT), Retry.SOON);
        }
    }

    private void breakOff() {
        count(answerer());
        cancelSource();
        client.abort();
    }

    private void refuseAndClose(Problem problem) {
        answerByItself(problemAnswer(problem, Retry.NOT_ADVISED), false);
    }

    private FullHttpResponse problemAnswer(Problem problem, Retry retry) {
        return ProblemAnswers.of(problem, retry, requestId);
    }

    private void answerByItself(FullHttpResponse answer) {
        answerByItself(answer, mayStay() && isNearlyWhole());
    }

    private void answerByItself(FullHttpResponse answer, boolean keepAlive) {
        cancelSource();
        status = answer.status().code();
        wholeAnswerBytes = answer.content().readableBytes();
        count("edge");
        AnswerHeaders.tellConnection(answer.headers(), clientVersion, keepAlive);
        additions.addToOwn(answer.headers());
        client.write(answer);
        client.flush();
        client.answered(keepAlive, body.isWhole());
    }

    private void cancelSource() {
        if (source != null) {
            source.cancel();
            source = null;
        }
    }

    // ---- Leaves

    /// The client's address, as far as anybody who is believed knows it.
    private String address() {
        return stated.map(StatedAddress::text).orElseGet(client::address);
    }

    private ClientAddress limitedAddress() {
        return stated.map(StatedAddress::limited).orElseGet(client::limitedAddress);
    }

    /// Whether the client's connection may be used again.
    private boolean mayStay() {
        return incoming.keepsAlive() && !worker.isDraining();
    }

    private boolean isNearlyWhole() {
        return body.isNearlyWhole(incoming, setup.limits().replayBytes());
    }

    private void count(String who) {
        long nanos = worker.now() - startedNanos;
        setup.metrics().answered(who, routeClass, status, nanos);
        if (setup.accessLog().wants(status)) {
            setup.accessLog()
                    .write(
                            new AccessLog.Line(
                                    requestId,
                                    request.method().name(),
                                    path,
                                    routeClass.label(),
                                    who,
                                    status,
                                    nanos,
                                    wholeAnswerBytes));
        }
    }

    private String answerer() {
        return source == null ? "edge" : source.answerer();
    }
}
