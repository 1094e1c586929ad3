package io.typogram.platform.callers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says by which scope an API key may call a [SignedIn] endpoint. One that does not say it is for
/// signed-in people only.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsScope {

    ApiScope value();
}
