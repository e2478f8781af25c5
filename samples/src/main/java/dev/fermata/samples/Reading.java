package dev.fermata.samples;

import static dev.fermata.async.Async.sleep;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What a sensor says. */
record Reading(String sensor, double value) {
  static final List<String> SENSORS = List.of("north", "east", "south");

  private static final double MEAN = 20;
  private static final double WAVE = 2;
  private static final double NOISE = 0.3;
  private static final double SPIKE = 9;
  private static final Duration WAVE_LENGTH = Duration.ofSeconds(20);

  /** A sensor gets hot in a second in the middle of each of these, one sensor after the other. */
  private static final int SECONDS_BETWEEN_SPIKES = 6;

  /** Reads all sensors in turns, so often a second, for ever; what they say is made up. */
  static AsyncGenerator<Reading> live(int rate, Random random) {
    return AsyncGenerator.of(
        y -> {
          Duration begin = Async.time();
          for (long i = 0; ; i++) {
            Duration due = Duration.ofNanos(i * Duration.ofSeconds(1).toNanos() / rate);
            Duration wait = due.minus(Async.time().minus(begin));
            if (!wait.isNegative()) {
              sleep(wait);
            }
            int sensor = (int) (i % SENSORS.size());
            y.yield(new Reading(SENSORS.get(sensor), value(sensor, due, random)));
          }
        });
  }

  private static double value(int sensor, Duration time, Random random) {
    double turns = (double) time.toMillis() / WAVE_LENGTH.toMillis();
    double calm = MEAN + sensor * WAVE + WAVE * Math.sin(2 * Math.PI * turns + sensor);
    long second = time.toSeconds() + SECONDS_BETWEEN_SPIKES / 2 + 1;
    boolean isSpike =
        second % SECONDS_BETWEEN_SPIKES == 0
            && second / SECONDS_BETWEEN_SPIKES % SENSORS.size() == sensor;
    return calm + random.nextGaussian() * NOISE + (isSpike ? SPIKE : 0);
  }
}
