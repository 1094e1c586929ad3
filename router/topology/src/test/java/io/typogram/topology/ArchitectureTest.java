package io.typogram.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.typogram.topology.planted.cells.control.PlantedAnswer;
import io.typogram.topology.planted.placement.PlantedTrespasser;
import org.junit.jupiter.api.Test;

/// The walls that the root's package documentation describes, each with somebody who runs into it.
class ArchitectureTest {

    private static final JavaClasses TOPOLOGY =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.typogram.topology");

    private static final ArchRule ORDER =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("versions")
                    .definedBy("io.typogram.topology.versions..")
                    .layer("cells")
                    .definedBy("io.typogram.topology.cells..")
                    .layer("directory")
                    .definedBy("io.typogram.topology.directory..")
                    .layer("tenants")
                    .definedBy("io.typogram.topology.tenants..")
                    .layer("placement")
                    .definedBy("io.typogram.topology.placement..")
                    .layer("moves")
                    .definedBy("io.typogram.topology.moves..")
                    .layer("erasures")
                    .definedBy("io.typogram.topology.erasures..")
                    .layer("claims")
                    .definedBy("io.typogram.topology.claims..")
                    .layer("exports")
                    .definedBy("io.typogram.topology.exports..")
                    .layer("loads")
                    .definedBy("io.typogram.topology.loads..")
                    .layer("rollouts")
                    .definedBy("io.typogram.topology.rollouts..")
                    .layer("audit")
                    .definedBy("io.typogram.topology.audit..")
                    .whereLayer("loads")
                    .mayOnlyBeAccessedByLayers("rollouts")
                    .whereLayer("rollouts")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("audit")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("exports")
                    .mayOnlyBeAccessedByLayers("tenants")
                    .whereLayer("claims")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("claims")
                    .mayNotAccessAnyLayer()
                    .whereLayer("erasures")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("moves")
                    .mayOnlyBeAccessedByLayers("erasures")
                    .whereLayer("placement")
                    .mayOnlyBeAccessedByLayers("moves")
                    .whereLayer("tenants")
                    .mayOnlyBeAccessedByLayers("placement", "moves", "erasures")
                    .whereLayer("directory")
                    .mayOnlyBeAccessedByLayers("placement", "moves", "erasures", "exports")
                    .whereLayer("cells")
                    .mayOnlyBeAccessedByLayers(
                            "directory",
                            "exports",
                            "rollouts",
                            "tenants",
                            "placement",
                            "moves",
                            "erasures",
                            "exports",
                            "loads",
                            "audit");

    @Test
    void eachConcernUsesOnlyThoseBeforeIt() {
        ORDER.check(TOPOLOGY);
    }

    @Test
    void whatIsInsideAConcernIsItsOwn() {
        trespassing("cells").check(TOPOLOGY);
        trespassing("directory").check(TOPOLOGY);
        trespassing("placement").check(TOPOLOGY);
        trespassing("tenants").check(TOPOLOGY);
        trespassing("moves").check(TOPOLOGY);
        trespassing("erasures").check(TOPOLOGY);
        trespassing("claims").check(TOPOLOGY);
        trespassing("loads").check(TOPOLOGY);
        trespassing("exports").check(TOPOLOGY);
        trespassing("rollouts").check(TOPOLOGY);
        trespassing("retention").check(TOPOLOGY);
        trespassing("audit").check(TOPOLOGY);
    }

    @Test
    void onlyABoundaryKnowsOfTheWireAndOfTransactions() {
        boundariesOnly().check(TOPOLOGY);
    }

    @Test
    void theWallsStopWhoRunsIntoThem() {
        JavaClasses trespasser = new ClassFileImporter().importClasses(PlantedTrespasser.class);
        JavaClasses answer = new ClassFileImporter().importClasses(PlantedAnswer.class);

        assertThat(trespassing("cells").evaluate(trespasser).hasViolation()).isTrue();
        assertThat(boundariesOnly().evaluate(answer).hasViolation()).isTrue();
    }

    private static ArchRule trespassing(String concern) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.typogram.topology." + concern + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.typogram.topology." + concern + ".boundary..",
                        "io.typogram.topology." + concern + ".control..",
                        "io.typogram.topology." + concern + ".entity..");
    }

    private static ArchRule boundariesOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..boundary..", "..topology.platform..")
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "belong to the wire or to transactions",
                                ArchitectureTest::isOfTheBoundary));
    }

    private static boolean isOfTheBoundary(JavaClass type) {
        return type.getPackageName().startsWith("jakarta.ws.rs")
                || type.getPackageName().startsWith("jakarta.transaction")
                || type.getName().equals("io.typogram.server.persistence.Transactions");
    }
}
