package io.typogram.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.documents.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlDialectTest {

    static Stream<Path> migrations() {
        return Stream.of("cells/cell", "router/topology")
                .flatMap(module -> Sources.files(module, ".sql"));
    }

    static Stream<Path> sources() {
        return Stream.of("cells/cell", "router/topology", "shared-kernel/server")
                .flatMap(module -> Sources.files(module, ".java"));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationIsOneStatementThatBothDatabasesTake(Path file) {
        String migration = Sources.read(file);

        assertThat(SqlDialect.statements(migration)).isEqualTo(1);
        assertThat(SqlDialect.violations(migration)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceSpeaksOnlyWhatBothDatabasesTake(Path file) {
        assertThat(JavaStrings.sqlIn(Sources.read(file)))
                .allSatisfy(sql -> assertThat(SqlDialect.violations(sql)).as(sql).isEmpty());
    }

    @Test
    void theQueriesAreFound() {
        assertThat(migrations()).hasSizeGreaterThan(30);
        List<String> found =
                sources().flatMap(file -> JavaStrings.sqlIn(Sources.read(file)).stream()).toList();
        assertThat(found)
                .anyMatch(sql -> sql.contains("INSERT INTO leases"))
                .anyMatch(sql -> sql.contains("INSERT INTO %1$s (user_id"))
                .anyMatch(sql -> sql.contains("FROM homes WHERE user_id = ? FOR UPDATE"))
                .anyMatch(sql -> sql.contains("DELETE FROM outbox"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sequence          | CREATE TABLE t (id BIGSERIAL PRIMARY KEY)
                    sequence          | CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY)
                    sequence          | SELECT nextval('s')
                    skip locked       | SELECT id FROM jobs FOR UPDATE SKIP LOCKED
                    advisory lock     | SELECT pg_try_advisory_xact_lock(1)
                    for share         | SELECT id FROM t FOR SHARE
                    for share         | SELECT id FROM t FOR KEY SHARE
                    server-side code  | LISTEN outbox
                    server-side code  | CREATE OR REPLACE FUNCTION f() RETURNS void AS ''
                    server-side code  | CREATE TRIGGER t AFTER INSERT ON u
                    server-side code  | CREATE EXTENSION pgcrypto
                    server-side code  | ALTER TABLE t ENABLE ROW LEVEL SECURITY
                    server-side code  | DO $$ BEGIN END $$
                    deferrable        | ALTER TABLE t ADD CONSTRAINT c UNIQUE (a) DEFERRABLE
                    on constraint     | INSERT INTO t VALUES (?) ON CONFLICT ON CONSTRAINT c DO NOTHING
                    delete using      | DELETE FROM t USING u WHERE t.id = u.id
                    delete using      | DELETE FROM t AS a USING u WHERE a.id = u.id
                    merge             | MERGE INTO t USING u ON t.id = u.id
                    lock table        | LOCK TABLE t IN EXCLUSIVE MODE
                    session setting   | SET LOCAL statement_timeout = 5
                    session setting   | SELECT set_config('a.b', ?, true)
                    session setting   | SET lock_timeout = '1s'
                    expression index  | CREATE UNIQUE INDEX i ON t (lower(name))
                    expression index  | CREATE INDEX i ON t (a, (b || c))
                    text search       | SELECT id FROM t WHERE to_tsvector(body) @@ to_tsquery(?)
                    select star       | SELECT * FROM t
                    select star       | SELECT t.* FROM t
                    32-bit integer    | CREATE TABLE t (a INT NOT NULL)
                    32-bit integer    | SELECT CAST(a AS integer) FROM t
                    division          | SELECT sum(a) / count(a) FROM t
                    division          | SELECT a/2 FROM t
                    system column     | SELECT ctid FROM t
                    system column     | SELECT xmax FROM t
                    cursor            | DECLARE c CURSOR WITH HOLD FOR SELECT id FROM t
                    weaker isolation  | SET TRANSACTION ISOLATION LEVEL READ COMMITTED
                    """)
    void whatMustNotBeUsedIsFound(String violation, String sql) {
        assertThat(SqlDialect.violations(sql)).contains(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CREATE INDEX i ON t (a, b DESC, c)
                    INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET b = excluded.b
                    SELECT count(*) FROM t WHERE a = ANY(CAST(? AS uuid[]))
                    UPDATE t SET a = a + 1 WHERE id = ? RETURNING a, b
                    COMMENT ON TABLE t IS 'owner: user. No integer / here; SELECT * neither'
                    SELECT interval_minutes, void, printed FROM t FOR UPDATE NOWAIT
                    """)
    void whatMayBeUsedIsLeftAlone(String sql) {
        assertThat(SqlDialect.violations(sql)).isEmpty();
        assertThat(SqlDialect.statements(sql)).isEqualTo(1);
    }

    @Test
    void statementsAreCountedWithoutCommentsAndTexts() {
        assertThat(SqlDialect.statements("-- a; b\nDROP TABLE t; -- and; more\n")).isEqualTo(1);
        assertThat(SqlDialect.statements("SELECT ';'")).isEqualTo(1);
        assertThat(SqlDialect.statements("DROP TABLE t; DROP TABLE u")).isEqualTo(2);
    }

    @Test
    void sqlIsFoundHoweverItIsWritten() {
        String source =
                """
                // "SELECT * FROM comments"
                char quote = '"';
                String joined = "SELECT *" + " FROM t " + "FOR" + " SHARE";
                String block = \"""
                    SELECT id FROM t
                    FOR UPDATE SKIP LOCKED
                    \""";
                entities.createNativeQuery("select ctid from t");
                connection.prepareStatement("select xmax from t").execute();
                String text = "nothing but prose about an integer";
                """;

        List<String> found = JavaStrings.sqlIn(source);

        assertThat(found).hasSize(4);
        assertThat(found.stream().flatMap(sql -> SqlDialect.violations(sql).stream()))
                .containsExactlyInAnyOrder(
                        "select star",
                        "for share",
                        "skip locked",
                        "system column",
                        "system column");
    }
}
