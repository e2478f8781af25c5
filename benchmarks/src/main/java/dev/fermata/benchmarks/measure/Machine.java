package dev.fermata.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.StringJoiner;

/**
 * Says what was measured, and on what.
 *
 * @param settings of the run
 */
record Machine(Settings settings) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final double GIB = 1L << 30;

  String text() {
    StringJoiner jdks = new StringJoiner(" and ");
    settings.jdks().forEach(jdk -> jdks.add(jdk.version()));
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "Commit "
        + settings.commit()
        + ", "
        + LocalDate.now(ZoneOffset.UTC)
        + ". JDK "
        + jdks
        + ", "
        + system.getName()
        + " on "
        + system.getAvailableProcessors()
        + " × "
        + processor()
        + ", "
        + Math.round(system.getTotalMemorySize() / GIB)
        + " GiB.";
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException absent) {
      return System.getProperty("os.arch");
    }
  }
}
