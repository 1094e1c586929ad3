/// The edge: the data plane of the router. Every request passes it on its way to the right cell.
///
/// It owns no data and asks nobody on a request's way: the whole directory is in memory, followed
/// from topology and kept on disk, so it goes on routing with topology dead. The packages, in the
/// order in which a request meets them: `proxy` takes it, `limiting` says whether it may pass,
/// `routing` decides, `directory` knows, `placement` finds a home for strangers, `health` says which
/// nodes live. `configuration` holds what may change meanwhile, `topology` is the client of the
/// control plane, `admin` the operators' door.
@NullMarked
package io.typogram.edge;

import org.jspecify.annotations.NullMarked;
