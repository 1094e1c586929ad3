package io.typogram.st;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one platform, and brings it down when the last has ended.
final class PlatformExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PlatformExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        if (parameter.getParameter().getType() == Browsers.class) {
            return store.getOrComputeIfAbsent(Browsers.class, type -> Browsers.start());
        }
        return store.getOrComputeIfAbsent(Platform.class, type -> Platform.up());
    }
}
