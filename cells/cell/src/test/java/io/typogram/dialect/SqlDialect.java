package io.typogram.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What one of the two databases refuses, or accepts and does not do.
final class SqlDialect {

    private static final Map<String, Pattern> NOT_TO_BE_USED = new LinkedHashMap<>();

    static {
        forbid(
                "sequence",
                "SERIAL|BIGSERIAL|SMALLSERIAL|SERIAL[248]|NEXTVAL|CURRVAL|SETVAL|CREATE SEQUENCE"
                        + "|GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY");
        forbid("skip locked", "SKIP LOCKED");
        forbid("advisory lock", "PG_(?:TRY_)?ADVISORY\\w*");
        forbid("for share", "FOR (?:KEY )?SHARE|FOR NO KEY UPDATE");
        forbid(
                "server-side code",
                "LISTEN|NOTIFY|PG_NOTIFY|CREATE (?:OR REPLACE )?(?:CONSTRAINT )?"
                        + "(?:FUNCTION|PROCEDURE|TRIGGER)|CREATE EXTENSION|CREATE POLICY"
                        + "|ROW LEVEL SECURITY|DO \\$");
        forbid("deferrable", "DEFERRABLE|DEFERRED");
        forbid("on constraint", "ON CONFLICT ON CONSTRAINT");
        forbid("delete using", "DELETE FROM [\\w.]+(?: (?:AS )?\\w+)? USING");
        forbid("merge", "MERGE INTO");
        forbid("lock table", "LOCK (?:TABLE )?\\w+ IN|LOCK TABLE");
        forbid("session setting", "SET LOCAL|SET_CONFIG|LOCK_TIMEOUT|SET SESSION");
        forbidForm("expression index", "CREATE (?:UNIQUE )?INDEX [^(]*\\([^)]*\\(");
        forbid("text search", "TSVECTOR|TSQUERY|TO_TSVECTOR|TO_TSQUERY|PLAINTO_TSQUERY");
        forbid("select star", "SELECT (?:DISTINCT )?(?:\\w+\\.)?\\*|RETURNING \\*");
        forbid("32-bit integer", "INT|INTEGER|INT[24]|SMALLINT");
        forbidForm("division", "[\\w)?] ?/ ?[\\w(?]");
        forbid("system column", "CTID|XMAX|XMIN|TXID_CURRENT|PG_CURRENT_XACT_ID|OID");
        forbid("cursor", "WITH HOLD|SCROLL CURSOR|FETCH BACKWARD|DECLARE \\w+ CURSOR");
        forbid("weaker isolation", "READ COMMITTED|READ UNCOMMITTED|REPEATABLE READ");
    }

    private SqlDialect() {}

    /// The names of everything in a statement that must not be there.
    static List<String> violations(String sql) {
        String plain = withoutCatalogIds(withoutTexts(sql).replaceAll("\\s+", " ").strip());
        return NOT_TO_BE_USED.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(plain).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How many statements a script has.
    static long statements(String script) {
        return Pattern.compile(";")
                .splitAsStream(withoutTexts(script))
                .filter(statement -> !statement.isBlank())
                .count();
    }

    /// Without comments and quoted texts, which mean nothing to a database.
    private static String withoutTexts(String sql) {
        return sql.replaceAll("--[^\\n]*", "").replaceAll("'[^']*'", "''");
    }

    /// The catalog's own rows have ids in both databases; those of other tables do not.
    private static String withoutCatalogIds(String sql) {
        return sql.contains("pg_catalog.") ? sql.replaceAll("\\b\\w\\.oid\\b", "id") : sql;
    }

    /// Words are whole words: `OID` is not in `VOID`.
    private static void forbid(String name, String words) {
        forbidForm(name, "(?<![\\w$])(?:" + words + ")(?!\\w)");
    }

    private static void forbidForm(String name, String form) {
        NOT_TO_BE_USED.put(name, Pattern.compile(form, Pattern.CASE_INSENSITIVE));
    }
}
