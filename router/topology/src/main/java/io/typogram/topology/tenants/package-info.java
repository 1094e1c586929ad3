/// Tenants: organisations whose users live apart, sign in at a provider of their own, and of whom nothing
/// leaves their cell but what they allow.
///
/// A tenant has host names. Its cell is the dedicated one that has one of them; so it does not matter which
/// of the two is made first. Its members are the members of the Keycloak organisation of the same name, and
/// only a token that topology has verified says who they are. Who lives in the
/// tenant's cell has one of its seats. Some members run the tenant: topology itself keeps who they are, because
/// a role at Keycloak would not say of which tenant.
@NullMarked
package io.typogram.topology.tenants;

import org.jspecify.annotations.NullMarked;
