package dev.portico.extension;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.portico.extension", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theRulesKnowNothingButJava = classes()
            .that()
            .resideInAPackage("..access..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.portico.extension.access..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.portico.extension.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatIsExperimentalIsTouchedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("..signals..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak.ssf..", "org.keycloak.events.outbox..", "..extension.signals..");

    @ArchTest
    static final ArchRule keycloaksInternalCachesAreTouchedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("..internals..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.keycloak.models.cache.infinispan..");
}
