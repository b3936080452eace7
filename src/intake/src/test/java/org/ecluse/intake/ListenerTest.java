package org.ecluse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Settings;
import org.junit.jupiter.api.Test;

final class ListenerTest {

  private static Listener at(String text) {
    return Listener.intake(Settings.of(Map.of("ECLUSE_INTAKE_LISTEN", text)));
  }

  @Test
  void listensOnLoopbackUnlessToldOtherwise() {
    Listener listener = Listener.intake(Settings.of(Map.of()));
    assertThat(listener).isEqualTo(new Listener.Loopback(8080));
    assertThat(listener.hosts()).containsExactlyInAnyOrder("127.0.0.1:8080", "localhost:8080");
  }

  @Test
  void listensOnASocketFileAndOnNothingElseThen() {
    assertThat(at("unix:/run/ecluse/in.sock"))
        .isEqualTo(new Listener.Unix(Path.of("/run/ecluse/in.sock")));
  }

  @Test
  void refusesEveryAddressThatANetworkCouldReach() {
    for (String text :
        List.of(
            "0.0.0.0:8080",
            "8080",
            ":8080",
            "192.168.1.2:80",
            "[::]:80",
            "127.0.0.1",
            "127.0.0.1:99999",
            "unix:relative",
            "off")) {
      assertThatThrownBy(() -> at(text)).describedAs(text).isInstanceOf(Settings.BadSetting.class);
    }
  }
}
