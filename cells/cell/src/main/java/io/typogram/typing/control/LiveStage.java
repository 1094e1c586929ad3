package io.typogram.typing.control;

import io.typogram.platform.caching.CacheDefinition;
import io.typogram.platform.caching.CacheDefinition.Sharing;
import io.typogram.platform.caching.Caches;
import io.typogram.platform.caching.TextCache;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What those who watch a player are shown: the run's text, and what of it was typed lately. It is there for all
/// nodes of the cell, whichever has the player and whichever those who watch.
@ApplicationScoped
public class LiveStage {

    static final CacheDefinition LIVE_RUNS =
            new CacheDefinition("live-runs", Sharing.DISTRIBUTED, 20_000, Duration.ofMinutes(1));

    /// Those who watch see this many words as they were typed; of the words before, that they were typed.
    static final int WORDS_SHOWN = 30;

    private static final double WPM_MILLIS_PER_CHARACTER = 12_000;

    private final TextCache shown;

    @Inject
    LiveStage(Caches caches) {
        this.shown = caches.named(LIVE_RUNS);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected LiveStage() {
        this.shown = null;
    }

    /// Shows the text of a run. It is forgotten a minute after it was shown last.
    public void showText(UUID channel, LiveRun run) {
        TestSettings settings = run.settings();
        JsonObjectBuilder text =
                message("run", run)
                        .add("mode", settings.mode().wireName())
                        .add("amount", settings.amount())
                        .add("language", settings.language().value())
                        .add("words", Json.createArrayBuilder(run.test().words()));
        shown.put(textKey(channel), text.build().toString());
    }

    /// Shows how far a run has come.
    ///
    /// @param ended whether there will be no more of it
    public void showTyped(UUID channel, LiveRun run, boolean ended) {
        int firstWord = Math.max(0, run.text().endedWords() + 1 - WORDS_SHOWN);
        double millis = run.reachedMillis();
        double wpm =
                millis > 0
                        ? run.text().speedCharacters(true) * WPM_MILLIS_PER_CHARACTER / millis
                        : 0;
        JsonObjectBuilder typed =
                message("typed", run)
                        .add("firstWord", firstWord)
                        .add("words", Json.createArrayBuilder(run.text().wordsFrom(firstWord)))
                        .add("atMillis", millis)
                        .add("wpm", wpm)
                        .add("accuracy", run.accuracy())
                        .add("ended", ended);
        shown.put(typedKey(channel), typed.build().toString());
    }

    private static JsonObjectBuilder message(String type, LiveRun run) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("resultId", run.resultId().toString());
    }

    /// The text of the run that is shown, as a message.
    public Optional<String> text(UUID channel) {
        return shown.find(textKey(channel));
    }

    /// What of it was typed, as a message.
    public Optional<String> typed(UUID channel) {
        return shown.find(typedKey(channel));
    }

    private static String textKey(UUID channel) {
        return channel + "/text";
    }

    private static String typedKey(UUID channel) {
        return channel + "/typed";
    }
}
