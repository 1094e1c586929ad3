package io.typogram.objects;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a bucket is.
///
/// @param endpoint of a store that is not Amazon's own
public record S3Address(String bucket, Optional<String> region, Optional<URI> endpoint) {

    private static final String SHAPE = "s3://bucket?region=…&endpoint=…";
    private static final Set<String> KNOWN = Set.of("region", "endpoint");

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException when it is no such address
    public static S3Address of(URI address) {
        String bucket = address.getHost();
        if (bucket == null || !String.valueOf(address.getPath()).isEmpty()) {
            throw new IllegalArgumentException("an S3 store looks like " + SHAPE);
        }
        Map<String, String> parameters = parameters(address.getQuery());
        return new S3Address(
                bucket,
                Optional.ofNullable(parameters.get("region")),
                Optional.ofNullable(parameters.get("endpoint")).map(URI::create));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
            String[] parts = parameter.split("=", 2);
            if (parts.length < 2 || !KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException("an S3 store looks like " + SHAPE);
            }
            parameters.put(parts[0], parts[1]);
        }
        return parameters;
    }
}
