/// Where players ask to be erased, and where receipts are looked at. What is done, topology drives and
/// [io.typogram.platform.moves] does; here are only the way to it and how long this cell remembers.
@NullMarked
package io.typogram.platform.erasure;

import org.jspecify.annotations.NullMarked;
