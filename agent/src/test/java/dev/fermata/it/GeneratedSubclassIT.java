package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isVirtual;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import org.junit.jupiter.api.Test;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.MethodInterceptor;

/** Subclasses that other libraries generate: their interceptors see the methods of the source. */
class GeneratedSubclassIT {
  private static final List<String> SEEN = new ArrayList<>();

  /** What the libraries make subclasses of. */
  @Suspendable
  public static class Service {
    private int calls;

    public String greet(String name, long times) {
      calls++;
      return name + times + part();
    }

    protected String part() {
      return "!";
    }

    public void feed(Yielder<String> y) {
      y.yield("fed " + calls);
    }
  }

  /** Has companions. */
  @Suspendable
  public static class Words implements Iterator<String> {
    private int left = 2;

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public String next() {
      left--;
      return "word";
    }
  }

  /** What Byte Buddy's subclasses call. */
  public static final class Interceptor {
    private Interceptor() {}

    @RuntimeType
    public static Object intercept(
        @Origin Method method, @AllArguments Object[] arguments, @SuperCall Callable<?> original)
        throws Exception {
      SEEN.add(call(method, arguments));
      return original.call();
    }
  }

  private static String call(Method method, Object[] arguments) {
    List<String> types =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getName() + types + Arrays.asList(arguments);
  }

  private static <T> T byteBuddy(ByteBuddy byteBuddy, Class<T> type) throws Exception {
    SEEN.clear();
    return byteBuddy
        .subclass(type)
        .method(isVirtual().and(not(isDeclaredBy(nameStartsWith("java.")))))
        .intercept(MethodDelegation.to(Interceptor.class))
        .make()
        .load(type.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded()
        .getConstructor()
        .newInstance();
  }

  private static <T> T cglib(Class<T> type) {
    SEEN.clear();
    Enhancer enhancer = new Enhancer();
    enhancer.setSuperclass(type);
    enhancer.setCallback(
        (MethodInterceptor)
            (self, method, arguments, original) -> {
              SEEN.add(call(method, arguments));
              return original.invokeSuper(self, arguments);
            });
    return type.cast(enhancer.create());
  }

  private static void assertOriginalMethodsAreSeen(Service service) {
    assertThat(service.greet("plain", 1)).isEqualTo("plain1!");
    assertThat(all(Generator.<String>of(y -> y.yield(service.greet("twin", 2)))))
        .containsExactly("twin2!");
    assertThat(SEEN)
        .containsExactly(
            "greet[String, long][plain, 1]",
            "part[][]",
            "greet[String, long][twin, 2]",
            "part[][]");
  }

  /** CGLIB's interceptors see the bridge of {@code next} too, with the agent and without it. */
  private static void assertOriginalMethodsAreSeen(Words words, Words others) {
    for (Iterator<String> each = others; each.hasNext(); ) {
      each.next();
    }
    List<String> plainly = List.copyOf(SEEN);
    SEEN.clear();
    assertThat(
            all(
                Generator.<String>of(
                    y -> {
                      for (Iterator<String> each = words; each.hasNext(); ) {
                        y.yield(each.next());
                      }
                    })))
        .containsExactly("word", "word");
    assertThat(SEEN).contains("hasNext[][]", "next[][]").isEqualTo(plainly);
  }

  @Test
  void byte_buddy_subclass_is_called_by_its_plain_methods() throws Exception {
    assertOriginalMethodsAreSeen(byteBuddy(new ByteBuddy(), Service.class));
    assertOriginalMethodsAreSeen(
        byteBuddy(new ByteBuddy(), Words.class), byteBuddy(new ByteBuddy(), Words.class));
  }

  /** As Hibernate's proxies do: by default Byte Buddy passes over synthetic methods. */
  @Test
  void byte_buddy_subclass_that_overrides_synthetic_methods_too_is_called_by_its_plain_methods()
      throws Exception {
    ByteBuddy attentive = new ByteBuddy().ignore(none());
    assertOriginalMethodsAreSeen(byteBuddy(attentive, Service.class));
    assertOriginalMethodsAreSeen(
        byteBuddy(attentive, Words.class), byteBuddy(attentive, Words.class));
  }

  @Test
  void cglib_subclass_is_called_by_its_plain_methods() {
    assertOriginalMethodsAreSeen(cglib(Service.class));
    assertOriginalMethodsAreSeen(cglib(Words.class), cglib(Words.class));
  }
}
