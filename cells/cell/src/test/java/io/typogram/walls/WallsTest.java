package io.typogram.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule holds in the cell, and each finds what was planted for it and nothing else.
class WallsTest {

    private static final JavaClasses CELL =
            new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses PLANTED =
            new ClassFileImporter()
                    .importPath(Path.of("target/test-classes/io/typogram/walls/planted"));

    private static final Walls IN_CELL = new Walls("io.typogram");
    private static final Walls IN_PLANTED = new Walls("io.typogram.walls.planted");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        IN_CELL.contextsSeeOnlyEachOthersRoots(),
                        IN_PLANTED.contextsSeeOnlyEachOthersRoots(),
                        List.of("ReachesIntoAnotherContext")),
                Arguments.of(
                        IN_CELL.thePlatformNamesNoContext(),
                        IN_PLANTED.thePlatformNamesNoContext(),
                        List.of("NamesAContext")),
                Arguments.of(
                        IN_CELL.anEntityKnowsNeitherBoundaryNorControl(),
                        IN_PLANTED.anEntityKnowsNeitherBoundaryNorControl(),
                        List.of("KnowsControl")),
                Arguments.of(
                        IN_CELL.controlDoesNotKnowTheBoundary(),
                        IN_PLANTED.controlDoesNotKnowTheBoundary(),
                        List.of("KnowsBoundary")),
                Arguments.of(
                        IN_CELL.aContextsRootDoesNotShowItsInside(),
                        IN_PLANTED.aContextsRootDoesNotShowItsInside(),
                        List.of("KnowsItsInside")),
                Arguments.of(
                        IN_CELL.onlyTheBoundarySpeaksWithTheOutside(),
                        IN_PLANTED.onlyTheBoundarySpeaksWithTheOutside(),
                        List.of("SpeaksHttp", "SpeaksPulsar")),
                Arguments.of(
                        IN_CELL.onlyTheBoundaryBeginsTransactions(),
                        IN_PLANTED.onlyTheBoundaryBeginsTransactions(),
                        List.of("BeginsATransaction")),
                Arguments.of(
                        IN_CELL.onlyOneClassReadsTheClock(),
                        IN_PLANTED.onlyOneClassReadsTheClock(),
                        List.of("ReadsTheClock")),
                Arguments.of(
                        IN_CELL.contextsDrawNothingByThemselves(),
                        IN_PLANTED.contextsDrawNothingByThemselves(),
                        List.of("DrawsByChance")),
                Arguments.of(
                        IN_CELL.everyPackageSaysWhatNullMeans(),
                        IN_PLANTED.everyPackageSaysWhatNullMeans(),
                        List.of("SaysNothingOfNull")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aWallStandsAndHoldsBackWhatWasPlanted(
            ArchRule inCell, ArchRule inPlanted, List<String> planted) {
        inCell.check(CELL);

        assertThat(PLANTED.stream().filter(type -> isHeldBack(type, inPlanted)))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(planted);
    }

    @Test
    void theWallsAreThoseOfTheWholeCell() {
        assertThat(CELL.size()).isGreaterThan(100);
        assertThat(CELL.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.typogram.accounts",
                        "io.typogram.typing.control",
                        "io.typogram.leaderboards.boundary",
                        "io.typogram.platform");
    }

    private static boolean isHeldBack(JavaClass type, ArchRule rule) {
        JavaClasses alone = PLANTED.that(DescribedPredicate.equalTo(type));
        return rule.allowEmptyShould(true).evaluate(alone).hasViolation();
    }
}
