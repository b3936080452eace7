package org.ecluse.vault.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.GetObjectArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.RemoveObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.testkit.store.StoreServer;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import org.ecluse.vault.shelf.Grace;
import org.ecluse.vault.shelf.Opened;
import org.ecluse.vault.shelf.Stored;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each credential can and cannot do on Ceph, with the rights given by the shipped command. */
@ExtendWith(CephGateway.Extension.class)
final class CephRightsIT {

  private static final String VAULT = "vault";
  private static final String LOOSE = "loose";

  private static final byte[] BYTES = "sealed".getBytes(UTF_8);

  private final PartName part = new PartName(new CaseId(CaseId.random().text()), 1);
  private final String body = ObjectLayout.body(part);
  private final String head = ObjectLayout.head(part);
  private final String record = ObjectLayout.record(part.caseId());

  private final CephGateway ceph;

  CephRightsIT(CephGateway ceph) {
    this.ceph = ceph;
  }

  @BeforeAll
  static void theVaultIsSetUpByTheShippedCommand(CephGateway ceph) throws Exception {
    ceph.users("intake", "console", "admin", "loose-intake");
    ceph.apply(VAULT, "--intake", "intake", "--console", "console", "--admin", "admin");
  }

  private Bucket as(String user) {
    return ceph.bucket(VAULT, ceph.credentials(user));
  }

  private ObjectStore store(String user) {
    return S3Store.over(as(user), false);
  }

  private void putCase() throws Exception {
    ObjectStore intake = store("intake");
    intake.put(body, new ByteArrayInputStream(new byte[Multipart.PART_BYTES * 2 + 1]));
    intake.put(head, new ByteArrayInputStream(BYTES));
    intake.create(record, BYTES);
  }

  private static void forbidden(ThrowingCallable act) {
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(act)
        .matches(e -> e.kind() == Kind.FORBIDDEN);
  }

  private static <T> void refused(Calls.Request<T> request) {
    assertThatExceptionOfType(S3Failure.class)
        .isThrownBy(() -> Calls.once(request))
        .matches(S3Failure::refused);
  }

  @Test
  void intakePutsACaseAndTheConsoleReadsIt() throws Exception {
    putCase();
    ObjectStore console = store("console");
    try (InputStream in = console.get(body).orElseThrow()) {
      assertThat(in.readAllBytes()).hasSize(Multipart.PART_BYTES * 2 + 1);
    }
    assertThat(console.list(ObjectLayout.QUEUE, Optional.empty(), 1000))
        .anyMatch(e -> e.key().equals(record));
    assertThat(console.get(ObjectLayout.head(new PartName(CaseId.random(), 1)))).isEmpty();
  }

  @Test
  void intakeCannotReadBackWhatItPut() throws Exception {
    putCase();
    for (String key : new String[] {body, head, record}) {
      forbidden(() -> store("intake").get(key));
    }
  }

  @Test
  void intakeCannotReadAnOldVersionEither() throws Exception {
    String version = Calls.once(as("intake").put(head, BYTES, BYTES.length)).versionId();
    assertThat(version).isNotNull();
    refused(
        () ->
            as("intake")
                .client()
                .getObject(
                    GetObjectArgs.builder().bucket(VAULT).object(head).versionId(version).build()));
  }

  @Test
  void intakeCannotListAnything() {
    for (String prefix : new String[] {"inbox/", "queue/", "keyring/", "replies/", "desk/"}) {
      forbidden(() -> store("intake").list(prefix, Optional.empty(), 1));
    }
    refused(
        () ->
            as("intake")
                .client()
                .listObjectVersions(ListObjectVersionsArgs.builder().bucket(VAULT).build()));
    refused(
        () ->
            as("intake")
                .client()
                .listMultipartUploads(ListMultipartUploadsArgs.builder().bucket(VAULT).build()));
  }

  @Test
  void intakeCannotDeleteACase() throws Exception {
    putCase();
    for (String key : new String[] {body, head, record}) {
      refused(() -> remove("intake", key));
    }
    assertThat(store("console").get(record)).isPresent();
  }

  private java.util.concurrent.CompletableFuture<Boolean> remove(String user, String key) {
    return as(user)
        .client()
        .removeObject(RemoveObjectArgs.builder().bucket(VAULT).object(key).build());
  }

  @Test
  void intakeCannotSlipInAKeyring() {
    forbidden(() -> store("intake").create(ObjectLayout.epoch(77), BYTES));
  }

  @Test
  void intakeReadsAKeyringThatAnAdminPublished() throws Exception {
    store("admin").create(ObjectLayout.epoch(5), BYTES);
    try (InputStream in = store("intake").get(ObjectLayout.epoch(5)).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void whatIntakeOverwritesIsKeptAsAnOldVersion() throws Exception {
    putCase();
    store("intake").replace(head, new byte[] {9});
    assertThat(versions(head)).isEqualTo(2);
  }

  private int versions(String key) throws S3Failure {
    return Calls.once(
            () ->
                as("admin")
                    .client()
                    .listObjectVersions(
                        ListObjectVersionsArgs.builder().bucket(VAULT).prefix(key).build()))
        .result()
        .contents()
        .size();
  }

  @Test
  void aConsoleCannotOverwriteABodyOrARecordOrAKeyring() throws Exception {
    putCase();
    for (String key : new String[] {body, record, ObjectLayout.epoch(6)}) {
      forbidden(() -> store("console").replace(key, BYTES));
    }
    forbidden(
        () ->
            store("console")
                .put(body, new ByteArrayInputStream(new byte[Multipart.PART_BYTES + 1])));
  }

  @Test
  void aConsoleReplacesAHeadAndPutsEventsRepliesAndReencryptedBodies() throws Exception {
    putCase();
    ObjectStore console = store("console");
    console.replace(head, new byte[] {2});
    console.create("desk/" + part.caseId() + "/1", BYTES);
    console.create("replies/" + part.caseId(), BYTES);
    console.put(body + ".1", new ByteArrayInputStream(new byte[Multipart.PART_BYTES + 1]));
    refused(() -> remove("console", "desk/" + part.caseId() + "/1"));
    try (InputStream in = store("intake").get("replies/" + part.caseId()).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(BYTES);
    }
  }

  @Test
  void whatAConsoleDeletesAnAdminBringsBack() throws Exception {
    putCase();
    Calls.once(() -> remove("console", body));
    Calls.once(() -> remove("console", record));
    assertThat(store("console").get(body)).isEmpty();
    assertThat(store("admin").bringBack(body)).isTrue();
    assertThat(store("admin").bringBack(record)).isTrue();
    try (InputStream in = store("console").get(body).orElseThrow()) {
      assertThat(in.readAllBytes()).hasSize(Multipart.PART_BYTES * 2 + 1);
    }
    assertThat(store("console").list(ObjectLayout.QUEUE, Optional.empty(), 1000))
        .anyMatch(e -> e.key().equals(record));
  }

  private Opened shelf(String user) {
    return new Opened(store(user), S3Attic.over(as(user)), new Grace(14, 14));
  }

  @Test
  void whatAConsolesCommandDeletesAnAdminsCommandBringsBack() throws Exception {
    Stored whole = Stored.whole(store("intake"), 2);
    Stored seen = new Stored(store("console"), whole.caseId(), 2);
    assertThat(shelf("console").trash().delete(whole.caseId())).isTrue();
    seen.isGone();
    assertThat(shelf("console").trash().list()).anyMatch(d -> d.caseId().equals(whole.caseId()));
    forbidden(() -> shelf("console").trash().bringBack(whole.caseId()));
    seen.isGone();
    assertThat(shelf("admin").trash().list()).anyMatch(d -> d.caseId().equals(whole.caseId()));
    assertThat(shelf("admin").trash().bringBack(whole.caseId())).isEqualTo(Outcome.BACK);
    seen.isWhole();
    forbidden(() -> shelf("admin").trash().delete(whole.caseId()));
    forbidden(() -> shelf("intake").trash().delete(whole.caseId()));
    forbidden(() -> shelf("intake").trash().list());
    forbidden(() -> shelf("intake").swept());
    seen.isWhole();
  }

  @Test
  void aConsoleSweepsAndTellsWhatOnlyAnAdminCanMend() throws Exception {
    Stored late = Stored.orphan(store("intake"), 2);
    store("console").delete(ObjectLayout.body(late.part(1)));
    late.commit();
    assertThat(shelf("console").swept().forAdmin()).contains(late.caseId());
    assertThat(shelf("admin").trash().bringBack(late.caseId())).isEqualTo(Outcome.BACK);
    new Stored(store("console"), late.caseId(), 2).isWhole();
    assertThat(shelf("console").swept().forAdmin()).doesNotContain(late.caseId());
  }

  @Test
  void aConsoleThrowsAwayABrokenUploadOfIntake() throws Exception {
    Uploads.begin(as("intake"), body);
    assertThat(Uploads.sweptAfter(as("console"), 14)).isZero();
    assertThat(Uploads.sweptAfter(as("console"), 15)).isPositive();
    assertThat(Uploads.sweptAfter(as("console"), 15)).isZero();
  }

  @Test
  void neitherConsoleNorAdminCanDestroyAVersion() throws Exception {
    putCase();
    String version = Calls.once(as("console").put(head, BYTES, BYTES.length)).versionId();
    for (String user : new String[] {"intake", "console", "admin"}) {
      refused(
          () ->
              as(user)
                  .client()
                  .removeObject(
                      RemoveObjectArgs.builder()
                          .bucket(VAULT)
                          .object(head)
                          .versionId(version)
                          .build()));
    }
  }

  @Test
  void theProbeIsContentWithIntakesRights() {
    assertThatCode(() -> store("intake").probe()).doesNotThrowAnyException();
    assertThatCode(() -> store("intake").probeRights()).doesNotThrowAnyException();
  }

  @Test
  void theProbeRefusesEveryOtherCredential() {
    for (String user : new String[] {"admin", "owner"}) {
      assertThatExceptionOfType(VaultException.class)
          .as(user)
          .isThrownBy(() -> store(user).probeRights())
          .matches(e -> e.kind() == Kind.RIGHTS_TOO_WIDE);
    }
  }

  @Test
  void theProbeRefusesAPolicyThatAllowsPutsAndForgetsToDenyTheRest(CephGateway server)
      throws Exception {
    Bucket owned = server.bucket(LOOSE, server.owner());
    BucketSetup.create(owned);
    BucketSetup.keepVersions(owned);
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
         "Principal":{"AWS":["arn:aws:iam:::user/loose-intake"]},
         "Action":["s3:PutObject"],"Resource":["arn:aws:s3:::loose/*"]}]}
        """;
    BucketSetup.setPolicy(owned, policy);
    ObjectStore loose =
        S3Store.over(server.bucket(LOOSE, server.credentials("loose-intake")), false);
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(loose::probeRights)
        .matches(e -> e.kind() == Kind.RIGHTS_TOO_WIDE);
  }

  @Test
  void aCredentialOfNobodyIsForbidden(@org.junit.jupiter.api.io.TempDir Path folder)
      throws Exception {
    Path nobody = StoreServer.credentials(folder, "nobody", "AKNOBODY", "wrong", "default");
    forbidden(() -> S3Store.over(ceph.bucket(VAULT, nobody), false).probe());
  }
}
