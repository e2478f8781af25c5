package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was serialised without the agent is read with it, and the other way round. */
class SerialVersionIT {
  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      import java.io.*;
      import java.util.*;
      public class Main {
        @Suspendable static class Plain implements Serializable {
          int x;
          void m(Yielder<String> y) { y.yield("m"); }
        }
        @Suspendable static class Sub extends Plain {
          static int s = 1;
          public String n() { return "n"; }
        }
        @Suspendable static final class Walk implements Serializable, Iterator<String> {
          public boolean hasNext() { return false; }
          public String next() { return "x"; }
        }
        @Suspendable static class Named implements Serializable {
          private static final long serialVersionUID = 7;
          void m() {}
        }
        @Suspendable static class Listed extends ArrayList<String> {
          void more(Yielder<String> y) { y.yieldAll(this); }
        }
        @Suspendable enum Colour { RED; void m() {} }
        @Suspendable record Pair(int a, int b) implements Serializable {
          public int a() { return a; }
        }
        @Suspendable static class Unserialised { void m() {} }
        public static void main(String[] args) {
          List<Class<?>> types =
              List.of(Plain.class, Sub.class, Walk.class, Named.class, Listed.class,
                  Colour.class, Pair.class, Unserialised.class);
          for (Class<?> type : types) {
            ObjectStreamClass known = ObjectStreamClass.lookup(type);
            System.out.println(type + " " + (known == null ? "none" : known.getSerialVersionUID()));
          }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void classes_keep_the_version_that_serialisation_knows_them_by() {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), MAIN);
    String classPath = folder + File.pathSeparator + SourceCode.api();

    Jvm.Ended plain = Jvm.run(folder, "-cp", classPath, "acme.Main");
    Jvm.Ended instrumented =
        Jvm.run(folder, Jvm.agent(""), "-Xverify:all", "-cp", classPath, "acme.Main");

    assertThat(plain.out().lines()).hasSize(8);
    assertThat(instrumented.out()).isEqualTo(plain.out());
    assertThat(instrumented.err()).isEmpty();
  }
}
