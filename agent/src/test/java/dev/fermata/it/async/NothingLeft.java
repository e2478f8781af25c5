package dev.fermata.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Tasks;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails each test of tasks that leaves a run or a thread over. JUnit finds it by itself. Tasks and
 * generators that a run leaves over are found by the run: its leaks are checked by a system
 * property.
 */
public final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace OWN = Namespace.create(NothingLeft.class);

  /** How long a thread that is about to end may take. */
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private static boolean isConcerned(ExtensionContext test) {
    return test.getRequiredTestClass().getPackageName().startsWith("dev.fermata.it.async");
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (isConcerned(test)) {
      assertThat(Boolean.getBoolean("fermata.leakcheck")).isTrue();
      test.getStore(OWN).put("threads", new HashSet<>(Thread.getAllStackTraces().keySet()));
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws InterruptedException {
    if (!isConcerned(test)) {
      return;
    }
    Set<?> before = test.getStore(OWN).get("threads", Set.class);
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(each) && isOurs(each)) {
        each.join(PATIENCE_MILLIS);
        assertThat(each.isAlive())
            .as("%s is left at %s", each, Arrays.toString(each.getStackTrace()))
            .isFalse();
      }
    }
    assertThat(Tasks.tree()).as("runs that are left").isEmpty();
  }

  /** Tells threads of the library and of tests from those that JUnit and the JDK keep. */
  private static boolean isOurs(Thread thread) {
    String name = thread.getName();
    return name.startsWith("fermata-") || (!thread.isDaemon() && !name.startsWith("junit-"));
  }
}
