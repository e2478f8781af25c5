package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;

import dev.fermata.Generator;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where a body cannot be suspended because of the way in which it was called. */
class CallMessageIT {
  @TempDir private Path folder;

  @Test
  void method_handle_is_named() {
    assertMessage(
        "method handle",
        refused(
            """
            static final java.lang.invoke.MethodHandle EACH;
            static {
              try {
                EACH = java.lang.invoke.MethodHandles.lookup().unreflect(
                    Feed.class.getMethod("each", Yielder.class));
              } catch (ReflectiveOperationException broken) {
                throw new AssertionError(broken);
              }
            }
            private static void body(Yielder<String> y) throws Exception {
              try {
                EACH.invoke(y);
              } catch (RuntimeException refused) {
                throw refused;
              } catch (Throwable other) {
                throw new AssertionError(other);
              }
            }
            @Suspendable public static void each(Yielder<String> y) {
              y.yield("x");
            }
            """));
  }

  @Test
  void constructor_called_by_reflection_is_named() {
    assertMessage(
        "constructor called by reflection",
        refused(
            """
            private static void body(Yielder<String> y) throws Exception {
              Feed.class.getConstructor(Yielder.class).newInstance(y);
            }
            public Feed(Yielder<String> y) {
              y.yield("x");
            }
            """));
  }

  @Test
  void static_initialiser_run_by_native_code_is_named() {
    assertMessage(
        "static initialiser run by native code",
        refused(
            """
            static Yielder<String> yielder;
            private static void body(Yielder<String> y) throws Exception {
              yielder = y;
              Class.forName("acme.Feed$Late");
            }
            static class Late {
              static {
                yielder.yield("x");
              }
            }
            """));
  }

  @Test
  void method_called_by_a_private_one_is_blamed() {
    assertMessage(
        "unmarked method called by a private one",
        refused(
            """
            private static void body(Yielder<String> y) { each(y); }
            private static void each(Yielder<String> y) {
              Lib.each(y);
            }
            static class Lib {
              static void each(Yielder<String> y) {
                y.yield("x");
              }
            }
            """));
  }

  @Test
  void unmarked_supertype_is_named() {
    assertMessage(
        "unmarked supertype",
        refused(
            """
            interface Each { void accept(Yielder<String> y); }
            static class Marked implements Each {
              @Suspendable public void accept(Yielder<String> y) {
                y.yield("x");
              }
            }
            private static void body(Yielder<String> y) {
              Each each = new Marked();
              each.accept(y);
            }
            """));
  }

  @Test
  void supertype_of_the_jdk_is_named() {
    assertMessage(
        "supertype of the JDK",
        refused(
            """
            static class Marked implements java.io.FileFilter {
              final Yielder<String> y;
              Marked(Yielder<String> y) { this.y = y; }
              @Suspendable public boolean accept(java.io.File file) {
                y.yield("x");
                return true;
              }
            }
            private static void body(Yielder<String> y) {
              java.io.FileFilter filter = new Marked(y);
              filter.accept(null);
            }
            """));
  }

  @Test
  void object_behind_a_proxy_is_named() {
    assertMessage(
        "method behind a proxy",
        refused(
            """
            public interface Each { @Suspendable void accept(Yielder<String> y); }
            private static void body(Yielder<String> y) {
              Each each = (Each) java.lang.reflect.Proxy.newProxyInstance(
                  Feed.class.getClassLoader(), new Class<?>[] {Each.class},
                  (proxy, method, arguments) -> { yieldTo(y); return null; });
              each.accept(y);
            }
            private static void yieldTo(Yielder<String> y) {
              y.yield("x");
            }
            """));
  }

  @Test
  void atomic_update_of_a_map_is_named() {
    assertMessage(
        "atomic update of a map",
        refused(
            """
            private static void body(Yielder<String> y) {
              Map<String, String> map = new java.util.concurrent.ConcurrentHashMap<>();
              map.computeIfAbsent("a", key -> {
                y.yield(key);
                return key;
              });
            }
            """));
  }

  @Test
  void override_of_a_method_of_the_jdk_is_named() {
    assertMessage(
        "override of a method of the JDK",
        refused(
            """
            static class Loud extends ArrayList<String> {
              @Override public void forEach(java.util.function.Consumer<? super String> action) {
                super.forEach(action);
              }
            }
            private static void body(Yielder<String> y) {
              List<String> list = new Loud();
              list.add("x");
              list.forEach(each -> y.yield(each));
            }
            """));
  }

  @Test
  void method_in_the_place_of_a_twin_is_named() {
    assertMessage(
        "another method in the place of its twin",
        refused(
            """
            private static void body(Yielder<String> y) { each(y); }
            @Suspendable static void each(Yielder<String> y) {
              y.yield("x");
            }
            static void each(Yielder<String> y, dev.fermata.runtime.FrameStack stack) {}
            """));
  }

  @Test
  void caller_that_was_resumed_is_named_without_its_parameters() {
    assertMessage(
        "caller that was resumed",
        RefusedProgram.messageAfter(
            1,
            folder,
            """
            private static void body(Yielder<String> y) {
              y.yield("first");
              synchronized (y) {
                each(y);
              }
            }
            private static void each(Yielder<String> y) {
              y.yield("x");
            }
            """));
  }

  /** The class runs what it is given, and can be called because its interface is the JDK's. */
  @Test
  void class_of_a_loader_without_the_library_is_named() throws Exception {
    SourceCode.compile(
        folder,
        java.util.List.of(),
        """
        package acme;
        public class Blind implements java.util.function.Consumer<Runnable> {
          public void accept(Runnable action) {
            action.run();
          }
        }
        """);
    URL[] urls = {folder.toUri().toURL()};
    ClassLoader blind = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    @SuppressWarnings("unchecked")
    Consumer<Runnable> consumer =
        (Consumer<Runnable>) blind.loadClass("acme.Blind").getConstructor().newInstance();

    assertMessage(
        "class of a loader without the library",
        RefusedProgram.message(Generator.of(y -> consumer.accept(() -> y.yield("x"))))
            .replaceAll("CallMessageIT.java:\\d+", "CallMessageIT.java:N"));
  }

  private String refused(String members) {
    return RefusedProgram.message(folder, members);
  }
}
