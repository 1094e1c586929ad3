/// Says how much of the edge one caller may use, and refuses what goes beyond.
///
/// [RateLimits] decides about a request, in token buckets that all event loops share
/// ([BucketTable]); [ConnectionCap] decides about a connection. Nothing here waits, reads a clock or
/// grows with the number of callers. What a caller says about themselves is not believed: until a
/// cell has vouched for the credential ([Vouched]), everybody is a guest from an address.
@NullMarked
package io.typogram.edge.limiting;

import org.jspecify.annotations.NullMarked;
