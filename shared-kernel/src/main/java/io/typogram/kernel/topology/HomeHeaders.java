package io.typogram.kernel.topology;

/// The headers by which edge and cells speak about homes. They never reach a client's eyes from
/// outside the platform, except [#CELL], which says who answered.
public final class HomeHeaders {

    /// On every answer: the cell that gave it.
    public static final String CELL = "Typogram-Cell";

    /// On a 421: the home that the answering cell knows of, as [Home#toHeader] writes it.
    public static final String HOME = "Typogram-Home";

    /// On a request: the region the client is in.
    public static final String REGION = "Typogram-Region";

    /// On a request between parts of the platform: the shared secret.
    public static final String INTERNAL = "Typogram-Internal";

    /// On a cell's answer to topology: how busy the node is, from 0 to 1.
    public static final String LOAD = "Typogram-Load";

    private HomeHeaders() {}
}
