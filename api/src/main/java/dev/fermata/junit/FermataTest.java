package dev.fermata.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that runs as a task, in virtual time: sleeping takes none, and tasks that wait for
 * each other for ever fail with the graph of who waits for whom.
 *
 * <pre>{@code
 * @FermataTest
 * void retries_three_times() {
 *   assertEquals("page", fetchWithRetries(source));      // waits an hour, at once
 *   assertEquals(Duration.ofHours(1), Async.time());
 * }
 * }</pre>
 *
 * <p>The method can wait as if it were {@link dev.fermata.Suspendable}. The test fails too with
 * what a task throws that nobody awaits, and with what is left over when the method returns: tasks,
 * generators and threads, each with its name and where it began or stands.
 */
@Documented
@Test
@ExtendWith(TaskExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FermataTest {
  /**
   * Tells whether time is virtual.
   *
   * @return false for the machine's clock
   */
  boolean virtualTime() default true;

  /**
   * Tells whether the test fails with what it leaves over. Threads are not looked for where tests
   * run at the same time.
   *
   * @return false for a test that leaves tasks, generators or threads to others
   */
  boolean leakCheck() default true;
}
