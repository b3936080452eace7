package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.ecluse.core.Settings;
import org.junit.jupiter.api.Test;

final class PortTest {

  @Test
  void isTheSettingOr8090() {
    assertThat(Port.of(Settings.of(Map.of()))).isEqualTo(8090);
    assertThat(Port.of(Settings.of(Map.of("ECLUSE_CONSOLE_PORT", "18090")))).isEqualTo(18090);
  }

  @Test
  void refusesWhatIsNoPortAndEveryOtherHost() {
    for (Map<String, String> settings :
        List.of(
            Map.of("ECLUSE_CONSOLE_PORT", "65536"),
            Map.of("ECLUSE_CONSOLE_PORT", "0"),
            Map.of("ECLUSE_CONSOLE_HOST", "0.0.0.0"),
            Map.of("ECLUSE_CONSOLE_HOST", "localhost"))) {
      assertThatThrownBy(() -> Port.of(Settings.of(settings)))
          .isInstanceOf(Settings.BadSetting.class);
    }
  }
}
