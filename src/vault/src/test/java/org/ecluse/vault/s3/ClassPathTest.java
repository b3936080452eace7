package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The integration tests put, whole and in parts, on this very class path. */
final class ClassPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"commons-compress", "snappy", "s3proxy", "okhttp-5", "jclouds"})
  void holdsNoArchiveLibraryAndNoTestServer(String library) {
    assertThat(System.getProperty("java.class.path")).contains("minio-").doesNotContain(library);
  }
}
