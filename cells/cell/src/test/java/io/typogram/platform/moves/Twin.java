package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// The cell under test as another cell: what is asked for one user is done for another, so that somebody
/// can move from this cell to this cell.
final class Twin {

    private Twin() {}

    static MovingCell of(MovingCell cell, UserId twin) {
        return (MovingCell)
                Proxy.newProxyInstance(
                        MovingCell.class.getClassLoader(),
                        new Class<?>[] {MovingCell.class},
                        (_, method, arguments) -> {
                            arguments[0] = twin;
                            try {
                                return method.invoke(cell, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }
}
