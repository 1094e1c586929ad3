package io.typogram.edge.limiting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// One limit for each class of routes.
public record ClassLimits(Map<RouteClass, Limit> byClass) {

    public ClassLimits {
        if (byClass.size() != RouteClass.values().length) {
            throw new IllegalArgumentException("every class of routes has a limit");
        }
        byClass = Collections.unmodifiableMap(new EnumMap<>(byClass));
    }

    public static ClassLimits of(Limit pages, Limit read, Limit write, Limit signIn, Limit live) {
        return new ClassLimits(
                Map.of(
                        RouteClass.PAGES, pages,
                        RouteClass.READ, read,
                        RouteClass.WRITE, write,
                        RouteClass.SIGN_IN, signIn,
                        RouteClass.LIVE, live));
    }

    public Limit of(RouteClass routeClass) {
        Limit limit = byClass.get(routeClass);
        if (limit == null) {
            throw new IllegalStateException("a class without a limit");
        }
        return limit;
    }
}
