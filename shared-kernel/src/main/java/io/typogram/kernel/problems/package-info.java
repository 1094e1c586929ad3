/// How a refusal or a fault looks on the wire: RFC 9457 problems with a stable code.
@NullMarked
package io.typogram.kernel.problems;

import org.jspecify.annotations.NullMarked;
