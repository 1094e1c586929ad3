/// Which nodes can be sent a request: asked once a second, and learned from failed connections.
///
/// A node is presumed healthy until something says otherwise. Two readiness checks in a row that
/// fail, or three connections in a row that cannot be opened, take it out; the next check that
/// passes brings it back. Five answers in a row that say that the node cannot work (502, 503, 504, or
/// a connection broken off) make it an outlier: it is taken out for five seconds, and longer each
/// time that this repeats, unless it is the last healthy node of its cell. So a killed node costs a few failed connections, each of which is retried,
/// and a starting one gets nothing before it says that it is ready.
@NullMarked
package io.typogram.edge.health;

import org.jspecify.annotations.NullMarked;
