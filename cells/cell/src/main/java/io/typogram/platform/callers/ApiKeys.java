package io.typogram.platform.callers;

import io.typogram.kernel.identity.ApiKey;

/// Says whose an API key is. The context that issues keys implements it.
public interface ApiKeys {

    ApiKeyCheck verify(ApiKey key);
}
