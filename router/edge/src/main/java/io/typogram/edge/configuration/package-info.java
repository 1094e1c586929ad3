/// What may change while the edge runs: limits, the connections of one address, what is written into
/// the access log, and which origins' pages may call the API.
///
/// It stands in one JSON file, which is looked at again and again. What the file says is taken over
/// as a whole or not at all; a file that says something wrong changes nothing, and says so. Cells,
/// their weights and tenants are not here: topology tells those.
@NullMarked
package io.typogram.edge.configuration;

import org.jspecify.annotations.NullMarked;
