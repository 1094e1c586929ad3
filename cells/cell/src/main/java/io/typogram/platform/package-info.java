/// What every context of a cell stands on: who this cell is, who is calling, the fence around user
/// writes, events and their way out and in, caches, pages, persistence.
///
/// The platform never names a context; a context finds here what it needs and nothing of another's.
@NullMarked
package io.typogram.platform;

import org.jspecify.annotations.NullMarked;
