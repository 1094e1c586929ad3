package io.typogram.edge.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.typogram.edge.caching.CacheRequest;
import io.typogram.edge.caching.CachedAnswer;
import io.typogram.edge.caching.EdgeCache;
import io.typogram.edge.caching.Fill;
import io.typogram.edge.caching.FillOutcome;
import io.typogram.edge.caching.Follower;
import io.typogram.edge.caching.Header;
import io.typogram.edge.caching.Lookup;
import io.typogram.edge.caching.Served;
import io.typogram.edge.caching.Stored;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.routing.Destination;
import io.typogram.kernel.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers from the cache, or has a cell asked for an answer that the cache may keep.
///
/// Whoever waits for the answer is told of it in the same way, wherever it comes from.
final class CacheFirst implements AnswerSource, Fetch.Taker, Deadlined {

    private static final String CACHE_STATUS = "cache-status";
    private static final int NOT_MODIFIED = 304;

    private final Worker worker;
    private final EdgeCache cache;
    private final ByteBufAllocator allocator;
    private final IncomingRequest incoming;
    private final CacheRequest asked;
    private final Supplier<Destination> destination;
    private final DeliveryEvents sender;

    private @Nullable AnswerSource source;
    private @Nullable Follower follower;
    private String cacheStatus = "";
    private boolean bypassed;
    private boolean lookedAgain;
    private boolean over;
    private long deadlineNanos = NEVER;

    /// @param destination where cells are asked, if one must be
    CacheFirst(
            Worker worker,
            ByteBufAllocator allocator,
            IncomingRequest incoming,
            Supplier<Destination> destination,
            DeliveryEvents sender) {
        this.worker = worker;
        this.allocator = allocator;
        this.incoming = incoming;
        this.destination = destination;
        this.sender = sender;
        cache = worker.setup().cache();
        asked = incoming.toCacheRequest();
    }

    void begin() {
        switch (cache.look(asked, now())) {
            case Lookup.Fresh(Stored stored) -> isInCache(stored, Served.HIT);
            case Lookup.Stale(Stored stored, Served served, Optional<Fill> revalidation) -> {
                revalidation.ifPresent(fill -> fetch(fill, null));
                isInCache(stored, served);
            }
            case Lookup.MustFetch(Fill fill) -> fetch(fill, this);
            case Lookup.Join(Follower joined) -> follow(joined);
            case Lookup.NotHere() ->
                    undeliverable(Problem.of(EdgeProblems.NOT_IN_CACHE), Retry.NOT_ADVISED);
            case Lookup.Bypass(String status) -> bypass(status);
        }
    }

    private void bypass(String status) {
        cacheStatus = status;
        bypassed = true;
        Delivery delivery = new Delivery(worker, allocator, incoming, this);
        source = delivery;
        delivery.requestContinued(LastHttpContent.EMPTY_LAST_CONTENT);
        delivery.begin(destination.get());
    }

    private void fetch(Fill fill, Fetch.@Nullable Taker taker) {
        Fetch fetch = new Fetch(worker, allocator, incoming, asked, fill, taker);
        if (taker != null) {
            source = fetch;
        }
        fetch.begin(destination.get());
    }

    private void fetchAlone() {
        fetch(cache.alone(asked, now()), this);
    }

    // ---- Waiting for another request's answer

    private void follow(Follower joined) {
        follower = joined;
        deadlineNanos = joined.untilNanos();
        worker.sweep().watch(this);
        joined.whenDone(worker.loop(), this::followed);
    }

    private void followed(FillOutcome outcome) {
        if (over || follower == null) {
            return;
        }
        stopFollowing();
        switch (outcome) {
            case FillOutcome.Filled(Stored stored, Served served) -> isInCache(stored, served);
            case FillOutcome.LookAgain() -> lookAgain();
            case FillOutcome.GoAlone() -> fetchAlone();
        }
    }

    private void lookAgain() {
        if (lookedAgain) {
            fetchAlone();
        } else {
            lookedAgain = true;
            begin();
        }
    }

    private void stopFollowing() {
        follower = null;
        deadlineNanos = NEVER;
        worker.sweep().forget(this);
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        if (follower != null) {
            Optional<Stored> standIn = follower.leave(now());
            stopFollowing();
            if (standIn.isPresent()) {
                isInCache(standIn.get(), Served.STALE_WHILE_REVALIDATE);
            } else {
                fetchAlone();
            }
        }
    }

    // ---- The answer

    @Override
    public void isInCache(Stored stored, Served served) {
        CachedAnswer answer = stored.answer(asked, served, now());
        HttpResponse head = headOf(answer.status(), answer.headers());
        cacheStatus = "";
        end(null);
        sender.answerBegan(head);
        sender.answerContinued(new DefaultLastHttpContent(Unpooled.wrappedBuffer(answer.body())));
    }

    @Override
    public void isUnchanged(List<Header> headers, String status) {
        HttpResponse head = headOf(NOT_MODIFIED, headers);
        head.headers().set(CACHE_STATUS, status);
        end(null);
        sender.answerBegan(head);
        sender.answerContinued(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private static HttpResponse headOf(int status, List<Header> headers) {
        HttpResponse head =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        headers.forEach(header -> head.headers().add(header.name(), header.value()));
        return head;
    }

    @Override
    public void cacheStatus(String status) {
        cacheStatus = status;
    }

    @Override
    public void nodeTakesRequest() {
        sender.nodeTakesRequest();
    }

    @Override
    public void wantsMore() {
        sender.wantsMore();
    }

    @Override
    public void answerBegan(HttpResponse head) {
        if (bypassed && AnswerHeaders.isForEverybody(head.headers())) {
            cache.learnForEverybody(asked, now());
        }
        if (!cacheStatus.isEmpty()) {
            head.headers().set(CACHE_STATUS, cacheStatus);
        }
        sender.answerBegan(head);
    }

    @Override
    public void answerContinued(HttpContent part) {
        sender.answerContinued(part);
    }

    @Override
    public void answerPaused() {
        sender.answerPaused();
    }

    @Override
    public void undeliverable(Problem problem, Retry retry) {
        end(source);
        sender.undeliverable(problem, retry);
    }

    @Override
    public void answerBroken() {
        end(source);
        sender.answerBroken();
    }

    @Override
    public void protocolChanged(HttpResponse head, UpstreamConnection connection) {
        end(source);
        sender.protocolChanged(head, connection);
    }

    // ---- From the client

    /// The request has no body, and whoever answers has been told of its end.
    @Override
    public void requestContinued(HttpContent part) {
        part.release();
    }

    @Override
    public void requestPaused() {
        if (source != null) {
            source.requestPaused();
        }
    }

    @Override
    public void readMore() {
        if (source != null) {
            source.readMore();
        }
    }

    @Override
    public void cancel() {
        if (over) {
            return;
        }
        if (follower != null) {
            follower.leave(now());
            stopFollowing();
        }
        AnswerSource wanted = source;
        end(null);
        if (wanted != null) {
            wanted.cancel();
        }
    }

    @Override
    public boolean isUnderWay() {
        return source != null && source.isUnderWay();
    }

    @Override
    public String answerer() {
        return source == null ? "cache" : source.answerer();
    }

    /// @param answering who answers, or null when the cache does
    private void end(@Nullable AnswerSource answering) {
        over = true;
        source = answering;
    }

    private long now() {
        return worker.now();
    }
}
