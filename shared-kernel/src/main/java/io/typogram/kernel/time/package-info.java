/// Time as the platform stores it. Clocks are injected as `InstantSource`; nothing reads the
/// machine's clock by itself.
@NullMarked
package io.typogram.kernel.time;

import org.jspecify.annotations.NullMarked;
