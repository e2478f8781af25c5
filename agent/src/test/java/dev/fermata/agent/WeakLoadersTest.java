package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.ClassFiles;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class WeakLoadersTest {
  private final WeakLoaders loaders = new WeakLoaders();

  private static LoaderState state(ClassLoader loader) {
    AgentLog log = new AgentLog(LogLevel.OFF, System.err);
    LoaderSource source =
        new LoaderSource(loader, (asked, name) -> ClassFiles.Twins.TO_BE_MADE, log);
    assertThat(source.find("none")).isNull();
    return new LoaderState((bytes, whyPlain, former) -> null, true);
  }

  /** Says that it equals every other. */
  private static final class Equal extends URLClassLoader {
    Equal() {
      super(new URL[0]);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Equal;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void loaders_are_told_apart_by_identity() {
    ClassLoader one = new Equal();
    ClassLoader two = new Equal();
    LoaderState ofOne = loaders.add(one, state(one));
    assertThat(loaders.find(one)).isSameAs(ofOne);
    assertThat(loaders.find(two)).isNull();
  }

  @Test
  void first_state_of_a_loader_stays() {
    ClassLoader loader = new Equal();
    LoaderState first = loaders.add(loader, state(loader));
    assertThat(loaders.add(loader, state(loader))).isSameAs(first);
  }

  @Test
  void loader_that_nobody_uses_is_forgotten() {
    loaders.add(new Equal(), state(new Equal()));
    ClassLoader alive = new Equal();
    do {
      System.gc();
      loaders.add(alive, state(alive));
    } while (loaders.size() > 1);
    assertThat(loaders.find(alive)).isNotNull();
  }
}
