package io.typogram.walls;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/// The walls of an application whose contexts, and whose platform, are the packages under its root.
///
/// @param root such as `io.typogram`
record Walls(String root) {

    private static final String PLATFORM = "platform";

    /// What a context lets others see stands in its root package.
    ArchRule contextsSeeOnlyEachOthersRoots() {
        return classes()
                .that(describe("stand in a context", type -> !contextOf(type).isEmpty()))
                .should(
                        check(
                                "see only the root packages of other contexts",
                                (type, events) -> {
                                    for (Dependency dependency :
                                            type.getDirectDependenciesFromSelf()) {
                                        JavaClass other =
                                                dependency.getTargetClass().getBaseComponentType();
                                        boolean fine =
                                                contextOf(other).isEmpty()
                                                        || contextOf(other).equals(contextOf(type))
                                                        || other.getPackageName()
                                                                .equals(
                                                                        root
                                                                                + "."
                                                                                + contextOf(other));
                                        if (!fine) {
                                            events.add(
                                                    SimpleConditionEvent.violated(
                                                            type, dependency.getDescription()));
                                        }
                                    }
                                }));
    }

    ArchRule thePlatformNamesNoContext() {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + PLATFORM + "..")
                .should()
                .dependOnClassesThat(
                        describe("stand in a context", type -> !contextOf(type).isEmpty()));
    }

    ArchRule anEntityKnowsNeitherBoundaryNorControl() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..entity..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(root + "..boundary..", root + "..control.."));
    }

    ArchRule controlDoesNotKnowTheBoundary() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..control..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..boundary.."));
    }

    ArchRule aContextsRootDoesNotShowItsInside() {
        return noClasses()
                .that(
                        describe(
                                "stand in a context's root",
                                type ->
                                        !contextOf(type).isEmpty()
                                                && type.getPackageName()
                                                        .equals(root + "." + contextOf(type))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(root + "..boundary..", root + "..control.."));
    }

    ArchRule onlyTheBoundarySpeaksWithTheOutside() {
        return noClasses()
                .that(insideOfContexts())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "jakarta.ws.rs..", "jakarta.servlet..", "org.apache.pulsar.."));
    }

    ArchRule onlyTheBoundaryBeginsTransactions() {
        return noClasses()
                .that(insideOfContexts())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Transactional.class);
    }

    /// [System#nanoTime] may be asked: it measures, and tells no time.
    ArchRule onlyOneClassReadsTheClock() {
        return noClasses()
                .that(describe("are not the clock", type -> !type.getName().equals(clock())))
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(javaTime()))))
                .orShould()
                .callMethodWhere(target(nameMatching("system.*")).and(target(owner(javaTime()))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class);
    }

    /// Jitter between attempts and ids that nobody may foretell are drawn where they are needed; what
    /// a test wants to repeat is not.
    ArchRule contextsDrawNothingByThemselves() {
        return noClasses()
                .that(describe("stand in a context", type -> !contextOf(type).isEmpty()))
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructorWhere(target(owner(name(Random.class.getName()))));
    }

    ArchRule everyPackageSaysWhatNullMeans() {
        return classes()
                .should(
                        check(
                                "stand in a package that is @NullMarked",
                                (type, events) -> {
                                    JavaPackage itsPackage = type.getPackage();
                                    if (!itsPackage.isAnnotatedWith(NullMarked.class)) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type,
                                                        itsPackage.getName() + " is not marked"));
                                    }
                                }));
    }

    private String clock() {
        return root + "." + PLATFORM + ".Clock";
    }

    private DescribedPredicate<JavaClass> insideOfContexts() {
        return describe(
                "stand in a context and not in its boundary",
                type -> !contextOf(type).isEmpty() && !type.getPackageName().contains(".boundary"));
    }

    /// The context that a class stands in; empty for the platform and for what is not ours.
    private String contextOf(JavaClass type) {
        String prefix = root + ".";
        if (!type.getPackageName().startsWith(prefix)) {
            return "";
        }
        String first = type.getPackageName().substring(prefix.length()).split("\\.", 2)[0];
        // The kernel and the server module are ours, but no contexts of the cell.
        return switch (first) {
            case PLATFORM, "kernel", "server" -> "";
            default -> first;
        };
    }

    private static DescribedPredicate<JavaClass> javaTime() {
        return resideInAPackage("java.time..");
    }

    private static DescribedPredicate<JavaClass> describe(
            String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static ArchCondition<JavaClass> check(
            String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
