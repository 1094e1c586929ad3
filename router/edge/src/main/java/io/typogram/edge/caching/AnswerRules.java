package io.typogram.edge.caching;

import io.typogram.kernel.caching.TagsPurged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges whether an answer may be kept, and how (RFC 9111, section 3).
final class AnswerRules {

    /// What became of an answer.
    sealed interface Judgement {

        /// It may be kept.
        ///
        /// @param vary names of request headers, in lower case and in order
        /// @param tags keys to purge it by
        record Storable(Freshness freshness, List<String> vary, List<String> tags)
                implements Judgement {}

        /// It is for the one client only.
        record NotStorable() implements Judgement {}
    }

    /// Answers whose meaning is known, and that do not depend on what the client did before.
    private static final Set<Integer> STATUSES = Set.of(200, 301, 308, 404, 410);

    /// `no-cache` could be kept and asked about every time. That saves bytes between edge and cell and
    /// no time, so it is not.
    private static final List<String> FORBIDDING = List.of("no-store", "private", "no-cache");

    /// Each of these is another one in every request, or a person's.
    private static final Set<String> NOT_TO_VARY_BY =
            Set.of(
                    "*",
                    "cookie",
                    "authorization",
                    "x-api-key",
                    "user-agent",
                    "x-forwarded-for",
                    "forwarded",
                    "via",
                    "x-request-id",
                    "traceparent",
                    "tracestate");

    private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*");
    private static final Pattern TAG_SEPARATORS = Pattern.compile("[\\s,]+");
    private static final Judgement NOT_STORABLE = new Judgement.NotStorable();

    private AnswerRules() {}

    /// @param credentials whether the request that is answered had any
    static Judgement judge(AnswerHead head, boolean credentials, CacheLimits limits) {
        Directives directives = directives(head);
        if (!STATUSES.contains(head.status())
                || !directives.wellFormed()
                || directives.hasAny(FORBIDDING)
                || head.has("set-cookie")
                || head.has("content-range")) {
            return NOT_STORABLE;
        }
        Freshness freshness = Freshness.read(directives, head, limits.longestLifetime());
        List<String> vary = names(head.joined("vary"));
        List<String> tags = tags(head);
        boolean allowed =
                freshness.longest().isPositive()
                        && (!credentials || freshness.forCredentials())
                        && vary.size() <= limits.varyNames()
                        && vary.stream().noneMatch(NOT_TO_VARY_BY::contains)
                        && tags.size() <= limits.tags()
                        && tags.stream().allMatch(TagsPurged::isTag);
        return allowed ? new Judgement.Storable(freshness, vary, tags) : NOT_STORABLE;
    }

    /// What is said to caches such as this one comes before what is said to all (RFC 9213, section
    /// 2.1). A field that is damaged or empty is as one that is absent.
    private static Directives directives(AnswerHead head) {
        Directives targeted = Directives.parse(head.joined("cdn-cache-control"));
        boolean counts = targeted.wellFormed() && !targeted.values().isEmpty();
        return counts ? targeted : Directives.parse(head.joined("cache-control"));
    }

    private static List<String> tags(AnswerHead head) {
        return distinct(TAG_SEPARATORS, head.joined("cache-tag"));
    }

    private static List<String> names(String field) {
        List<String> names =
                new ArrayList<>(distinct(COMMAS, field.strip().toLowerCase(Locale.ROOT)));
        names.sort(null);
        return List.copyOf(names);
    }

    private static List<String> distinct(Pattern separators, String field) {
        return Optional.of(field).filter(text -> !text.isBlank()).stream()
                .flatMap(separators::splitAsStream)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}
