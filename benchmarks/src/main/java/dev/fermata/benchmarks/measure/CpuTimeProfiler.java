package dev.fermata.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds the processor time of the whole JVM to each iteration, its collector's included. On a
 * machine that other programs use it varies much less than the time on the clock.
 */
public final class CpuTimeProfiler implements InternalProfiler {
  static final String KEY = "cpu.time.norm";

  /** One directory for each thread, on Linux; the bean counts in hundredths of a second there. */
  private static final Path THREADS = Path.of("/proc/self/task");

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long begin;

  @Override
  public String getDescription() {
    return "Processor time of the JVM per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begin = nanos();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanos = nanos() - begin;
    double operations = result.getMetadata().getAllOps();
    return List.of(new ScalarResult(KEY, nanos / operations, "ns/op", AggregationPolicy.AVG));
  }

  private long nanos() {
    if (!Files.isReadable(THREADS.resolveSibling("schedstat"))) {
      return system.getProcessCpuTime();
    }
    long nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        nanos += nanosOf(thread);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return nanos;
  }

  private static long nanosOf(Path thread) {
    try {
      String times = Files.readString(thread.resolve("schedstat"));
      return Long.parseLong(times.substring(0, times.indexOf(' ')));
    } catch (IOException ended) {
      return 0; // such threads are short: the benchmark's own and the collector's stay
    }
  }
}
