package io.typogram.server.moves;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/// Reads what topology asks of a cell, has it done, and writes the answer.
public final class MoveRequests {

    private MoveRequests() {}

    /// The answer; nothing when there is no such verb.
    ///
    /// @throws RuntimeException when the body is not what the verb needs
    public static Optional<JsonObject> answer(
            MovingCell cell, UserId user, String verb, JsonObject body) {
        return MoveVerb.ofWireName(verb).map(known -> answer(cell, user, known, body));
    }

    private static JsonObject answer(MovingCell cell, UserId user, MoveVerb verb, JsonObject body) {
        return switch (verb) {
            case LEAVE ->
                    MoveJson.reply(
                            cell.leave(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveJson::write);
            case OUTLINE ->
                    MoveJson.reply(
                            cell.outline(user, MoveJson.slice(body.getJsonObject("slice"))),
                            MoveJson::write);
            case READ ->
                    MoveJson.reply(
                            cell.read(user, MoveJson.selections(body)), MoveJson::writeRowsOfEach);
            case SURVEY -> MoveJson.reply(cell.survey(user), MoveJson::write);
            case INVENTORY ->
                    MoveJson.reply(cell.inventory(user, MoveJson.known(body)), MoveJson::write);
            case FENCE -> MoveJson.reply(cell.fence(user, MoveJson.stamp(body)), Json::createValue);
            case RELEASE ->
                    MoveJson.reply(
                            cell.release(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveRequests::nothing);
            case CLOSE ->
                    MoveJson.reply(
                            cell.close(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveRequests::nothing);
            case PURGE ->
                    MoveJson.reply(
                            cell.purge(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveJson::write);
            case ARRIVE ->
                    MoveJson.reply(
                            cell.arrive(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveRequests::nothing);
            case MATCH ->
                    MoveJson.reply(
                            cell.match(
                                    user,
                                    MoveJson.stamp(body),
                                    MoveJson.table(body.getJsonObject("table")),
                                    MoveJson.outline(body.getJsonObject("outline"))),
                            MoveJson::write);
            case WRITE ->
                    MoveJson.reply(
                            cell.write(user, MoveJson.stamp(body), MoveJson.changes(body)),
                            MoveJson::writeWrittenOfEach);
            case SEAL -> MoveJson.reply(cell.seal(user, MoveJson.stamp(body)), MoveJson::write);
            case ACTIVATE ->
                    MoveJson.reply(
                            cell.activate(
                                    user,
                                    MoveJson.stamp(body),
                                    MoveJson.home(body),
                                    body.getBoolean("settled")),
                            MoveRequests::nothing);
            case DISCARD ->
                    MoveJson.reply(
                            cell.discard(user, MoveJson.stamp(body), MoveJson.home(body)),
                            MoveJson::write);
            case ERASE -> MoveJson.reply(cell.erase(user, MoveJson.home(body)), MoveJson::write);
        };
    }

    private static JsonValue nothing(MovingCell.Nothing done) {
        return JsonValue.NULL;
    }
}
