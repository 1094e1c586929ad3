package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpObject;

/// What happens on a connection to a node, told to whoever is using it.
interface UpstreamEvents {

    /// A part of the answer came. The receiver releases it or passes it on.
    void answered(HttpObject part);

    /// No more parts are there to be had without reading again.
    void answerPaused();

    /// The node takes more of the request again.
    void takesMore();

    /// The connection is gone.
    void brokenOff();
}
