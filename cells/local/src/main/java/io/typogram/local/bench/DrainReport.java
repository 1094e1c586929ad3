package io.typogram.local.bench;

import io.typogram.local.bench.PatientClient.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/// What emptying a cell took while some of its users played.
///
/// @param users how many lived there, those of before included
/// @param moves how many of them were moved
/// @param aborted how many moves were given up; their users were tried again
/// @param seconds from the wish to the cell's being empty
/// @param clients how many runs a second were typed meanwhile, by all users in turn
/// @param acknowledged all results that the server said it had kept, of those who were made for this
/// @param lost how many of them are not there in the end, or could not be read right afterwards
record DrainReport(
        long users,
        long moves,
        long aborted,
        double seconds,
        int clients,
        Tally client,
        int acknowledged,
        int lost)
        implements BenchReport {

    /// Whether nobody saw an error and nothing was lost.
    boolean isGood() {
        return client.errors() == 0 && lost == 0;
    }

    private double perSecond() {
        return Figures.tenths(moves / Math.max(0.001, seconds));
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("bench", "drain");
        report.put("users", users);
        report.put("moved", moves);
        report.put("aborted", aborted);
        report.put("seconds", seconds);
        report.put("perSecond", perSecond());
        report.put("clients", clients);
        report.put("answers", client.answers());
        report.put("toldToComeAgain", client.retried());
        report.put("errors", client.errors());
        report.put("firstError", client.firstError());
        report.put("longestAnswerMillis", client.longestAnswerMillis());
        report.put("longestWaitMillis", client.longestWaitMillis());
        report.put("acknowledged", acknowledged);
        report.put("lost", lost);
        return report;
    }

    @Override
    public String text() {
        return "%,d of %,d users moved in %.0f s: %.1f a second; %,d moves were given up%n"
                        .formatted(moves, users, seconds, perSecond(), aborted)
                + client.text("%d clients, a run a second each".formatted(clients))
                + "%,d results acknowledged, %,d of them lost%n".formatted(acknowledged, lost);
    }
}
