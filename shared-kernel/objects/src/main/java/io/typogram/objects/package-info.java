/// Bytes that are kept outside databases, by name: in a folder, or in any store that speaks the S3 API. Whoever
/// keeps objects here keeps in a database what they are and whose.
@NullMarked
package io.typogram.objects;

import org.jspecify.annotations.NullMarked;
