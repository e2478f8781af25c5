package dev.fermata.benchmarks.subjects;

import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import java.util.List;

/** Generators of five kinds each: what runs beside the measured one in a program of some size. */
final class FermataKinds {
  private FermataKinds() {}

  static List<Generator<Integer>> boxed(int n) {
    return List.of(
        Generator.of(
            y -> {
              for (int i = 1; i <= n; i++) {
                y.yield(i);
              }
            }),
        Generator.of(
            y -> {
              for (int i = n; i > 0; i--) {
                y.yield(i);
              }
            }),
        Generator.of(
            y -> {
              for (int i = 0; i < n; i++) {
                y.yield(i * i);
              }
            }),
        Generator.of(
            y -> {
              for (int i = 0, power = 1; i < n; i++, power *= 3) {
                y.yield(power);
              }
            }),
        Generator.of(
            y -> {
              for (long i = 0; i < n; i++) {
                y.yield((int) (i ^ 5));
              }
            }));
  }

  static List<IntGenerator> ints(int n) {
    return List.of(
        IntGenerator.of(
            y -> {
              for (int i = 1; i <= n; i++) {
                y.yield(i);
              }
            }),
        IntGenerator.of(
            y -> {
              for (int i = n; i > 0; i--) {
                y.yield(i);
              }
            }),
        IntGenerator.of(
            y -> {
              for (int i = 0; i < n; i++) {
                y.yield(i * i);
              }
            }),
        IntGenerator.of(
            y -> {
              for (int i = 0, power = 1; i < n; i++, power *= 3) {
                y.yield(power);
              }
            }),
        IntGenerator.of(
            y -> {
              for (long i = 0; i < n; i++) {
                y.yield((int) (i ^ 5));
              }
            }));
  }
}
