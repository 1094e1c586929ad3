package io.typogram.edge.caching;

import static io.typogram.edge.caching.TestingCache.get;
import static io.typogram.edge.caching.TestingCache.head;
import static io.typogram.edge.caching.TestingCache.header;
import static io.typogram.edge.caching.TestingCache.request;
import static io.typogram.edge.caching.TestingCache.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.caching.FillOutcome.GoAlone;
import io.typogram.edge.caching.Lookup.Bypass;
import io.typogram.edge.caching.Lookup.Fresh;
import io.typogram.edge.caching.Lookup.Join;
import io.typogram.edge.caching.Lookup.MustFetch;
import io.typogram.edge.caching.Lookup.NotHere;
import io.typogram.edge.caching.Lookup.Stale;
import io.typogram.edge.limiting.RouteClass;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each test names the section that it holds the cache to.
final class SharedCacheRulesTest {

    private static final CacheRequest BOARD = get("/api/v1/boards/a");

    private final TestingCache testing = new TestingCache();

    // ---- RFC 9111, section 3: storing

    @Test
    void whatIsFreshIsGivenOutAsItCame() {
        testing.fetch(BOARD, "first", "Cache-Control: public, max-age=10", "Content-Type: text/x");
        CachedAnswer answer = testing.fresh(BOARD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).isEqualTo("first");
        assertThat(header(answer, "content-type")).contains("text/x");
        assertThat(header(answer, "content-length")).contains("5");
    }

    @Test
    void theBodyIsSharedAndNotCopied() {
        testing.fetch(BOARD, "first", "Cache-Control: max-age=10");
        assertThat(testing.fresh(BOARD).body()).isSameAs(testing.fresh(BOARD).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: no-store, max-age=10",
                "Cache-Control: private, max-age=10",
                "Cache-Control: private=\"x\", max-age=10",
                "Cache-Control: public, no-cache",
                "Cache-Control: max-age=0",
                "Cache-Control: max-age=ten",
                "Cache-Control: max-age=10, max-age=20",
                "Cache-Control: max-age=10; private",
                "Cache-Control: public",
                "Last-Modified: Sun, 01 Mar 2026 12:00:00 GMT",
            })
    void whatTheCellDoesNotAllowIsNotKept(String line) {
        testing.fetch(BOARD, "first", line);
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
        assertThat(testing.cache.bytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie: typogram-guest=1",
                "Vary: *",
                "Vary: Accept, Cookie",
                "Vary: Authorization",
                "Vary: X-Request-Id",
                "Vary: a, b, c, d, e",
                "Content-Range: bytes 0-1/5",
                "Content-Length: 6",
            })
    void whatWouldBeWrongForOthersIsNotKept(String line) {
        testing.fetch(BOARD, "first", "Cache-Control: public, max-age=10", line);
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
        assertThat(testing.cache.bytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 302, 400, 401, 403, 406, 421, 429, 599})
    void anAnswerOfAnotherStatusIsNotKept(int status) {
        Fill fill = testing.mustFetch(BOARD);
        testing.answer(fill, head(status, "Cache-Control: public, max-age=10"), "");
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308, 404, 410})
    void anAnswerOfAKnownStatusIsKept(int status) {
        Fill fill = testing.mustFetch(BOARD);
        testing.answer(fill, head(status, "Cache-Control: public, max-age=10"), "gone");
        assertThat(testing.fresh(BOARD).status()).isEqualTo(status);
    }

    @Test
    void aBodyOnTheBoundIsKeptAndOneBeyondIsNot() {
        String largest = "x".repeat(64 * 1024);
        testing.fetch(get("/largest"), largest, "Cache-Control: max-age=10");
        testing.fetch(get("/larger"), largest + "x", "Cache-Control: max-age=10");
        assertThat(testing.isFresh(get("/largest"))).isTrue();
        assertThat(testing.isFresh(get("/larger"))).isFalse();
        assertThat(testing.cache.fillBudget().taken()).isZero();
    }

    @Test
    void bodiesThatAreStillComingTakeNoMoreThanTheirShare() {
        TestingCache small = new TestingCache(CacheLimits.of(64 * 1024, 32 * 1024));
        List<Fill> fills = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            Fill fill = small.mustFetch(get("/" + number));
            fill.head(head(200, "Cache-Control: max-age=10"), small.nowNanos);
            fill.body(ByteBuffer.allocate(20 * 1024));
            fills.add(fill);
        }
        assertThat(small.cache.fillBudget().taken()).isPositive().isLessThanOrEqualTo(64 * 1024);
        fills.forEach(fill -> fill.complete(small.nowNanos));
        assertThat(small.cache.fillBudget().taken()).isZero();
        assertThat(small.isFresh(get("/0"))).isTrue();
        assertThat(small.isFresh(get("/4"))).isFalse();
    }

    @Test
    void anAnswerThatBreaksOffIsNotKept() {
        Fill fill = testing.mustFetch(BOARD);
        fill.head(head(200, "Cache-Control: max-age=10"), testing.nowNanos);
        fill.body(TestingCache.bytes("fir"));
        fill.abandon();
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
        assertThat(testing.cache.fillBudget().taken()).isZero();
    }

    @Test
    void headersOfOneConnectionOrOneExchangeAreNotKept() {
        testing.fetch(
                BOARD,
                "first",
                "Cache-Control: max-age=10",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "X-Request-Id: somebody-else",
                "Typogram-Home: eu-1;epoch=1",
                "Typogram-Standing: somebody-elses",
                "Typogram-Cell: eu-1");
        CachedAnswer answer = testing.fresh(BOARD);
        assertThat(answer.headers())
                .extracting(Header::name)
                .containsExactly(
                        "Cache-Control", "Typogram-Cell", "Age", "Cache-Status", "Content-Length");
    }

    // ---- RFC 9111, section 3.5: credentials

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer x", "X-API-Key: x"})
    void anAnswerToCredentialsIsKeptOnlyWhenItIsForAll(String credentials) {
        CacheRequest signedIn = get("/api/v1/boards/a", credentials);
        testing.learnForEverybody(signedIn);
        testing.fetch(signedIn, "mine", "Cache-Control: max-age=10");
        assertThat(testing.isFresh(signedIn)).isFalse();
        assertThat(testing.isFresh(BOARD)).isFalse();
        testing.learnForEverybody(signedIn);
        testing.fetch(signedIn, "for all", "Cache-Control: s-maxage=10");
        assertThat(testing.isFresh(signedIn)).isTrue();
        assertThat(testing.isFresh(BOARD)).isTrue();
    }

    @Test
    void credentialsAreNotAnsweredByWhatIsNotForAll() {
        testing.fetch(BOARD, "for guests", "Cache-Control: max-age=10");
        assertThat(testing.isFresh(BOARD)).isTrue();
        CacheRequest signedIn = get("/api/v1/boards/a", "Authorization: Bearer x");
        assertThat(testing.look(signedIn)).isInstanceOf(Bypass.class);
    }

    @Test
    void credentialsAreAnsweredByWhatWasKeptForAll() {
        testing.fetch(BOARD, "for all", "Cache-Control: public, max-age=10");
        assertThat(testing.isFresh(get("/api/v1/boards/a", "Authorization: Bearer x"))).isTrue();
    }

    @Test
    void whoHasCredentialsNeitherWaitsForAStrangerNorIsChanged() {
        CacheRequest ada = get("/api/v1/account", "Authorization: Bearer ada");
        CacheRequest grace = get("/api/v1/account", "Authorization: Bearer grace");
        assertThat(testing.look(ada)).isInstanceOf(Bypass.class);
        assertThat(testing.look(grace)).isInstanceOf(Bypass.class);
    }

    @Test
    void whoHasCredentialsWaitsWhereTheAnswerIsKnownToBeForAll() {
        CacheRequest ada = get("/api/v1/boards/a", "Authorization: Bearer ada");
        CacheRequest grace = get("/api/v1/boards/a", "Authorization: Bearer grace");
        testing.learnForEverybody(ada);
        testing.mustFetch(ada);
        assertThat(testing.look(grace)).isInstanceOf(Join.class);
    }

    // ---- RFC 9111, section 4.1: Vary

    @Test
    void eachVariantIsGivenToThoseWhoAskedForIt() {
        CacheRequest german = get("/page", "Accept-Language: de");
        CacheRequest english = get("/page", "Accept-Language: en");
        testing.fetch(german, "Hallo", "Cache-Control: max-age=9", "Vary: Accept-Language");
        testing.fetch(english, "Hello", "Cache-Control: max-age=9", "Vary: Accept-Language");
        assertThat(text(testing.fresh(german))).isEqualTo("Hallo");
        assertThat(text(testing.fresh(english))).isEqualTo("Hello");
        assertThat(testing.look(get("/page"))).isInstanceOf(MustFetch.class);
    }

    @Test
    void acceptEncodingInAnotherOrderIsTheSameVariant() {
        testing.fetch(
                get("/page", "Accept-Encoding: gzip, deflate, br;q=0.9"),
                "small",
                "Cache-Control: max-age=9",
                "Vary: accept-encoding");
        assertThat(testing.isFresh(get("/page", "Accept-Encoding: BR, gzip;q=0.1, *"))).isTrue();
        assertThat(testing.isFresh(get("/page", "Accept-Encoding: gzip, br;q=0"))).isFalse();
    }

    @Test
    void ofManyVariantsTheOldestMakeRoom() {
        int most = testing.cache.limits().variants();
        for (int number = 0; number <= most; number++) {
            testing.passSeconds(1);
            testing.fetch(
                    get("/page", "Accept-Language: l" + number),
                    "x",
                    "Cache-Control: max-age=99",
                    "Vary: Accept-Language");
        }
        assertThat(testing.isFresh(get("/page", "Accept-Language: l0"))).isFalse();
        assertThat(testing.isFresh(get("/page", "Accept-Language: l1"))).isTrue();
        assertThat(testing.isFresh(get("/page", "Accept-Language: l" + most))).isTrue();
    }

    @Test
    void theGuestsCookieMakesNoDifference() {
        testing.fetch(get("/page", "Cookie: typogram-guest=1"), "x", "Cache-Control: max-age=9");
        assertThat(testing.isFresh(get("/page", "Cookie: typogram-guest=2"))).isTrue();
        assertThat(FillHeaders.pass("Cookie")).isFalse();
    }

    @Test
    void hostsAndQueriesAreAddressesOfTheirOwn() {
        testing.fetch(get("/page?a=1"), "x", "Cache-Control: max-age=9");
        assertThat(testing.isFresh(get("/page?a=2"))).isFalse();
        CacheRequest sameHost =
                CacheRequest.of(
                        RouteClass.PAGES,
                        "GET",
                        "TYPOGRAM.example",
                        "/page?a=1",
                        name -> List.of(),
                        false);
        CacheRequest tenant =
                CacheRequest.of(
                        RouteClass.PAGES,
                        "GET",
                        "acme.example",
                        "/page?a=1",
                        name -> List.of(),
                        false);
        assertThat(testing.isFresh(sameHost)).isTrue();
        assertThat(testing.isFresh(tenant)).isFalse();
    }

    @Test
    void aHeaderThatNobodyKnowsDoesNotReachACell() {
        assertThat(FillHeaders.pass("X-Forwarded-Scheme")).isFalse();
        assertThat(FillHeaders.pass("X-HTTP-Method-Override")).isFalse();
        assertThat(FillHeaders.pass("X-Forwarded-Host")).isTrue();
    }

    // ---- RFC 9111, section 4.2: freshness and age

    @Test
    void itIsFreshUntilItsLifetimeIsOverAndNotAMomentLonger() {
        testing.fetch(BOARD, "x", "Cache-Control: max-age=10");
        testing.pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(testing.isFresh(BOARD)).isTrue();
        testing.pass(Duration.ofNanos(1));
        assertThat(testing.isFresh(BOARD)).isFalse();
    }

    @Test
    void sharedLifetimeComesFirstThenTheCommonOneThenExpires() {
        String expires = "Expires: Sun, 01 Mar 2026 12:00:05 GMT";
        String date = "Date: Sun, 01 Mar 2026 12:00:00 GMT";
        testing.fetch(get("/s"), "x", "Cache-Control: max-age=2, s-maxage=9", expires, date);
        testing.fetch(get("/m"), "x", "Cache-Control: max-age=2", expires, date);
        testing.fetch(get("/e"), "x", expires, date);
        testing.passSeconds(3);
        assertThat(testing.isFresh(get("/s"))).isTrue();
        assertThat(testing.isFresh(get("/m"))).isFalse();
        assertThat(testing.isFresh(get("/e"))).isTrue();
        testing.passSeconds(3);
        assertThat(testing.isFresh(get("/e"))).isFalse();
    }

    @Test
    void whatIsSaidToCachesSuchAsThisOneComesFirst() { // RFC 9213, section 2.1
        testing.fetch(get("/t"), "x", "CDN-Cache-Control: max-age=9", "Cache-Control: no-store");
        testing.fetch(get("/d"), "x", "CDN-Cache-Control: max-age=;9", "Cache-Control: max-age=5");
        testing.fetch(get("/n"), "x", "CDN-Cache-Control: no-store", "Cache-Control: max-age=5");
        assertThat(testing.isFresh(get("/t"))).isTrue();
        assertThat(testing.isFresh(get("/d"))).isTrue();
        assertThat(testing.isFresh(get("/n"))).isFalse();
    }

    @Test
    void theTimeOnTheWayCountsAsAge() { // Section 4.2.3
        Fill fill = testing.mustFetch(BOARD);
        testing.passSeconds(2);
        testing.answer(fill, head(200, "Cache-Control: max-age=10", "Age: 3"), "x");
        testing.passSeconds(1);
        CachedAnswer answer = testing.fresh(BOARD);
        assertThat(header(answer, "Age")).contains("6");
        assertThat(header(answer, "Cache-Status")).contains("typogram-edge; hit; ttl=4");
    }

    @Test
    void noLifetimeIsLongerThanTheBound() {
        testing.fetch(BOARD, "x", "Cache-Control: public, max-age=31536000, immutable");
        testing.pass(testing.cache.limits().longestLifetime());
        assertThat(testing.isFresh(BOARD)).isFalse();
    }

    // ---- RFC 5861: stale-while-revalidate and stale-if-error

    private static final String WINDOWS =
            "Cache-Control: s-maxage=1, stale-while-revalidate=5, stale-if-error=60";

    @Test
    void oneOfThoseWhoAreGivenAStaleAnswerFetchesANewOne() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(2);
        Stale first = (Stale) testing.look(BOARD);
        Stale second = (Stale) testing.look(BOARD);
        assertThat(first.revalidation()).isPresent();
        assertThat(second.revalidation()).isEmpty();
        CachedAnswer answer = first.stored().answer(BOARD, first.served(), testing.nowNanos);
        assertThat(header(answer, "Cache-Status"))
                .contains("typogram-edge; hit; ttl=-1; detail=stale-while-revalidate");
        testing.answer(first.revalidation().orElseThrow(), head(200, WINDOWS), "new");
        assertThat(text(testing.fresh(BOARD))).isEqualTo("new");
    }

    @Test
    void afterTheFirstWindowACellIsAskedAndAStaleAnswerStandsInForItsError() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(6);
        Fill fill = testing.mustFetch(BOARD);
        HeadVerdict verdict = fill.head(head(503), testing.nowNanos);
        assertThat(verdict).isInstanceOf(HeadVerdict.FromCache.class);
        HeadVerdict.FromCache standIn = (HeadVerdict.FromCache) verdict;
        CachedAnswer answer = standIn.stored().answer(BOARD, standIn.served(), testing.nowNanos);
        assertThat(text(answer)).isEqualTo("old");
        assertThat(header(answer, "Cache-Status"))
                .contains("typogram-edge; fwd=stale; ttl=-5; detail=stale-if-error");
    }

    @Test
    void whileCellsAreDownNobodyWaitsForThat() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(6);
        Fill fill = testing.mustFetch(BOARD);
        assertThat(fill.failed(testing.nowNanos)).isPresent();
        Stale next = (Stale) testing.look(BOARD);
        assertThat(next.served()).isEqualTo(Served.STALE_WHILE_FAILING);
        assertThat(next.revalidation()).isEmpty();
        testing.pass(testing.cache.limits().pauseAfterFailure());
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @Test
    void afterTheLastWindowAnErrorIsAnError() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(61);
        Fill fill = testing.mustFetch(BOARD);
        assertThat(fill.head(head(503), testing.nowNanos))
                .isEqualTo(new HeadVerdict.PassOn("typogram-edge; fwd=stale; fwd-status=503"));
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"must-revalidate", "proxy-revalidate"})
    void whoForbidsStaleAnswersIsObeyed(String directive) { // RFC 9111, sections 4.2.4 and 5.2.2
        testing.fetch(BOARD, "old", WINDOWS + ", " + directive);
        testing.passSeconds(2);
        assertThat(testing.mustFetch(BOARD).failed(testing.nowNanos)).isEmpty();
    }

    @Test
    void withoutAWindowNothingIsGivenOutStale() {
        testing.fetch(BOARD, "old", "Cache-Control: s-maxage=1");
        testing.passSeconds(1);
        assertThat(testing.mustFetch(BOARD).failed(testing.nowNanos)).isEmpty();
    }

    @Test
    void whatANewAnswerNoLongerAllowsToKeepIsDropped() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(2);
        Fill fill = ((Stale) testing.look(BOARD)).revalidation().orElseThrow();
        testing.answer(fill, head(200, "Cache-Control: private"), "mine");
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    // ---- RFC 9111, section 4.3: validation

    @Test
    void aCellThatSaysNotModifiedMakesItFreshAgain() {
        testing.fetch(BOARD, "same", WINDOWS, "ETag: \"1\"", "Typogram-Cell: eu-1");
        testing.passSeconds(6);
        Fill fill = testing.mustFetch(BOARD);
        assertThat(fill.validator()).contains("\"1\"");
        HeadVerdict verdict =
                fill.head(
                        head(304, WINDOWS, "ETag: \"1\"", "Typogram-Cell: us-1"), testing.nowNanos);
        assertThat(verdict).isInstanceOf(HeadVerdict.FromCache.class);
        CachedAnswer answer = testing.fresh(BOARD);
        assertThat(text(answer)).isEqualTo("same");
        assertThat(header(answer, "Typogram-Cell")).contains("us-1");
    }

    @Test
    void notModifiedOfAnotherTagConfirmsNothing() {
        testing.fetch(BOARD, "old", WINDOWS, "ETag: \"1\"");
        testing.passSeconds(6);
        Fill fill = testing.mustFetch(BOARD);
        assertThat(fill.head(head(304, "ETag: \"2\""), testing.nowNanos))
                .isInstanceOf(HeadVerdict.PassOn.class);
        assertThat(testing.isFresh(BOARD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", \"1\"", "*"})
    void whoHasTheAnswerIsToldSo(String tags) { // RFC 9110, section 13.1.2
        testing.fetch(BOARD, "x", "Cache-Control: max-age=9", "ETag: \"1\"", "Content-Type: a/b");
        CacheRequest conditional = get("/api/v1/boards/a", "If-None-Match: " + tags);
        CachedAnswer answer = testing.fresh(conditional);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).contains("\"1\"");
        assertThat(header(answer, "Content-Type")).isEmpty();
        assertThat(header(answer, "Content-Length")).isEmpty();
    }

    @Test
    void whoHasAnotherAnswerIsGivenThisOne() {
        testing.fetch(BOARD, "x", "Cache-Control: max-age=9", "ETag: \"1\"");
        assertThat(testing.fresh(get("/api/v1/boards/a", "If-None-Match: \"2\"")).status())
                .isEqualTo(200);
    }

    @Test
    void datesAreComparedWhereThereAreNoTags() { // RFC 9110, section 13.1.3
        String modified = "Last-Modified: Sun, 01 Mar 2026 12:00:00 GMT";
        testing.fetch(BOARD, "x", "Cache-Control: max-age=9", modified);
        assertThat(status("If-Modified-Since: Sun, 01 Mar 2026 12:00:00 GMT")).isEqualTo(304);
        assertThat(status("If-Modified-Since: Sun, 01 Mar 2026 11:59:59 GMT")).isEqualTo(200);
        assertThat(status("If-Modified-Since: yesterday")).isEqualTo(200);
    }

    private int status(String line) {
        return testing.fresh(get("/api/v1/boards/a", line)).status();
    }

    @Test
    void whoFetchesAndHasTheAnswerAlreadyIsToldSoAndItIsKeptForOthers() {
        Fill fill = testing.mustFetch(get("/api/v1/boards/a", "If-None-Match: \"1\""));
        assertThat(fill.validator()).isEmpty();
        HeadVerdict verdict =
                testing.answer(fill, head(200, "Cache-Control: max-age=9", "ETag: \"1\""), "x");
        assertThat(verdict).isInstanceOf(HeadVerdict.NotModified.class);
        assertThat(text(testing.fresh(BOARD))).isEqualTo("x");
    }

    // ---- RFC 9111, section 4.4: writes

    @Test
    void whatIsWrittenToIsKeptNoLonger() {
        testing.fetch(BOARD, "old", "Cache-Control: max-age=9");
        testing.cache.written(request("PUT", "/api/v1/boards/a"));
        Fill fill = testing.mustFetch(BOARD);
        testing.cache.written(request("PUT", "/api/v1/boards/a"));
        testing.answer(fill, head(200, "Cache-Control: max-age=9"), "on its way meanwhile");
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    // ---- RFC 9111, section 5.2.1: what clients wish

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: no-cache",
                "Cache-Control: max-age=0",
                "Cache-Control: min-fresh=60",
                "Cache-Control: no-store",
                "Pragma: no-cache",
            })
    void nobodyCanMakeTheCacheForgetOrPassItBy(String line) {
        testing.fetch(BOARD, "x", "Cache-Control: max-age=9");
        assertThat(testing.isFresh(get("/api/v1/boards/a", line))).isTrue();
    }

    @Test
    void nobodyIsGivenSomethingOlderThanTheCellAllows() {
        testing.fetch(BOARD, "x", "Cache-Control: max-age=9");
        testing.passSeconds(9);
        assertThat(testing.look(get("/api/v1/boards/a", "Cache-Control: max-stale=999")))
                .isInstanceOf(MustFetch.class);
    }

    @Test
    void whoWantsNothingStoredPassesByWhenNothingIsHere() {
        assertThat(testing.look(get("/page", "Cache-Control: no-store")))
                .isEqualTo(new Bypass("typogram-edge; fwd=request"));
    }

    @Test
    void whoWantsOnlyWhatIsHereIsToldThatNothingIs() { // Section 5.2.1.7
        assertThat(testing.look(get("/page", "Cache-Control: only-if-cached")))
                .isEqualTo(new NotHere());
        testing.fetch(get("/page"), "x", "Cache-Control: max-age=9");
        assertThat(testing.isFresh(get("/page", "Cache-Control: only-if-cached"))).isTrue();
    }

    // ---- What passes by

    @Test
    void headIsAnsweredFromWhatGetBroughtAndBringsNothing() {
        assertThat(testing.look(request("HEAD", "/page"))).isInstanceOf(Bypass.class);
        testing.fetch(get("/page"), "body", "Cache-Control: max-age=9");
        CachedAnswer answer = testing.fresh(request("HEAD", "/page"));
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Length")).contains("4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Range: bytes=0-1",
                "If-Match: \"1\"",
                "If-Unmodified-Since: Sun, 01 Mar 2026 12:00:00 GMT",
                "Upgrade: websocket",
            })
    void whatTheCacheDoesNotDoPassesItBy(String line) {
        testing.fetch(get("/page"), "x", "Cache-Control: max-age=9");
        assertThat(testing.look(get("/page", line)))
                .isEqualTo(new Bypass("typogram-edge; fwd=bypass"));
    }

    @Test
    void otherMethodsAndBodiesPassBy() {
        assertThat(testing.look(request("POST", "/page")))
                .isEqualTo(new Bypass("typogram-edge; fwd=method"));
        CacheRequest withBody =
                CacheRequest.of(
                        RouteClass.PAGES,
                        "GET",
                        TestingCache.HOST,
                        "/page",
                        name -> List.of(),
                        true);
        assertThat(testing.look(withBody)).isInstanceOf(Bypass.class);
    }

    @Test
    void aCacheWithoutRoomIsOff() {
        TestingCache off = new TestingCache(CacheLimits.of(0, 1));
        assertThat(off.look(BOARD)).isInstanceOf(Bypass.class);
    }

    // ---- Waiting in vain

    @Test
    void whatCouldNotBeKeptIsNotWaitedForAgainForAWhile() {
        Fill fill = testing.mustFetch(BOARD);
        Join waiting = (Join) testing.look(BOARD);
        List<FillOutcome> told = new ArrayList<>();
        waiting.follower().whenDone(Runnable::run, told::add);
        fill.head(head(200, "Cache-Control: private"), testing.nowNanos);
        assertThat(told).containsExactly(new GoAlone());
        testing.mustFetch(BOARD);
        testing.mustFetch(BOARD);
        testing.pass(testing.cache.limits().notStorableFor());
        testing.mustFetch(BOARD);
        assertThat(testing.look(BOARD)).isInstanceOf(Join.class);
    }

    @Test
    void anAnswerThatIsOnlyForErrorsIsForNobodyWhoWaits() {
        Fill fill = testing.mustFetch(BOARD);
        Join waiting = (Join) testing.look(BOARD);
        List<FillOutcome> told = new ArrayList<>();
        waiting.follower().whenDone(Runnable::run, told::add);
        testing.answer(fill, head(200, "Cache-Control: max-age=0, stale-if-error=60"), "x");
        assertThat(told).containsExactly(new GoAlone());
        testing.mustFetch(BOARD);
        assertThat(testing.mustFetch(BOARD).failed(testing.nowNanos)).isPresent();
    }

    @Test
    void oneAnswerThatCanBeKeptEndsThat() {
        testing.fetch(BOARD, "mine", "Cache-Control: private");
        testing.fetch(BOARD, "for all", "Cache-Control: max-age=9");
        assertThat(testing.look(BOARD)).isInstanceOf(Fresh.class);
    }

    @Test
    void anErrorDoesNotSendTheOthersToACellAllAtOnce() {
        Fill fill = testing.mustFetch(BOARD);
        fill.head(head(503), testing.nowNanos);
        testing.mustFetch(BOARD);
        assertThat(testing.look(BOARD)).isInstanceOf(Join.class);
    }

    @Test
    void theMostWaitAndOneMoreGoesAlone() {
        testing.mustFetch(BOARD);
        for (int waiting = 0; waiting < testing.cache.limits().followers(); waiting++) {
            assertThat(testing.look(BOARD)).isInstanceOf(Join.class);
        }
        assertThat(testing.look(BOARD)).isInstanceOf(MustFetch.class);
    }

    @Test
    void anotherTakesThePlaceOfAFillThatTakesTooLong() {
        Fill slow = testing.mustFetch(BOARD);
        Join waiting = (Join) testing.look(BOARD);
        List<FillOutcome> told = new ArrayList<>();
        waiting.follower().whenDone(Runnable::run, told::add);
        testing.pass(testing.cache.limits().longestFill());
        Fill second = testing.mustFetch(BOARD);
        assertThat(told).containsExactly(new FillOutcome.LookAgain());
        testing.answer(second, head(200, "Cache-Control: max-age=9"), "second");
        testing.answer(slow, head(200, "Cache-Control: max-age=9"), "asked for before");
        assertThat(text(testing.fresh(BOARD))).isEqualTo("second");
    }

    @Test
    void whoWaitsTooLongMayBeGivenAStaleAnswer() {
        testing.fetch(BOARD, "old", WINDOWS);
        testing.passSeconds(6);
        testing.mustFetch(BOARD);
        Join waiting = (Join) testing.look(BOARD);
        testing.pass(testing.cache.limits().longestWait());
        assertThat(waiting.follower().untilNanos()).isEqualTo(testing.nowNanos);
        Optional<Stored> stale = waiting.follower().leave(testing.nowNanos);
        assertThat(stale).isPresent();
    }
}
