package io.typogram.platform.moves;

import io.typogram.kernel.moves.MovingCell;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A cell with which something happens once, just before a certain thing is asked.
final class Interrupted {

    private Interrupted() {}

    static MovingCell before(MovingCell cell, String verb, Runnable happening) {
        return (MovingCell)
                Proxy.newProxyInstance(
                        MovingCell.class.getClassLoader(),
                        new Class<?>[] {MovingCell.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals(verb)) {
                                happening.run();
                            }
                            try {
                                return method.invoke(cell, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }
}
