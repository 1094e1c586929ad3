package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.typogram.edge.caching.AnswerHead;
import io.typogram.edge.caching.CacheRequest;
import io.typogram.edge.caching.Fill;
import io.typogram.edge.caching.FillHeaders;
import io.typogram.edge.caching.HeadVerdict;
import io.typogram.edge.caching.HeadVerdict.FromCache;
import io.typogram.edge.caching.HeadVerdict.NotModified;
import io.typogram.edge.caching.HeadVerdict.PassOn;
import io.typogram.edge.caching.Header;
import io.typogram.edge.caching.Served;
import io.typogram.edge.caching.Stored;
import io.typogram.edge.routing.Destination;
import io.typogram.kernel.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a cell for an answer that the cache may keep, and shows it to the cache.
///
/// The client that caused it, if one did, gets the answer as it comes. It may leave: while others
/// wait for the same, the answer is fetched on.
final class Fetch implements AnswerSource, DeliveryEvents, Deadlined {

    /// Who gets the answer as it comes.
    interface Taker extends DeliveryEvents {

        /// The answer is in the cache already. The fetch tells no more.
        void isInCache(Stored stored, Served served);

        /// The client has this answer already: 304 with these headers. The fetch tells no more.
        void isUnchanged(List<Header> headers, String cacheStatus);

        /// What is to be said about the cache in the answer that begins.
        void cacheStatus(String status);
    }

    private final Worker worker;
    private final Fill fill;
    private final Delivery delivery;
    private @Nullable Taker taker;
    private boolean dropping;
    private boolean over;
    private long deadlineNanos;

    /// @param taker null when it is for the cache alone
    Fetch(
            Worker worker,
            ByteBufAllocator allocator,
            IncomingRequest incoming,
            CacheRequest asked,
            Fill fill,
            @Nullable Taker taker) {
        this.worker = worker;
        this.fill = fill;
        this.taker = taker;
        HttpRequest head = requestOf(incoming.head(), asked, fill);
        delivery = new Delivery(worker, allocator, incoming.withHead(head), this);
    }

    void begin(Destination destination) {
        if (taker == null) {
            goOnAlone();
        }
        delivery.requestContinued(LastHttpContent.EMPTY_LAST_CONTENT);
        delivery.begin(destination);
    }

    private static HttpRequest requestOf(HttpRequest client, CacheRequest asked, Fill fill) {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, client.uri());
        HttpHeaders headers = request.headers();
        for (Map.Entry<String, String> header : client.headers()) {
            if (FillHeaders.pass(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        if (!asked.acceptEncoding().isEmpty()) {
            headers.set(HttpHeaderNames.ACCEPT_ENCODING, asked.acceptEncoding());
        }
        fill.validator().ifPresent(tag -> headers.set(HttpHeaderNames.IF_NONE_MATCH, tag));
        return request;
    }

    // ---- From the cell

    @Override
    public void nodeTakesRequest() {
        moved();
        if (taker != null) {
            taker.nodeTakesRequest();
        }
    }

    @Override
    public void wantsMore() {
        // The request has no body.
    }

    @Override
    public void answerBegan(HttpResponse head) {
        moved();
        HeadVerdict verdict = fill.head(headOf(head), worker.now());
        Taker client = taker;
        if (client == null) {
            dropping = verdict instanceof FromCache;
            return;
        }
        switch (verdict) {
            case PassOn(String status) -> {
                client.cacheStatus(status);
                client.answerBegan(head);
            }
            case NotModified(List<Header> headers, String status) -> {
                goOnAlone();
                client.isUnchanged(headers, status);
            }
            case FromCache(Stored stored, Served served) -> {
                dropping = true;
                goOnAlone();
                client.isInCache(stored, served);
            }
        }
    }

    @Override
    public void answerContinued(HttpContent part) {
        moved();
        if (!dropping) {
            show(part.content());
        }
        boolean last = part instanceof LastHttpContent;
        if (last) {
            end();
            if (!dropping) {
                fill.complete(worker.now());
            }
        }
        if (taker == null) {
            part.release();
        } else {
            taker.answerContinued(part);
        }
    }

    private void show(ByteBuf bytes) {
        if (bytes.isReadable()) {
            fill.body(bytes.nioBuffer());
        }
    }

    @Override
    public void answerPaused() {
        if (taker == null) {
            delivery.readMore();
        } else {
            taker.answerPaused();
        }
    }

    @Override
    public void undeliverable(Problem problem, Retry retry) {
        end();
        Optional<Stored> standIn = fill.failed(worker.now());
        Taker client = taker;
        if (client == null) {
            return;
        }
        if (standIn.isPresent()) {
            client.isInCache(standIn.get(), Served.STALE_IF_ERROR);
        } else {
            client.undeliverable(problem, retry);
        }
    }

    @Override
    public void answerBroken() {
        end();
        fill.abandon();
        if (taker != null) {
            taker.answerBroken();
        }
    }

    @Override
    public void protocolChanged(HttpResponse head, UpstreamConnection connection) {
        throw new IllegalStateException("nothing was asked for but an answer");
    }

    private static AnswerHead headOf(HttpResponse head) {
        List<Header> headers = new ArrayList<>(head.headers().size());
        for (Map.Entry<String, String> header : head.headers()) {
            headers.add(new Header(header.getKey(), header.getValue()));
        }
        return new AnswerHead(head.status().code(), headers);
    }

    // ---- From the client

    @Override
    public void requestContinued(HttpContent part) {
        part.release();
    }

    @Override
    public void requestPaused() {
        delivery.requestPaused();
    }

    @Override
    public void readMore() {
        delivery.readMore();
    }

    @Override
    public void cancel() {
        if (over) {
            return;
        }
        if (fill.isAwaited()) {
            goOnAlone();
            delivery.readMore();
        } else {
            stop();
        }
    }

    @Override
    public boolean isUnderWay() {
        return delivery.isUnderWay();
    }

    @Override
    public String answerer() {
        return delivery.answerer();
    }

    // ---- Alone

    private void goOnAlone() {
        taker = null;
        moved();
        worker.sweep().watch(this);
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        stop();
    }

    private void moved() {
        deadlineNanos = worker.now() + worker.setup().limits().requestTimeout().toNanos();
    }

    private void stop() {
        end();
        delivery.cancel();
        fill.abandon();
    }

    private void end() {
        over = true;
        worker.sweep().forget(this);
    }
}
