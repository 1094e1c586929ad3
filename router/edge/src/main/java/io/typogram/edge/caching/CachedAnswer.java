package io.typogram.edge.caching;

import java.util.List;

/// An answer from the cache, as it is written to one client. Only the headers of the connection and
/// of the single exchange are missing.
public final class CachedAnswer {

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    CachedAnswer(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    /// Empty for HEAD and for 304. It is shared by everybody who is given this answer, so nobody may
    /// change it; a copy for each would cost more than all the rest of a hit.
    public byte[] body() {
        return body;
    }
}
