package dev.portico.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.portico.portal");

    @Test
    void accessIsPureJava() {
        classes()
                .that()
                .resideInAPackage("dev.portico.portal.access..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.portico.portal.access..")
                .check(PORTAL);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.portico.portal.(*)..").should().beFreeOfCycles().check(PORTAL);
    }

    @Test
    void thePlatformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("dev.portico.portal.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.portico.portal.tickets..",
                        "dev.portico.portal.articles..",
                        "dev.portico.portal.desk..",
                        "dev.portico.portal.mail..",
                        "dev.portico.portal.members..",
                        "dev.portico.portal.people..",
                        "dev.portico.portal.signals..")
                .check(PORTAL);
    }
}
