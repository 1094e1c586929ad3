package io.typogram.platform.residence;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the boundary of a write to the calling player's own data: one transaction, the fence checked
/// in it, run again when it did not serialize. A method that answers with an error writes nothing.
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UserWrite {}
