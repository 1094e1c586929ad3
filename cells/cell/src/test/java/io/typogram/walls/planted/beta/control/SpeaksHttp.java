package io.typogram.walls.planted.beta.control;

import jakarta.ws.rs.core.UriInfo;

/// HTTP is the boundary's business.
public record SpeaksHttp(UriInfo uri) {}
