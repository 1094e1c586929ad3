package io.typogram.platform.erasure;

import jakarta.json.JsonObject;
import java.util.UUID;

/// What somebody gets who has asked to be erased.
///
/// @param id nobody can guess it, and whoever knows it may look at the receipt
/// @param text as topology wrote it; it names nobody
public record Receipt(UUID id, JsonObject text) {}
