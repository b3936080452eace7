package org.ecluse.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The laws of the house as rules. {@link LawsTest} holds them against the code. */
final class Laws {

  private static final String[] WEB = {"io.quarkus..", "jakarta..", "io.vertx..", "io.netty.."};

  private static final String[] PARSERS = {
    "org.apache.tika..",
    "org.apache.pdfbox..",
    "org.apache.poi..",
    "com.drew..",
    "com.ctc.wstx..",
    "org.codehaus.stax2..",
    "javax.imageio..",
    "javax.xml.."
  };

  /** Classes that hold or make the private half of a key pair. */
  private static final DescribedPredicate<JavaClass> PRIVATE_KEYS =
      nameMatching(
              "java\\.security\\.(PrivateKey|KeyPair|KeyPairGenerator|spec\\.\\w*Private\\w*)"
                  + "|java\\.security\\.interfaces\\.\\w*Private\\w*"
                  + "|org\\.bouncycastle\\..*(Private|SecretKey|KeyPair)\\w*")
          .forSubtype();

  /** Asking the network who is at the other end. */
  private static final DescribedPredicate<JavaAccess<?>> REMOTE_ADDRESS =
      DescribedPredicate.describe(
          "ask for a remote address",
          access ->
              Set.of("remoteAddress", "getRemoteAddr", "getRemoteHost", "getRemoteAddress")
                  .contains(access.getTarget().getName()));

  private Laws() {}

  static final ArchRule CORE_IMPORTS_ONLY_JAVA =
      classes()
          .that()
          .resideInAPackage("org.ecluse.core..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.ecluse.core..", "org.jspecify.annotations.."));

  static final ArchRule SANDBOX_IMPORTS_ONLY_JAVA_AND_CORE =
      classes()
          .that()
          .resideInAPackage("org.ecluse.sandbox..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "javax.crypto..",
                  "org.ecluse.sandbox..",
                  "org.ecluse.core..",
                  "org.jspecify.."));

  static final ArchRule MIDDLE_MODULES_DO_NOT_KNOW_EACH_OTHER = middle();

  private static ArchRule middle() {
    String[] middle = {"seal", "vault", "sandbox", "sanitize"};
    ArchRule rule = null;
    for (String one : middle) {
      String[] others = new String[middle.length - 1];
      int count = 0;
      for (String other : middle) {
        if (!other.equals(one)) {
          others[count++] = "org.ecluse." + other + "..";
        }
      }
      ArchRule each =
          noClasses()
              .that()
              .resideInAPackage("org.ecluse." + one + "..")
              .should()
              .dependOnClassesThat(resideInAnyPackage(others));
      rule = rule == null ? each : com.tngtech.archunit.lang.CompositeArchRule.of(rule).and(each);
    }
    return java.util.Objects.requireNonNull(rule);
  }

  static final ArchRule ONLY_APPLICATIONS_KNOW_THE_WEB =
      noClasses()
          .that(not(resideInAnyPackage("org.ecluse.intake..", "org.ecluse.console..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage(WEB));

  static final ArchRule UNSEAL_KNOWS_CORE_AND_SEAL =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.unseal..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.ecluse..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.ecluse.unseal..", "org.ecluse.core..", "org.ecluse.seal.."))));

  static final ArchRule INTAKE_CAN_ONLY_DEPOSIT =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.intake..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.ecluse.unseal..", "org.ecluse.sanitize..", "org.ecluse.vault.shelf.."));

  static final ArchRule REVIEWERS_CANNOT_DEPOSIT =
      noClasses()
          .that()
          .resideInAnyPackage("org.ecluse.console..", "org.ecluse.desk..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.ecluse.sanitize..", "org.ecluse.vault.deposit.."));

  static final ArchRule PRIVATE_KEYS_LIVE_IN_THREE_PLACES =
      noClasses()
          .that(
              not(resideInAnyPackage("org.ecluse.unseal..", "org.ecluse.seal.mailbox.."))
                  .and(not(simpleName("CommitSigner"))))
          .should()
          .dependOnClassesThat(PRIVATE_KEYS);

  static final ArchRule ONLY_VAULT_NAMES_THE_STORAGE_CLIENT =
      noClasses()
          .that(not(resideInAPackage("org.ecluse.vault..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.minio..", "okhttp3.."));

  static final ArchRule ONLY_SANITIZE_PARSES_DOCUMENTS =
      noClasses()
          .that(not(resideInAPackage("org.ecluse.sanitize..")))
          .should()
          .dependOnClassesThat(resideInAnyPackage(PARSERS));

  static final ArchRule ONLY_SEAL_AND_UNSEAL_NAME_BOUNCY_CASTLE =
      noClasses()
          .that(not(resideInAnyPackage("org.ecluse.seal..", "org.ecluse.unseal..")))
          .should()
          .dependOnClassesThat(resideInAPackage("org.bouncycastle.."));

  static final ArchRule INTAKE_NEVER_LETS_THE_FRAMEWORK_READ_A_FORM =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.intake..")
          .should()
          .dependOnClassesThat(
              nameMatching(
                      ".*\\.(RestForm|FormParam|FileUpload|MultipartFormDataInput|WithFormRead"
                          + "|MultipartForm|FormValue)")
                  .forSubtype());

  static final ArchRule INTAKE_MAKES_NO_FILE =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.intake..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Files.createTemp*",
                  call ->
                      call.getTargetOwner().isEquivalentTo(java.nio.file.Files.class)
                          && call.getTarget().getName().startsWith("createTemp")))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File");

  static final ArchRule INTAKE_NEVER_ASKS_WHO_IS_THERE =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.intake..")
          .and()
          .doNotHaveSimpleName("CircuitGate")
          .should()
          .accessTargetWhere(REMOTE_ADDRESS);

  static final ArchRule NOBODY_PRINTS_IN_INTAKE =
      noClasses()
          .that()
          .resideInAPackage("org.ecluse.intake..")
          .and()
          .doNotHaveSimpleName("IntakeMain")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  static final ArchRule ONLY_SANDBOX_STARTS_PROCESSES =
      noClasses()
          .that(not(resideInAPackage("org.ecluse.sandbox..")))
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Runtime.exec",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Runtime.class)
                          && call.getTarget().getName().equals("exec")));

  static final ArchRule NOBODY_DEPENDS_ON_AN_APPLICATION = leaves();

  private static ArchRule leaves() {
    ArchRule rule = null;
    for (String leaf : new String[] {"intake", "console", "desk", "sanitize"}) {
      String own = "org.ecluse." + leaf + "..";
      ArchRule each =
          noClasses()
              .that(not(resideInAPackage(own)))
              .should()
              .dependOnClassesThat(resideInAPackage(own));
      rule = rule == null ? each : com.tngtech.archunit.lang.CompositeArchRule.of(rule).and(each);
    }
    return java.util.Objects.requireNonNull(rule);
  }
}
