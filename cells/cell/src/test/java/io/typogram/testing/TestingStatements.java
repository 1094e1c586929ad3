package io.typogram.testing;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Which statements the server sends to its database, as the database itself logs them.
public final class TestingStatements {

    /// How a line of the log begins: who sent the statement.
    private static final String LOG_LINE_PREFIX = "'%a|'";

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "^(?<sender>[^|\\n]*)\\|LOG:  (?:execute [^:\\n]*|statement): (?<sql>.*(?:\\n\\t.*)*)",
                    Pattern.MULTILINE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// What is sent whoever asks: a transaction's begin and end, a connection's first words, and a node's
    /// own turns (counting what waits in the outbox, looking for results of older formulas, for keystrokes
    /// that are to be tidied and for live runs that are to be ended).
    private static final Pattern OF_NOBODY =
            Pattern.compile(
                    "BEGIN.*|COMMIT|ROLLBACK|SET .*|SHOW .*|select current_(catalog|schema\\(\\))"
                            + "|.* FROM outbox GROUP BY topic.*|.* FROM results WHERE formula_version < .*"
                            + "|.* FROM keystroke_bundles WHERE expires_at .*|.* FROM keystroke_retentions WHERE keep .*"
                            + "|.* FROM results WHERE keystrokes_tier = 'hot' AND completed_at .*"
                            + "|.* FROM live_runs WHERE due_at .*");

    private TestingStatements() {}

    /// The statements that are sent while `work` runs, and for its sake.
    public static List<String> during(Runnable work) {
        setting("log_line_prefix", LOG_LINE_PREFIX);
        setting("log_statement", "'all'");
        try {
            String begin = mark();
            work.run();
            String end = mark();
            Await.until("all is logged", () -> log().contains(end));
            String between = log();
            between = between.substring(between.indexOf(begin), between.indexOf(end));
            return STATEMENT
                    .matcher(between)
                    .results()
                    .filter(found -> !found.group(1).equals(TestingServer.TESTS))
                    .map(found -> SPACE.matcher(found.group(2)).replaceAll(" ").strip())
                    .filter(sql -> !OF_NOBODY.matcher(sql).matches())
                    .toList();
        } finally {
            setting("log_statement", "DEFAULT");
        }
    }

    /// Text that stands in the log where the test stood.
    private static String mark() {
        String mark = UUID.randomUUID().toString();
        TestingTables.texts("SELECT '" + mark + "'");
        return mark;
    }

    private static String log() {
        return String.join("", TestingTables.texts("SELECT pg_read_file(pg_current_logfile())"));
    }

    private static void setting(String name, String value) {
        TestingTables.change("ALTER SYSTEM SET " + name + " = " + value);
        TestingTables.texts("SELECT pg_reload_conf()");
        Await.until(
                name + " is in force",
                () -> TestingTables.texts("SHOW " + name).equals(List.of(shown(value))));
    }

    private static String shown(String value) {
        return value.equals("DEFAULT") ? "none" : value.replace("'", "");
    }
}
