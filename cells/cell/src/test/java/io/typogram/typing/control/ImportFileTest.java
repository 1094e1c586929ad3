package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.typing.control.ImportFile.Parsed;
import io.typogram.typing.control.ImportFile.Parsed.Illegible;
import io.typogram.typing.control.ImportFile.Parsed.Legible;
import io.typogram.typing.entity.ImportSource;
import io.typogram.typing.entity.ImportedResult;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFileTest {

    private static final String MONKEYTYPE =
            "_id,isPb,wpm,acc,rawWpm,consistency,charStats,mode,mode2,quoteLength,restartCount,testDuration,afkDuration,"
                    + "incompleteTestSeconds,punctuation,numbers,language,funbox,difficulty,lazyMode,blindMode,bailedOut,tags,timestamp\n";

    private static final String MONKEYTYPE_ROW =
            "65f1c0ffee65f1c0ffee65f1,true,71.25,96.4,74.8,80.12,178;3;1;0,time,30,-1,0,30,0,0,true,false,english_1k,none,"
                    + "normal,false,false,false,\"a,b\",1710342000500\n";

    private static final String TYPERACER =
            "Race #,WPM,Accuracy,Rank,# Racers,Text ID,Date/Time (UTC)\n";

    @Test
    void monkeytypesResultsAreRead() {
        assertThat(results(MONKEYTYPE + MONKEYTYPE_ROW + "\n"))
                .containsExactly(
                        new ImportedResult(
                                ImportSource.MONKEYTYPE,
                                "65f1c0ffee65f1c0ffee65f1",
                                "time",
                                30,
                                "english_1k",
                                71.25,
                                Optional.of(74.8),
                                96.4,
                                Optional.of(80.12),
                                Instant.parse("2024-03-13T15:00:00.500Z")));
    }

    @Test
    void typeracersRacesAreRead() {
        assertThat(
                        results(
                                "\uFEFF"
                                        + TYPERACER.replace("\n", "\r\n")
                                        + "12,80,0.983,1,3,10,2026-09-01 12:00:00\r\n"))
                .containsExactly(
                        new ImportedResult(
                                ImportSource.TYPERACER,
                                "12",
                                "race",
                                0,
                                "",
                                80,
                                Optional.empty(),
                                98.3,
                                Optional.empty(),
                                Instant.parse("2026-09-01T12:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    x,80,0.9,1,3,10                       | Date/Time (UTC) is missing
                    x,fast,0.9,1,3,10,2026-09-01 12:00:00 | WPM is not a number
                    x,NaN,0.9,1,3,10,2026-09-01 12:00:00  | wpm is a number from 0 to 1000
                    x,80,98,1,3,10,2026-09-01 12:00:00    | the accuracy is a share
                    x,80,0.9,1,3,10,yesterday             | a number or a time cannot be read
                    x,80,0.9,1,3,10,1960-09-01 12:00:00   | the time lies after 1970
                    a b,80,0.9,1,3,10,2026-09-01 12:00:00 | the id has 1 to 64 letters, digits, hyphens and underscores
                    "x,80,0.9,1,3,10,2026-09-01 12:00:00  | a quotation mark is not where one can be
                    "x"y,80,0.9,1,3,10,2026-09-01         | a quotation mark is not where one can be
                    """)
    void whatIsNoResultIsNamedByItsLine(String row, String reason) {
        String good = "1,80,0.9,1,3,10,2026-09-01 12:00:00\n";

        assertThat(ImportFile.read(TYPERACER + good + row + "\n" + good))
                .isEqualTo(new Illegible(3, reason));
    }

    @Test
    void aHeaderCanBeIllegibleToo() {
        assertThat(ImportFile.read("\"Race #,WPM"))
                .isEqualTo(new Illegible(1, "a quotation mark is not where one can be"));
    }

    @Test
    void aFileHasABound() {
        String races = "1,80,0.9,1,3,10,2026-09-01 12:00:00\n".repeat(ImportFile.MAX_RESULTS);

        assertThat(results(TYPERACER + races)).hasSize(ImportFile.MAX_RESULTS);
        assertThat(ImportFile.read(TYPERACER + races + "2,80,0.9,1,3,10,2026-09-01 12:00:00"))
                .isEqualTo(new Parsed.TooLong());
    }

    @Test
    void otherFilesAreOfNobody() {
        for (String file : new String[] {"", "\n", "hello", "wpm,acc\n1,2\n"}) {
            assertThat(ImportFile.read(file)).isEqualTo(new Parsed.Unknown());
        }
        assertThat(results(TYPERACER)).isEmpty();
    }

    private static java.util.List<ImportedResult> results(String file) {
        return ((Legible) ImportFile.read(file)).results();
    }
}
