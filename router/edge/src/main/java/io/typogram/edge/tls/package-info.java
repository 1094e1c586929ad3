/// The certificate by which clients know the edge. It may be exchanged while the edge runs.
@NullMarked
package io.typogram.edge.tls;

import org.jspecify.annotations.NullMarked;
