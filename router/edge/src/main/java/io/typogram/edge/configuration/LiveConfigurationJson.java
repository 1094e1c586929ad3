package io.typogram.edge.configuration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.edge.limiting.ClassLimits;
import io.typogram.edge.limiting.Limit;
import io.typogram.edge.limiting.RatePlans;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.kernel.callers.Plan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The JSON form of [LiveConfiguration].
///
/// What is left out is as it is built in. What is unknown, of another type or out of bounds refuses
/// the whole, since it would not do what its writer means.
final class LiveConfigurationJson {

    static final int MOST_REQUESTS = 1_000_000;
    static final int LONGEST_SECONDS = 3600;
    static final int LARGEST_BURST = 1_000_000;

    /// Longer, and somebody who was held back by a mistake would not be let in within the hour.
    static final Duration LONGEST_FILLING = Duration.ofHours(1);

    static final int MOST_CONNECTIONS = 1_000_000;
    static final int MOST_SPARSE_LOG = 1_000_000;
    static final int MOST_ORIGINS = 100;

    /// As a browser writes an origin: no path, no slash at its end, no default port, lower case.
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "(?:https(?!.*:443$)|http(?!.*:80$))://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?"
                            + "(?::[1-9][0-9]{0,4})?");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private LiveConfigurationJson() {}

    /// Reads a file's text.
    ///
    /// @throws RefusedConfigurationException when any of it is not as it must be
    static LiveConfiguration parse(String text) throws RefusedConfigurationException {
        LiveConfiguration standard = LiveConfiguration.standard();
        Member root = Member.root(read(text));
        root.allowOnly("address", "plans", "tenant", "connectionsPerAddress", "accessLog", "cors");
        RatePlans rates =
                new RatePlans(
                        readClasses(root.member("address"), standard.rates().address()),
                        readPlans(root.member("plans"), standard.rates().plans()),
                        readClasses(root.member("tenant"), standard.rates().tenant()));
        Member accessLog = root.member("accessLog");
        accessLog.allowOnly("oneIn");
        Member cors = root.member("cors");
        cors.allowOnly("allowedOrigins");
        return new LiveConfiguration(
                rates,
                root.member("connectionsPerAddress")
                        .integer(1, MOST_CONNECTIONS, standard.connectionsPerAddress()),
                accessLog.member("oneIn").integer(0, MOST_SPARSE_LOG, standard.accessLogOneIn()),
                cors.member("allowedOrigins")
                        .texts(ORIGIN, "an origin such as https://example.org", MOST_ORIGINS));
    }

    static ObjectNode write(LiveConfiguration configuration) {
        ObjectNode root = JSON.createObjectNode();
        root.set("address", writeClasses(configuration.rates().address()));
        ObjectNode plans = root.putObject("plans");
        configuration
                .rates()
                .plans()
                .forEach((plan, limits) -> plans.set(plan.label(), writeClasses(limits)));
        root.set("tenant", writeClasses(configuration.rates().tenant()));
        root.put("connectionsPerAddress", configuration.connectionsPerAddress());
        root.putObject("accessLog").put("oneIn", configuration.accessLogOneIn());
        ArrayNode origins = root.putObject("cors").putArray("allowedOrigins");
        configuration.allowedOrigins().stream().sorted().forEach(origins::add);
        return root;
    }

    private static ObjectNode writeClasses(ClassLimits limits) {
        ObjectNode classes = JSON.createObjectNode();
        limits.byClass()
                .forEach((routeClass, limit) ->
                        classes.putObject(routeClass.label())
                                .put("requests", limit.requests())
                                .put("perSeconds", limit.perSeconds())
                                .put("burst", limit.burst()));
        return classes;
    }

    private static JsonNode read(String text) throws RefusedConfigurationException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            throw new RefusedConfigurationException(
                    "not JSON, at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
    }

    private static Map<Plan, ClassLimits> readPlans(Member plans, Map<Plan, ClassLimits> otherwise)
            throws RefusedConfigurationException {
        plans.allowOnly(otherwise.keySet().stream().map(Plan::label).toArray(String[]::new));
        Map<Plan, ClassLimits> read = new EnumMap<>(otherwise);
        for (Map.Entry<Plan, ClassLimits> plan : read.entrySet()) {
            plan.setValue(readClasses(plans.member(plan.getKey().label()), plan.getValue()));
        }
        return read;
    }

    private static ClassLimits readClasses(Member classes, ClassLimits otherwise)
            throws RefusedConfigurationException {
        Map<RouteClass, Limit> read = new EnumMap<>(otherwise.byClass());
        classes.allowOnly(read.keySet().stream().map(RouteClass::label).toArray(String[]::new));
        for (Map.Entry<RouteClass, Limit> limit : read.entrySet()) {
            Member member = classes.member(limit.getKey().label());
            if (member.isThere()) {
                limit.setValue(readLimit(member));
            }
        }
        return new ClassLimits(read);
    }

    private static Limit readLimit(Member limit) throws RefusedConfigurationException {
        limit.allowOnly("requests", "perSeconds", "burst");
        int requests = limit.member("requests").integer(1, MOST_REQUESTS);
        int perSeconds = limit.member("perSeconds").integer(1, LONGEST_SECONDS);
        int burst = limit.member("burst").integer(1, LARGEST_BURST);
        if ((long) burst * perSeconds > LONGEST_FILLING.toSeconds() * requests) {
            throw limit.refused("must be a bucket that fills within an hour");
        }
        return new Limit(requests, perSeconds, burst);
    }
}
