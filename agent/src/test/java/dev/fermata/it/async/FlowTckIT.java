package dev.fermata.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The technology compatibility kit of Reactive Streams, for {@code java.util.concurrent.Flow}. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FlowTckIT {
  @Test
  void publisher_keeps_the_rules() {
    assertThat(passed(GeneratorPublisherTck.class)).isGreaterThanOrEqualTo(25);
  }

  @Test
  void subscriber_keeps_the_rules() {
    assertThat(passed(GeneratorSubscriberTck.class)).isGreaterThanOrEqualTo(11);
  }

  /** Returns how many rules were checked. What is skipped cannot be checked for any library. */
  private static int passed(Class<?> kit) {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG runner = new TestNG(false);
    runner.setVerbose(0);
    runner.setTestClasses(new Class<?>[] {kit});
    runner.addListener(results);
    runner.run();

    assertThat(results.getConfigurationFailures()).isEmpty();
    assertThat(results.getFailedTests()).extracting(FlowTckIT::describe).isEmpty();
    assertThat(results.getSkippedTests())
        .extracting(ITestResult::getName)
        .allMatch(name -> name.contains("untested") || name.startsWith("optional"));
    return results.getPassedTests().size();
  }

  private static String describe(ITestResult failed) {
    return failed.getName() + ": " + failed.getThrowable();
  }
}
