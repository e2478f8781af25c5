package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** Chaos mode: a program that knows nothing of us computes the same, suspended at random. */
class ChaosIT {
  private static final String SUSPENDABLE = "suspendable=acme.Main*";

  private static final String MAIN =
      """
      package acme;
      import java.util.*;
      import java.util.function.*;
      public class Main {
        interface Shape { default double area(double side) { return side * side; } }
        record Square(double side) implements Shape, Comparable<Square> {
          public int compareTo(Square other) { return Double.compare(side, other.side); }
        }
        static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
        static long factorial(int n) { return n == 0 ? 1 : n * factorial(n - 1); }
        static float half(float f) { return f / 2; }
        static boolean even(int n) { return n == 0 || !even(n - 1); }
        static String join(List<String> words) {
          StringBuilder all = new StringBuilder();
          for (String word : words) all.append(upper(word)).append(lower(word));
          return all.toString();
        }
        static String upper(String s) { return s.toUpperCase(Locale.ROOT); }
        static String lower(String s) { return s.toLowerCase(Locale.ROOT); }
        static synchronized int locked(int n) { return n + fibonacci(5); }
        static int caught(int n) {
          try {
            return thrower(n);
          } catch (IllegalStateException e) {
            return n + e.getMessage().length();
          } finally {
            Depth.look();
          }
        }
        static int endless(int n) { return endless(n + 1) + 1; }
        static String overflow() {
          try {
            return "" + endless(0);
          } catch (StackOverflowError e) {
            return "too deep";
          }
        }
        static int thrower(int n) {
          if (even(n)) throw new IllegalStateException("even");
          return -n;
        }
        public static void main(String[] args) {
          List<Square> squares = new ArrayList<>();
          for (int side : new int[] {3, 1, 2}) squares.add(new Square(side));
          Collections.sort(squares);
          IntFunction<String> name = n -> join(List.of("n", "" + n));
          System.out.println(fibonacci(12) + " " + factorial(15) + " " + half(5));
          System.out.println(even(40) + " " + join(List.of("Ab", "Cd")) + " " + locked(1));
          System.out.println(squares + " " + squares.get(0).area(2.5) + " " + name.apply(7));
          System.out.println(caught(10) + " " + caught(3) + " " + overflow());
          for (int i = 0; i < 50; i++) caught(i);
          System.out.println("resumed: " + (Depth.resumed > 0));
        }
      }
      """;

  private static final String DEPTH =
      """
      package acme;
      public class Depth {
        static int resumed;
        static void look() {
          for (StackTraceElement at : new Throwable().getStackTrace())
            if (at.getMethodName().equals("resume")) resumed++;
        }
      }
      """;

  /** The real method of a spy calls a stub, and the plain method of a mock its answer. */
  private static final String MOCKED =
      """
      package acme;
      import static org.mockito.Mockito.*;
      public class Mocked {
        static class Greeter {
          String greet(String name) { return prefix() + name; }
          String prefix() { return "hello "; }
        }
        public static void main(String[] args) {
          Greeter real = new Greeter();
          System.out.println(real.greet("before"));
          Greeter spy = spy(real);
          when(spy.prefix()).thenReturn("stub ");
          Greeter mock = mock(Greeter.class);
          when(mock.greet("b")).thenReturn("answer");
          when(mock.greet("c")).thenCallRealMethod();
          System.out.println(spy.greet("a") + " " + mock.greet("b") + " " + mock.greet("c"));
          System.out.println(real.greet("behind") + " " + mock.prefix());
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile_programs() {
    SourceCode.compile(folder, List.of("-cp", classPath()), MAIN, DEPTH, MOCKED);
  }

  @Test
  void program_computes_the_same_whatever_the_seed() {
    Jvm.Ended plain = Jvm.run(folder, "-cp", classPath(), "acme.Main");
    assertThat(plain.out()).endsWith("resumed: false" + System.lineSeparator());

    for (int seed = 0; seed < 4; seed++) {
      Jvm.Ended chaotic =
          Jvm.run(
              folder,
              Jvm.agent(SUSPENDABLE + ",log=off,chaos=" + seed),
              "-Xverify:all",
              "-cp",
              classPath(),
              "acme.Main");
      assertThat(chaotic.err()).isEmpty();
      assertThat(chaotic.out()).as("seed %d", seed).isEqualTo(plain.out().replace("false", "true"));
    }
  }

  @Test
  void mocks_and_spies_answer_as_without_chaos() {
    Jvm.Ended plain = Jvm.run(folder, mockito(), "-cp", classPath(), "acme.Mocked");
    assertThat(plain.out()).contains("stub a answer nullc");

    Jvm.Ended chaotic =
        Jvm.run(
            folder,
            Jvm.agent("suspendable=acme.Mocked*,log=off,chaos=1"),
            mockito(),
            "-Xverify:all",
            "-cp",
            classPath(),
            "acme.Mocked");
    assertThat(chaotic.err()).doesNotContain("Exception", "Error");
    assertThat(chaotic.out()).isEqualTo(plain.out());
  }

  /** Mockito's jar is its own agent. */
  private static String mockito() {
    return "-javaagent:" + SourceCode.home(Mockito.class);
  }

  private String classPath() {
    return folder + File.pathSeparator + System.getProperty("java.class.path");
  }
}
