package io.typogram.platform.description;

import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.tenancy.Discloses;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The method behind an operation.
record Endpoint(Method method) {

    private static final String BETWEEN_CLASS_AND_METHOD = "_";

    /// Finds the one that the generator of the description named, such as
    /// `io.typogram.typing.boundary.ResultsResource_submit`.
    static Endpoint named(String operationId) {
        int end = operationId.lastIndexOf(BETWEEN_CLASS_AND_METHOD);
        String name = operationId.substring(end + 1);
        return Arrays.stream(resource(operationId.substring(0, end)).getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .findFirst()
                .map(Endpoint::new)
                .orElseThrow(() -> new IllegalStateException("no method of " + operationId));
    }

    /// A name without packages, such as `ResultsResource_submit`.
    String name() {
        return resource().getSimpleName() + BETWEEN_CLASS_AND_METHOD + method.getName();
    }

    boolean isForSignedIn() {
        return method.isAnnotationPresent(SignedIn.class)
                || resource().isAnnotationPresent(SignedIn.class);
    }

    boolean isForMembersAtTimes() {
        return method.isAnnotationPresent(Discloses.class);
    }

    /// The scope that lets an API key in; none when no key is let in.
    Optional<ApiScope> scope() {
        return Optional.ofNullable(method.getAnnotation(NeedsScope.class)).map(NeedsScope::value);
    }

    Optional<Example> example() {
        return Example.of(resource(), method.getName());
    }

    private Class<?> resource() {
        return method.getDeclaringClass();
    }

    private static Class<?> resource(String name) {
        try {
            return Class.forName(name, false, Endpoint.class.getClassLoader());
        } catch (ClassNotFoundException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
