package io.typogram.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.accounts.AccountsEvent.AccountOpened;
import io.typogram.accounts.AccountsEvent.ProfileChanged;
import io.typogram.accounts.AccountsEvent.PublicState;
import io.typogram.documents.Sources;
import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.leaderboards.LeaderboardsEvent.BestImproved;
import io.typogram.leaderboards.LeaderboardsEvent.RunState;
import io.typogram.platform.events.DomainEvent;
import io.typogram.platform.events.EventJson;
import io.typogram.typing.TypingEvent.TestCompleted;
import io.typogram.typing.TypingEvent.TestFlagged;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Never change a golden file: other cells, and the dead letters, hold events in that form. A new form
/// is a new version with a file of its own.
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final Pattern TYPE = Pattern.compile("new EventType\\(\\s*\"([^\"]+)\"");
    private static final UserId USER = UserId.parse("8c1d4a4e-7d8b-4e4f-9c65-7a1d1f6e1b11");
    private static final UUID RESULT = UUID.fromString("0b54d7a3-0f0e-4a57-9a3e-3b1f6a0c2d11");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    static Stream<DomainEvent> events() {
        return Stream.of(
                new AccountOpened(
                        USER,
                        NOW,
                        new PublicState("Ada Lovelace", "GB", "dvorak", "Notes \"G\"\nü", NOW)),
                new ProfileChanged(
                        USER,
                        NOW,
                        new PublicState("Ada", null, "qwerty", "", NOW.minusSeconds(60))),
                new TestCompleted(
                        USER,
                        NOW,
                        RESULT,
                        "time",
                        60,
                        "english",
                        false,
                        true,
                        "expert",
                        false,
                        87.12,
                        97.5,
                        60,
                        2,
                        3,
                        NOW.minusSeconds(60)),
                new TestFlagged(USER, NOW, RESULT, List.of("rhythm-too-even", "holds-too-even")),
                new BestImproved(
                        USER,
                        NOW,
                        "time-60-english",
                        List.of("all-time", "daily-2026-03-01", "weekly-2026-W09"),
                        new RunState(RESULT, 87_12, 97_50, NOW)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsItsGoldenFileSays(DomainEvent event) {
        assertThat(json(EventJson.write(envelope(event)))).isEqualTo(json(golden(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aGoldenFileIsReadAsItsEvent(DomainEvent event) {
        EventEnvelope read = EventJson.read(golden(event));

        assertThat(EventJson.event(read, event.getClass())).isEqualTo(event);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("payload")
                .isEqualTo(envelope(event));
    }

    @Test
    void everyEventHasAGoldenFileAndEveryFileAnEvent() throws IOException {
        List<String> inCode =
                Sources.java().stream()
                        .flatMap(source -> TYPE.matcher(source).results())
                        .map(found -> found.group(1))
                        .toList();

        assertThat(events().map(event -> event.type().value()))
                .containsExactlyInAnyOrderElementsOf(inCode);
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            inCode.stream().map(type -> type + ".json").toList());
        }
    }

    private static EventEnvelope envelope(DomainEvent event) {
        return new EventEnvelope(
                UUID.fromString("5d0c9d3e-64a4-4c0a-8a0c-5a4f2f6f7a01"),
                event.type(),
                new CellId("eu-1"),
                event.userId().toString(),
                event.occurredAt(),
                3,
                4_000_000_000L,
                EventJson.payload(event));
    }

    private static byte[] golden(DomainEvent event) {
        try {
            return Files.readAllBytes(GOLDEN.resolve(event.type() + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonObject json(byte[] text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text))) {
            return reader.readObject();
        }
    }
}
