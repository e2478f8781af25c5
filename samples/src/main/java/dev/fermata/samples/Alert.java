package dev.fermata.samples;

import dev.fermata.async.AsyncGenerator;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sensor says what it does not usually say, or nothing; or it is as usual again. */
record Alert(String sensor, String level, String text) {
  /** Finds what is unusual: a sensor that was calm for a while is the measure of itself. */
  static AsyncGenerator<Alert> in(AsyncGenerator<Window> windows) {
    return AsyncGenerator.of(
        y -> {
          Map<String, Watch> watches = new HashMap<>();
          try (windows) {
            for (Window window : windows) {
              List<Alert> found = new ArrayList<>();
              for (String sensor : Reading.SENSORS) {
                Watch watch = watches.computeIfAbsent(sensor, Watch::new);
                watch.look(window.values().get(sensor), found);
              }
              y.yieldAll(found);
            }
          }
        });
  }

  /** What is usual for a sensor, and whether it is. */
  private static final class Watch {
    private static final double WEIGHT = 0.1;
    private static final double FAR = 3;
    private static final int LEAST_WINDOWS = 4;
    private static final int SILENT_WINDOWS = 4;

    private final String sensor;
    private double usual;
    private int seen;
    private int silent;
    private String level = "calm";

    Watch(String sensor) {
      this.sensor = sensor;
    }

    void look(DoubleSummaryStatistics values, List<Alert> found) {
      if (values == null) {
        silent++;
        if (silent == SILENT_WINDOWS) {
          become("silent", "says nothing", found);
        }
        return;
      }
      silent = 0;
      double distance = values.getAverage() - usual;
      if (seen < LEAST_WINDOWS || Math.abs(distance) < FAR) {
        usual = seen == 0 ? values.getAverage() : usual + WEIGHT * distance;
        seen++;
        become("calm", "is calm again", found);
      } else {
        String far = String.format(Locale.ROOT, "is at %.1f", values.getAverage());
        become(distance > 0 ? "high" : "low", far, found);
      }
    }

    private void become(String now, String text, List<Alert> found) {
      if (!now.equals(level)) {
        level = now;
        found.add(new Alert(sensor, now, text));
      }
    }
  }
}
