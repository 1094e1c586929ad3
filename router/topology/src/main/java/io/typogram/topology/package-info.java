/// The control plane of the router: which cells there are, where a new user goes, and where
/// everybody lives.
///
/// It is never on the path of a routed request. Routers hold the whole directory and follow its
/// changes, so topology may be away for a while and only new users notice.
///
/// - `versions` numbers all changes, in the order in which they become visible;
/// - `cells` is the registry of cells, with an audit of who changed what and why;
/// - `directory` keeps users' homes and gives them out as a snapshot and as changes;
/// - `tenants` knows organisations with host names, seats and a policy of their own;
/// - `placement` chooses the home of a new user;
/// - `moves` carries users from one home to another, and drains cells;
/// - `keycloak` administers users and organisations in Keycloak;
/// - `erasures` deletes a user everywhere, and gives a receipt;
/// - `claims` keeps usernames and email addresses unique across all cells.
///
/// Each uses only those before it; `claims` stands apart, uses none and is used by none. What a package lets others see stands in its root; `boundary`,
/// `control` and `entity` are its own.
@NullMarked
package io.typogram.topology;

import org.jspecify.annotations.NullMarked;
