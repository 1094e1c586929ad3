package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what an endpoint that is for everybody tells of players. In a tenant's cell that does not let it out,
/// the endpoint is for the tenant's members only.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Discloses {

    Disclosure value();
}
