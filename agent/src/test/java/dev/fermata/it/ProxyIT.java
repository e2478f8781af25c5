package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What the handler of a {@link Proxy} sees of suspendable interfaces: nothing but their methods.
 */
class ProxyIT {
  private final List<String> seen = new ArrayList<>();

  /** Public: its proxies lie in a module of their own. */
  @Suspendable
  public interface Source {
    String describe(String name, long count);

    default String twice(String name) {
      return describe(name, 1) + describe(name, 2);
    }
  }

  /** Not public: its proxies lie in this package. */
  @Suspendable
  interface Hidden {
    int count(int from);

    void stop();
  }

  /** Has a companion, since an interface of the JDK cannot have twins. */
  @Suspendable
  public interface Words extends Iterator<String> {
    @Override
    boolean hasNext();

    @Override
    String next();
  }

  private <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, noting(handler)));
  }

  private InvocationHandler noting(InvocationHandler handler) {
    return (proxy, method, arguments) -> {
      seen.add(call(method, arguments));
      return handler.invoke(proxy, method, arguments);
    };
  }

  private static String call(Method method, Object[] arguments) {
    List<String> types =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    Object[] given = arguments == null ? new Object[0] : arguments;
    return method.getName()
        + types
        + Arrays.stream(given).map(each -> each instanceof Source ? "self" : each).toList();
  }

  private static <T> List<T> inGenerator(Supplier<T> body) {
    return all(Generator.of(y -> y.yield(body.get())));
  }

  @Test
  void handler_sees_the_plain_method_whoever_calls_it() {
    Source source = proxy(Source.class, (proxy, method, arguments) -> "answer");

    assertThat(source.describe("a", 1)).isEqualTo("answer");
    assertThat(all(Generator.<String>of(y -> y.yield(source.describe("b", 2)))))
        .containsExactly("answer");
    assertThat(seen)
        .containsExactly("describe[String, long][a, 1]", "describe[String, long][b, 2]");
  }

  @Test
  void handler_of_an_interface_that_is_not_public_sees_the_plain_methods() {
    Hidden hidden =
        proxy(
            Hidden.class,
            (proxy, method, arguments) -> arguments == null ? null : (int) arguments[0] + 1);

    assertThat(hidden.count(1)).isEqualTo(2);
    assertThat(
            all(
                Generator.<Integer>of(
                    y -> {
                      y.yield(hidden.count(5));
                      hidden.stop();
                    })))
        .containsExactly(6);
    assertThat(seen).containsExactly("count[int][1]", "count[int][5]", "stop[][]");
  }

  @Test
  void handler_can_run_default_methods() {
    Source source =
        proxy(
            Source.class,
            (proxy, method, arguments) ->
                method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : arguments[0] + "" + arguments[1]);

    assertThat(all(Generator.<String>of(y -> y.yield(source.twice("x"))))).containsExactly("x1x2");
    assertThat(seen)
        .containsExactly(
            "twice[String][x]", "describe[String, long][x, 1]", "describe[String, long][x, 2]");
  }

  @Test
  void handler_sees_the_plain_methods_behind_a_companion() {
    Words words =
        proxy(
            Words.class,
            (proxy, method, arguments) ->
                method.getName().equals("next") ? "word" : (Object) (seen.size() < 3));

    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      while (words.hasNext()) {
                        y.yield(words.next());
                      }
                    })))
        .containsExactly("word");
    Iterator<String> plain = words;
    assertThat(all(Generator.<String>of(y -> y.yield(plain.next())))).containsExactly("word");
    assertThat(seen).containsExactly("hasNext[][]", "next[][]", "hasNext[][]", "next[][]");
  }

  /** Takes all interfaces of its target, as decorators do: the companion too. */
  @Test
  void handler_for_all_interfaces_of_a_class_sees_the_plain_methods() {
    @Suspendable
    class Counted implements Iterator<String>, Supplier<String> {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public String next() {
        return "next";
      }

      @Override
      public String get() {
        return "got";
      }
    }
    Counted target = new Counted();
    Object proxy =
        Proxy.newProxyInstance(
            ProxyIT.class.getClassLoader(),
            Counted.class.getInterfaces(),
            noting((self, method, arguments) -> method.invoke(target, arguments)));
    @SuppressWarnings("unchecked")
    Iterator<String> iterator = (Iterator<String>) proxy;
    @SuppressWarnings("unchecked")
    Supplier<String> supplier = (Supplier<String>) proxy;

    assertThat(inGenerator(supplier)).containsExactly("got");
    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      y.yield(iterator.next());
                      y.yield(supplier.get());
                    })))
        .containsExactly("next", "got");
    assertThat(seen).containsExactly("get[][]", "next[][]", "get[][]");
  }

  @Test
  void handler_sees_the_methods_of_object() {
    Source source =
        proxy(
            Source.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> 7;
                  default -> "text";
                });

    assertThat(
            all(
                Generator.<Object>of(
                    y -> {
                      Object same = source;
                      y.yield(source.equals(same));
                      y.yield(source.hashCode());
                      y.yield(source.toString());
                    })))
        .containsExactly(true, 7, "text");
    assertThat(seen).containsExactly("equals[Object][self]", "hashCode[][]", "toString[][]");
  }

  /** Marked, and so the target suspends: but the handler stands in between. */
  private static final class Yielding implements Hidden {
    private final Yielder<String> yielder;

    Yielding(Yielder<String> yielder) {
      this.yielder = yielder;
    }

    @Override
    public int count(int from) {
      yielder.yield("cannot");
      return from;
    }

    @Override
    public void stop() {}
  }

  @Test
  void target_behind_a_handler_cannot_suspend_and_the_error_says_so() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Hidden target = new Yielding(y);
              Hidden hidden =
                  proxy(
                      Hidden.class,
                      (proxy, method, arguments) -> {
                        try {
                          return method.invoke(target, arguments);
                        } catch (java.lang.reflect.InvocationTargetException thrown) {
                          throw thrown.getCause();
                        }
                      });
              hidden.count(1);
            });

    assertThatThrownBy(generator::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("Cannot suspend in dev.fermata.it.ProxyIT$Yielding.count(int)")
        .hasMessageContaining(
            ".count(int) (unknown source), which is generated code that stands before the method,"
                + " as a proxy or a mock. Call the method itself, without it.");
  }
}
