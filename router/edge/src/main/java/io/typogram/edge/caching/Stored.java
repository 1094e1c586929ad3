package io.typogram.edge.caching;

import io.typogram.edge.caching.AnswerRules.Judgement.Storable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An answer that is kept. It never changes; a newer one takes its place.
///
/// A plain class and not a record, because its body is an array, which all who are given the answer
/// share.
public final class Stored {

    /// How old it is, measured by what the cell said.
    enum Age {
        FRESH,
        STALE_MAY_REVALIDATE,
        STALE_FOR_ERRORS,
        DEAD
    }

    private static final int NOT_MODIFIED = 304;
    private static final byte[] NO_BODY = {};

    /// Headers of one connection or one exchange, and those that are made anew for each client.
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authentication-info",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "age",
                    "via",
                    "x-request-id",
                    "typogram-home",
                    "typogram-internal",
                    "typogram-standing",
                    "cache-status",
                    "warning");

    /// What a 304 says about a body that it does not have (RFC 9111, section 3.2).
    private static final Set<String> NOT_FRESHENED =
            Set.of("content-encoding", "content-type", "content-range", "etag");

    /// What describes a body, and so does not belong to a 304 (RFC 9110, section 15.4.5).
    private static final Set<String> NOT_IN_304 =
            Set.of("content-type", "content-encoding", "content-language");

    private final AnswerHead head;
    private final byte[] body;
    private final Storable judgement;
    private final List<String> varyValues;
    private final Origin origin;
    private final int weight;

    /// Where an answer came from.
    ///
    /// @param began the number of the last purge when its request went out
    /// @param requestedNanos when that was
    /// @param answeredNanos when the answer's head came
    /// @param ageNanos how old it was then (RFC 9111, section 4.2.3)
    record Origin(long began, long requestedNanos, long answeredNanos, long ageNanos) {}

    private Stored(
            AnswerHead head,
            byte[] body,
            Storable judgement,
            List<String> varyValues,
            Origin origin) {
        this.head = head;
        this.body = body;
        this.judgement = judgement;
        this.varyValues = List.copyOf(varyValues);
        this.origin = origin;
        weight = 256 + body.length + head.headers().stream().mapToInt(Header::weight).sum();
    }

    static Stored of(
            CacheRequest request, AnswerHead head, byte[] body, Storable judgement, Origin origin) {
        List<String> varyValues = judgement.vary().stream().map(request::varyValue).toList();
        List<Header> kept =
                head.headers().stream()
                        .filter(header -> !NOT_KEPT.contains(lower(header)))
                        .toList();
        return new Stored(new AnswerHead(head.status(), kept), body, judgement, varyValues, origin);
    }

    /// The head as it is after a cell has said by a 304 that the body is still right (RFC 9111,
    /// section 4.3.4).
    AnswerHead freshened(AnswerHead notModified) {
        List<Header> news =
                notModified.headers().stream()
                        .filter(header -> !NOT_FRESHENED.contains(lower(header)))
                        .toList();
        List<Header> merged = new ArrayList<>(news);
        for (Header kept : head.headers()) {
            if (news.stream().noneMatch(header -> header.is(kept.name()))) {
                merged.add(kept);
            }
        }
        return new AnswerHead(head.status(), merged);
    }

    public int status() {
        return head.status();
    }

    /// How long it has been on its way and here.
    public Duration age(long nowNanos) {
        return Duration.ofNanos(ageNanos(nowNanos));
    }

    /// The keys that it is purged by.
    public List<String> tags() {
        return judgement.tags();
    }

    /// The answer to one request: the whole, its head, or 304.
    public CachedAnswer answer(CacheRequest request, Served served, long nowNanos) {
        boolean unchanged =
                status() == 200 && request.isUnchanged(entityTag(), head.first("last-modified"));
        List<Header> headers = new ArrayList<>(head.headers().size() + 3);
        for (Header header : head.headers()) {
            if (!unchanged || !NOT_IN_304.contains(lower(header))) {
                headers.add(header);
            }
        }
        headers.add(new Header("Age", Long.toString(ageNanos(nowNanos) / 1_000_000_000)));
        headers.add(new Header("Cache-Status", served.cacheStatus(remainingSeconds(nowNanos))));
        if (unchanged) {
            return new CachedAnswer(NOT_MODIFIED, headers, NO_BODY);
        }
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        return new CachedAnswer(status(), headers, request.isHead() ? NO_BODY : body);
    }

    Optional<String> entityTag() {
        return head.first("etag");
    }

    byte[] body() {
        return body;
    }

    List<String> vary() {
        return judgement.vary();
    }

    Origin origin() {
        return origin;
    }

    int weight() {
        return weight;
    }

    /// Whether it was chosen by the same request headers (RFC 9111, section 4.1), and is not one
    /// person's.
    boolean suits(CacheRequest request) {
        if (request.hasCredentials() && !suitsCredentials()) {
            return false;
        }
        for (int name = 0; name < varyValues.size(); name++) {
            if (!request.varyValue(vary().get(name)).equals(varyValues.get(name))) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is for requests with credentials too.
    boolean suitsCredentials() {
        return judgement.freshness().forCredentials();
    }

    boolean isSameVariant(Stored other) {
        return vary().equals(other.vary()) && varyValues.equals(other.varyValues);
    }

    Age ageAt(long nowNanos) {
        Freshness freshness = judgement.freshness();
        long stale = ageNanos(nowNanos) - freshness.lifetime().toNanos();
        if (stale < 0) {
            return Age.FRESH;
        }
        if (stale < freshness.staleWhileRevalidate().toNanos()) {
            return Age.STALE_MAY_REVALIDATE;
        }
        return mayStandInForErrorAt(nowNanos) ? Age.STALE_FOR_ERRORS : Age.DEAD;
    }

    /// Whether those who waited for it may have it. It was made while they waited, however long that
    /// was; only a cell that allows no reuse at all, not for a moment, wants to be asked by each.
    boolean maySettleFollowers() {
        Freshness freshness = judgement.freshness();
        return freshness.lifetime().plus(freshness.staleWhileRevalidate()).isPositive();
    }

    /// Whether it may be given when no new one can be had.
    boolean mayStandInForErrorAt(long nowNanos) {
        Freshness freshness = judgement.freshness();
        Duration longest = freshness.lifetime().plus(freshness.staleIfError());
        return ageNanos(nowNanos) < longest.toNanos();
    }

    private long ageNanos(long nowNanos) {
        return origin.ageNanos() + Math.max(0, nowNanos - origin.answeredNanos());
    }

    /// Rounded down, so that an answer which is stale says so.
    private long remainingSeconds(long nowNanos) {
        long remaining = judgement.freshness().lifetime().toNanos() - ageNanos(nowNanos);
        return Math.floorDiv(remaining, 1_000_000_000L);
    }

    private static String lower(Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
