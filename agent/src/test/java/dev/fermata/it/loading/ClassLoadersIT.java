package dev.fermata.it.loading;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suspendable classes in several class loaders, which see each other in all sorts of ways. */
class ClassLoadersIT {
  private static final String FEED =
      """
      package acme.base;
      import dev.fermata.*;
      @Suspendable public class Feed {
        public void feed(Yielder<String> y) {
          y.yield("base " + part());
        }
        protected String part() {
          return "part";
        }
        public static String drain(Feed feed) {
          StringBuilder all = new StringBuilder();
          for (String each : Generator.<String>of(y -> feed.feed(y))) all.append(each).append(", ");
          return all.toString();
        }
      }
      """;

  private static final String COUNTER =
      """
      package acme.base;
      import dev.fermata.*;
      @Suspendable public class Counter {
        public int step(int n) {
          return n + 1;
        }
        public int twice(int n) {
          return step(step(n));
        }
      }
      """;

  private static final String OWN =
      """
      package acme.own;
      import acme.base.*;
      import dev.fermata.*;
      public class Own extends Feed {
        static int loads;
        @Override public void feed(Yielder<String> y) {
          y.yield("own " + ++loads);
          super.feed(y);
        }
        @Override protected String part() {
          return "own part";
        }
        public static String run() {
          return drain(new Own());
        }
      }
      """;

  /** Needs nothing of the library. */
  private static final String QUIET =
      """
      package acme.quiet;
      public class Quiet extends acme.base.Counter {
        @Override public int step(int n) {
          return n + 10;
        }
        public static Integer run() {
          return new Quiet().twice(0) + new Quieter().twice(0);
        }
      }
      class Quieter extends Quiet {
        @Override public int step(int n) {
          return super.step(n) + 100;
        }
      }
      """;

  private static final String MAIN =
      """
      package acme;
      import acme.base.*;
      import dev.fermata.*;
      public class Main {
        public static void main(String[] args) throws Exception {
          String api = args[0], base = args[1] + "/base", own = args[1] + "/own";
          String quiet = args[1] + "/quiet";
          ClassLoader app = Main.class.getClassLoader(), platform = app.getParent();
          switch (args[2]) {
            case "siblings" -> {
              ClassLoader one = new Bundle(app, own), two = new Bundle(app, own);
              print(Bundle.run(one, "acme.own.Own"));
              print(Bundle.run(two, "acme.own.Own"));
              print(Bundle.run(one, "acme.own.Own"));
            }
            case "later" -> {
              print(Feed.drain(new Feed()));
              print(Bundle.run(new Bundle(app, own), "acme.own.Own"));
              print(Feed.drain(new Feed()));
            }
            case "child-first" -> {
              ClassLoader child = new Bundle(app, own, base);
              print(Bundle.run(child, "acme.own.Own"));
              print(child.loadClass("acme.base.Feed") != Feed.class);
              print(Feed.drain(new Feed()));
            }
            case "own-api" -> {
              ClassLoader child = new Bundle(app, own, base, api);
              print(Bundle.run(child, "acme.own.Own"));
              print(child.loadClass("dev.fermata.Generator") != Generator.class);
              print(Feed.drain(new Feed()));
              print(Bundle.run(new Bundle(app, quiet, base, api), "acme.quiet.Quiet"));
            }
            case "two-apis" -> {
              print(Feed.drain(new Feed()));
              ClassLoader child = new Bundle(app, quiet, api);
              child.loadClass("dev.fermata.Generator");
              print(Bundle.run(child, "acme.quiet.Quiet"));
            }
            case "bundles" -> {
              ClassLoader exporter = new Bundle(platform, base).imports("dev.fermata.", app);
              ClassLoader user =
                  new Bundle(platform, own).imports("dev.fermata.", app)
                      .imports("acme.base.", exporter);
              print(Bundle.run(user, "acme.own.Own"));
            }
            case "missing-import" -> {
              ClassLoader exporter = new Bundle(platform, base).imports("dev.fermata.", app);
              ClassLoader user =
                  new Bundle(platform, quiet).imports("acme.base.", exporter);
              print(Bundle.run(user, "acme.quiet.Quiet"));
            }
            case "missing-runtime" -> {
              Bundle some = new Bundle(platform).imports("dev.fermata.runtime.", platform);
              ClassLoader user =
                  new Bundle(some, own, base).imports("dev.fermata.runtime.", platform)
                      .imports("dev.fermata.", app);
              print(Bundle.run(user, "acme.own.Own"));
            }
          }
        }
        static void print(Object result) {
          System.out.println(result);
        }
      }
      """;

  @TempDir private static Path folder;
  private static Bundles bundles;

  @BeforeAll
  static void compile() {
    bundles = new Bundles(folder);
    bundles.add("base", List.of(), FEED, COUNTER);
    bundles.add("own", List.of("base"), OWN);
    bundles.add("quiet", List.of("base"), QUIET);
    bundles.add("app", List.of("base"), MAIN);
  }

  private static Jvm.Ended run(String scenario) {
    return bundles.run(
        "",
        List.of(
            bundles.path("app").toString(),
            bundles.path("base").toString(),
            SourceCode.api().toString()),
        scenario);
  }

  private static void assertPrints(String scenario, String... lines) {
    Jvm.Ended ended = run(scenario);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).containsExactly(lines);
  }

  @Test
  void two_copies_of_a_class_suspend_each_with_frames_of_its_own() {
    assertPrints(
        "siblings", "own 1, base own part, ", "own 1, base own part, ", "own 2, base own part, ");
  }

  @Test
  void override_in_a_class_that_another_loader_loads_later_suspends() {
    assertPrints("later", "base part, ", "own 1, base own part, ", "base part, ");
  }

  @Test
  void child_first_loader_has_suspendable_classes_of_its_own() {
    assertPrints("child-first", "own 1, base own part, ", "true", "base part, ");
  }

  @Test
  void child_first_loader_with_a_library_of_its_own_suspends_by_that_one() {
    assertPrints("own-api", "own 1, base own part, ", "true", "base part, ", "240");
  }

  @Test
  void bundles_that_import_each_other_suspend() {
    assertPrints("bundles", "own 1, base own part, ");
  }

  @Test
  void subclass_that_sees_another_library_than_its_superclass_works_plainly_and_is_reported() {
    Jvm.Ended ended = run("two-apis");

    assertThat(ended.out().lines()).containsExactly("base part, ", "240");
    assertMessage("log: supertype of another library", ended.err());
  }

  @Test
  void subclass_that_sees_no_library_works_plainly_and_is_reported() {
    Jvm.Ended ended = run("missing-import");

    assertThat(ended.out().lines()).containsExactly("240");
    assertMessage("log: class loader that sees part of the library", ended.err());
  }

  @Test
  void user_of_the_library_that_does_not_see_all_of_it_is_reported() {
    Jvm.Ended ended = run("missing-runtime");

    assertThat(ended.err())
        .startsWith(
            "fermata: acme.own.Own is left as it is: its class loader, a acme.Bundle, does not"
                + " see the package dev.fermata.runtime.")
        .contains(
            "Cannot suspend in acme.own.Own.feed(Yielder) (Own.java:7): acme.base.Feed was left"
                + " as it is:");
  }
}
