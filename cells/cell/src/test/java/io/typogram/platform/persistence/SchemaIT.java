package io.typogram.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.TestingTables;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whose data a table holds is read from the schema by whoever moves or erases users, so every table
/// says it.
@ExtendWith(ArquillianExtension.class)
class SchemaIT {

    private static final String OWNERS = "^owner: (user|tenant|cell|replicated)\\..*";

    @Test
    void everyTableSaysWhoseItIs() {
        assertThat(TestingTables.names()).contains("accounts", "results", "outbox");
        assertThat(
                        TestingTables.texts(
                                """
                                SELECT c.relname FROM pg_catalog.pg_class c
                                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                                    AND c.relname <> 'flyway_schema_history'
                                    AND coalesce(obj_description(c.oid, 'pg_class'), '') !~ ?
                                """,
                                OWNERS))
                .isEmpty();
    }

    @Test
    void aUsersTableIsKeyedByTheUserFirst() {
        List<String> userTables =
                TestingTables.texts(
                        """
                        SELECT c.relname FROM pg_catalog.pg_class c
                        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                            AND obj_description(c.oid, 'pg_class') LIKE 'owner: user%'
                        """);

        assertThat(userTables)
                .contains("accounts", "api_keys", "results", "category_bests", "board_entries")
                .allSatisfy(table ->
                        assertThat(
                                        TestingTables.texts(
                                                """
                                                SELECT a.attname || ' ' || format_type(a.atttypid, NULL)
                                                FROM pg_catalog.pg_index i
                                                JOIN pg_catalog.pg_attribute a
                                                    ON a.attrelid = i.indrelid
                                                    AND a.attnum = i.indkey[0]
                                                WHERE i.indisprimary
                                                    AND i.indrelid = CAST(? AS regclass)
                                                """,
                                                table))
                                .as(table)
                                .containsExactly("user_id uuid"));
    }

    @Test
    void noTableCountsByItself() {
        assertThat(
                        TestingTables.texts(
                                """
                                SELECT table_name FROM information_schema.columns
                                WHERE table_schema = 'public'
                                    AND table_name <> 'flyway_schema_history'
                                    AND (is_identity = 'YES' OR column_default LIKE 'nextval%')
                                """))
                .isEmpty();
    }

    @Test
    void everyTimeHasAZone() {
        assertThat(
                        TestingTables.texts(
                                """
                                SELECT table_name FROM information_schema.columns
                                WHERE table_schema = 'public'
                                    AND table_name <> 'flyway_schema_history'
                                    AND data_type IN
                                        ('timestamp without time zone', 'time without time zone')
                                """))
                .isEmpty();
    }
}
