/// How topology and cells speak about moves: the protocol of [io.typogram.kernel.moves] as JSON over HTTP.
///
/// Every request is a `POST` to `/internal/v1/moves/{user}/{verb}` of a cell, with the platform's secret.
/// The answer is `{"done": …}` or `{"refused": reason}`, with status 200; anything else means that it is not
/// known what happened.
@NullMarked
package io.typogram.server.moves;

import org.jspecify.annotations.NullMarked;
