package first;

import dev.fermata.Generator;

public class Squares {
  static Generator<Integer> squares() {
    return Generator.of(
        y -> {
          for (int i = 1; ; i++) {
            y.yield(i * i);
          }
        });
  }

  public static void main(String[] args) {
    for (int square : squares().takeWhile(n -> n < 50)) {
      System.out.println(square);
    }
  }
}
