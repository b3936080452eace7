package org.ecluse.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecluse.sandbox.AotState;
import org.junit.jupiter.api.Test;

class StartCacheTest {

  private static final List<String> WITH =
      List.of(
          "7f00-7f10 r--p 00000000 fe:00 1 /usr/lib/libc.so.6",
          "8000-8010 rw-p 00000000 fe:00 2 /opt/ecluse/target/dist/intake/intake.aot");
  private static final List<String> WITHOUT = WITH.subList(0, 1);

  @Test
  void isInUseOnlyWhenTheVirtualMachineHasMappedIt() {
    assertThat(StartCache.state("given", WITH)).isEqualTo(AotState.IN_USE);
    assertThat(StartCache.state("given", WITHOUT)).isEqualTo(AotState.REJECTED);
  }

  @Test
  void isWhatTheLauncherFoundOtherwise() {
    assertThat(StartCache.state("differs", WITHOUT)).isEqualTo(AotState.DIGEST_DIFFERS);
    assertThat(StartCache.state("none", WITHOUT)).isEqualTo(AotState.NONE);
  }

  @Test
  void isNotThereWhenNobodySpokeOfOne() {
    assertThat(StartCache.state()).isEqualTo(AotState.NONE);
  }
}
