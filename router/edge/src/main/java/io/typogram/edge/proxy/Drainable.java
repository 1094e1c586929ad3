package io.typogram.edge.proxy;

/// A client's connection, when the edge is about to end.
interface Drainable {

    /// Takes as few more requests as it can without losing one.
    void drain();
}
