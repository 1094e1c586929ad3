/// Answers that everybody may see, and that caches before the cell may keep: for how long, by which
/// entity tag, and under which names they can be dropped. And answers that are for one.
@NullMarked
package io.typogram.platform.answers;

import org.jspecify.annotations.NullMarked;
