package io.typogram.topology.keycloak;

import static io.typogram.topology.keycloak.KeycloakCalls.encoded;

import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The organisations that Keycloak knows, their members and their identity providers.
@ApplicationScoped
public class KeycloakOrganisations {

    /// Members are read in pages of so many.
    public static final int PAGE = 100;

    private static final String ORGANISATIONS = "/organizations";
    private static final String PROVIDERS = "/identity-provider/instances";
    private static final String BROWSERS_CLIENT = "typogram-web";

    @Inject private KeycloakCalls keycloak;

    public Optional<Organisation> find(String alias) {
        return keycloak
                .get(ORGANISATIONS + "?exact=true&search=" + encoded(alias))
                .expect(KeycloakAnswer.OK)
                .list()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(known -> known.getString("alias", "").equals(alias))
                .map(known -> new Organisation(known.getString("id"), alias))
                .findFirst();
    }

    /// The organisation of that alias, which is made if there is none.
    ///
    /// @param domain Keycloak wants one of each, and no two may have the same
    public Organisation findOrCreate(String alias, String domain) {
        return find(alias).orElseGet(() -> create(alias, domain));
    }

    private Organisation create(String alias, String domain) {
        JsonObject wanted =
                Json.createObjectBuilder()
                        .add("name", alias)
                        .add("alias", alias)
                        .add(
                                "domains",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("name", domain)))
                        .build();
        KeycloakAnswer answer =
                keycloak.post(ORGANISATIONS, wanted)
                        .expect(KeycloakAnswer.CREATED, KeycloakAnswer.CONFLICT);
        // Somebody else may have made it a moment ago; another's domain is no organisation of ours.
        return find(alias).orElseGet(() -> refuse(answer));
    }

    private static Organisation refuse(KeycloakAnswer answer) {
        answer.expect();
        throw new AssertionError("nothing was expected");
    }

    /// The organisation's members sign in by this provider from now on. Its name in Keycloak is that of
    /// the organisation. One that is there is described anew.
    ///
    /// @return false when the provider cannot be read where it should describe itself
    public boolean connect(Organisation organisation, IdentityProvider provider) {
        Optional<JsonObject> described = describe(provider);
        if (described.isEmpty()) {
            return false;
        }
        JsonObject wanted =
                Json.createObjectBuilder()
                        .add("alias", organisation.alias())
                        .add("providerId", provider.kind())
                        .add("enabled", true)
                        .add("hideOnLogin", true)
                        // A provider says what addresses its people have, and we take no mail for
                        // it.
                        .add("trustEmail", false)
                        .add("config", provider.config(described.get()))
                        .build();
        KeycloakAnswer created =
                keycloak.post(PROVIDERS, wanted)
                        .expect(KeycloakAnswer.CREATED, KeycloakAnswer.CONFLICT);
        if (created.is(KeycloakAnswer.CONFLICT)) {
            keycloak.put(PROVIDERS + "/" + organisation.alias(), wanted)
                    .expect(KeycloakAnswer.NO_CONTENT);
        }
        link(organisation);
        return true;
    }

    private Optional<JsonObject> describe(IdentityProvider provider) {
        KeycloakAnswer described =
                keycloak.post(
                        "/identity-provider/import-config",
                        Json.createObjectBuilder()
                                .add("providerId", provider.kind())
                                .add("fromUrl", provider.description())
                                .build());
        return described.is(KeycloakAnswer.OK) ? Optional.of(described.object()) : Optional.empty();
    }

    private void link(Organisation organisation) {
        String linked = of(organisation) + "/identity-providers";
        boolean isLinked =
                keycloak.get(linked + "/" + organisation.alias())
                        .expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND)
                        .is(KeycloakAnswer.OK);
        if (!isLinked) {
            keycloak.post(linked, Json.createValue(organisation.alias()))
                    .expect(KeycloakAnswer.NO_CONTENT, KeycloakAnswer.CREATED);
        }
    }

    /// Makes a user a member. Being one already is no failure.
    ///
    /// @return whether there is such a user
    public boolean addMember(Organisation organisation, UserId user) {
        KeycloakAnswer answer =
                keycloak.post(of(organisation) + "/members", Json.createValue(user.toString()));
        // Of somebody whom it does not know Keycloak says one of the latter two.
        answer.expect(
                KeycloakAnswer.CREATED,
                KeycloakAnswer.CONFLICT,
                KeycloakAnswer.BAD_REQUEST,
                KeycloakAnswer.NOT_FOUND);
        return answer.is(KeycloakAnswer.CREATED) || answer.is(KeycloakAnswer.CONFLICT);
    }

    /// Whether somebody is a member.
    public boolean isMember(Organisation organisation, UserId user) {
        return keycloak.get(of(organisation) + "/members/" + user)
                .expect(KeycloakAnswer.OK, KeycloakAnswer.NOT_FOUND, KeycloakAnswer.BAD_REQUEST)
                .is(KeycloakAnswer.OK);
    }

    /// Ends a membership.
    public void removeMember(Organisation organisation, UserId user) {
        keycloak.delete(of(organisation) + "/members/" + user)
                .expect(
                        KeycloakAnswer.NO_CONTENT,
                        KeycloakAnswer.NOT_FOUND,
                        KeycloakAnswer.BAD_REQUEST);
    }

    /// How many members there are.
    public long members(Organisation organisation) {
        JsonValue count =
                keycloak.get(of(organisation) + "/members/count").expect(KeycloakAnswer.OK).body();
        return ((JsonNumber) count).longValueExact();
    }

    /// Up to [#PAGE] members behind the first so many.
    public List<UserId> members(Organisation organisation, int first) {
        return keycloak
                .get(of(organisation) + "/members?first=" + first + "&max=" + PAGE)
                .expect(KeycloakAnswer.OK)
                .list()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(member -> UserId.parse(member.getString("id")))
                .toList();
    }

    /// Members whose username, email address or name has `text` in it.
    ///
    /// @param text without `*` and quotation marks, which mean something to Keycloak
    public List<KeycloakUser> search(Organisation organisation, String text, int limit) {
        return keycloak
                .get(of(organisation) + "/members?max=" + limit + "&search=" + encoded(text))
                .expect(KeycloakAnswer.OK)
                .list()
                .getValuesAs(JsonObject.class)
                .stream()
                .flatMap(member -> KeycloakUser.read(member).stream())
                .toList();
    }

    /// Deletes the organisation and the provider of its name. What is gone already stays gone. Its members stay
    /// users.
    public void delete(Organisation organisation) {
        for (String path : List.of(PROVIDERS + "/" + organisation.alias(), of(organisation))) {
            keycloak.delete(path).expect(KeycloakAnswer.NO_CONTENT, KeycloakAnswer.NOT_FOUND);
        }
    }

    /// Takes back what [#allowHosts] has allowed.
    public void forgetHosts(URI origin, Collection<HostName> hosts) {
        changeRedirects(allowed -> allowed.removeAll(addresses(origin, hosts)));
    }

    /// Lets browsers that came by these hosts come back to them when they have signed in. What other hosts
    /// are allowed stays so.
    ///
    /// @param origin of the platform's own pages: scheme and port are the hosts' too
    public void allowHosts(URI origin, Collection<HostName> hosts) {
        changeRedirects(allowed -> allowed.addAll(addresses(origin, hosts)));
    }

    private static List<String> addresses(URI origin, Collection<HostName> hosts) {
        String port = origin.getPort() < 0 ? "" : ":" + origin.getPort();
        return hosts.stream().map(host -> origin.getScheme() + "://" + host + port + "/*").toList();
    }

    /// @param change says whether it has changed anything
    private void changeRedirects(Predicate<Set<String>> change) {
        JsonObject client =
                keycloak.get("/clients?clientId=" + BROWSERS_CLIENT)
                        .expect(KeycloakAnswer.OK)
                        .list()
                        .getJsonObject(0);
        Set<String> allowed = new LinkedHashSet<>();
        client.getJsonArray("redirectUris").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .forEach(allowed::add);
        if (change.test(allowed)) {
            JsonObject changed =
                    Json.createObjectBuilder(client)
                            .add("redirectUris", Json.createArrayBuilder(allowed))
                            .build();
            keycloak.put("/clients/" + client.getString("id"), changed)
                    .expect(KeycloakAnswer.NO_CONTENT);
        }
    }

    private static String of(Organisation organisation) {
        return ORGANISATIONS + "/" + organisation.id();
    }
}
