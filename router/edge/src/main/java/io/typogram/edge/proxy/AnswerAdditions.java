package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.edge.limiting.Verdict;
import io.typogram.edge.routing.GuestId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the edge itself has to say with an answer: how browsers are to treat it, who may read it, how
/// many more requests the caller may make, and a newcomer's number.
final class AnswerAdditions {

    private final boolean secure;
    private Optional<String> origin = Optional.empty();
    private RouteClass routeClass = RouteClass.PAGES;
    private @Nullable Verdict verdict;
    private @Nullable GuestId newcomer;

    /// @param secure whether the client has come by https
    AnswerAdditions(boolean secure) {
        this.secure = secure;
    }

    /// A page of this origin may read the answer.
    void allow(Optional<String> allowed) {
        origin = allowed;
    }

    void limited(RouteClass asWhat, Verdict decided) {
        routeClass = asWhat;
        verdict = decided;
    }

    void introduce(GuestId guest) {
        newcomer = guest;
    }

    /// Adds to somebody's answer.
    ///
    /// @param isOurs false for the identity provider's, which says itself how browsers are to treat it
    void addTo(HttpHeaders headers, boolean isOurs) {
        if (isOurs) {
            SecurityHeaders.complete(headers, secure);
        }
        if (newcomer != null && !AnswerHeaders.isShared(headers)) {
            headers.add(HttpHeaderNames.SET_COOKIE, newcomer.toSetCookie(secure));
        }
        addForCaller(headers);
    }

    /// Adds to an answer of the edge's own. A cookie is not for these: nobody was chosen.
    void addToOwn(HttpHeaders headers) {
        SecurityHeaders.complete(headers, secure);
        addForCaller(headers);
    }

    /// What is one caller's must not stand in what caches share.
    private void addForCaller(HttpHeaders headers) {
        origin.ifPresent(allowed -> Cors.allow(headers, allowed));
        Verdict decided = routeClass == RouteClass.PAGES ? null : verdict;
        if (decided != null && !AnswerHeaders.isShared(headers)) {
            decided.allowance()
                    .forEachHeader((name, value) -> headers.set(HeaderName.of(name), value));
        }
    }
}
