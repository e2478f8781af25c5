package dev.fermata.it.loading;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

/** Classes that no class loader looks for: they are given to the JVM as bytes. */
class DefinedClassesIT {
  /** Implemented by what is defined. */
  @Suspendable
  public interface Source {
    void feed(Yielder<String> y);

    int size();

    default void twice(Yielder<String> y) {
      feed(y);
      y.yield("size " + size());
      feed(y);
    }
  }

  /** Given to the JVM under another name. */
  public static class Template implements Source {
    private int count;

    @Override
    public void feed(Yielder<String> y) {
      y.yield("first " + count++);
      y.yield("second " + count++);
    }

    @Override
    public int size() {
      return 2;
    }
  }

  /** Likewise; it suspends nowhere. */
  public static class Empty implements Source {
    @Override
    public void feed(Yielder<String> y) {}

    @Override
    public int size() {
      return 0;
    }
  }

  /** Has a body to override. */
  public static class Base {
    @Suspendable
    public String name(Yielder<String> y) {
      y.yield("base");
      return "base";
    }

    @Suspendable
    public String named(Yielder<String> y) {
      return name(y) + " named";
    }
  }

  /** Given to the JVM under another name. */
  public static class Overriding extends Base {
    @Override
    public String name(Yielder<String> y) {
      return "overriding";
    }
  }

  /** Likewise; calls what it overrides. */
  public static class Extending extends Base {
    @Override
    public String name(Yielder<String> y) {
      return "extending " + super.name(y);
    }
  }

  private static byte[] renamed(Class<?> template) {
    String name = DefinedClassesIT.class.getPackageName() + ".Given" + template.getSimpleName();
    return new ByteBuddy().redefine(template).name(name).make().getBytes();
  }

  private static <T> T hidden(Class<? extends T> template) throws ReflectiveOperationException {
    @SuppressWarnings("unchecked")
    T instance =
        (T)
            MethodHandles.lookup()
                .defineHiddenClass(renamed(template), true)
                .lookupClass()
                .getConstructor()
                .newInstance();
    return instance;
  }

  private static List<String> pulled(Generator<String> generator) {
    List<String> all = new ArrayList<>();
    while (generator.hasNext()) {
      all.add(generator.next());
    }
    return all;
  }

  @Test
  void class_defined_by_a_lookup_suspends() throws ReflectiveOperationException {
    Class<?> defined = MethodHandles.lookup().defineClass(renamed(Template.class));
    Source source = (Source) defined.getConstructor().newInstance();

    assertThat(pulled(Generator.of(source::twice)))
        .containsExactly("first 0", "second 1", "size 2", "first 2", "second 3");
  }

  @Test
  void hidden_class_is_called_plainly_from_suspendable_code() throws ReflectiveOperationException {
    Source source = hidden(Empty.class);

    assertThat(pulled(Generator.of(source::twice))).containsExactly("size 0");
    assertThat(pulled(Generator.of(y -> source.twice(y)))).containsExactly("size 0");
  }

  @Test
  void hidden_class_that_suspends_is_named() throws ReflectiveOperationException {
    Source source = hidden(Template.class);

    String refused =
        catchThrowableOfType(
                IllegalSuspensionException.class, Generator.<String>of(source::twice)::next)
            .getMessage();
    assertMessage(
        "hidden class",
        refused.replaceAll("/0x[0-9a-f]+", "/0xN").replaceAll("java:\\d+", "java:LINE"));
  }

  @Test
  void method_of_a_hidden_class_runs_in_place_of_the_one_that_it_overrides()
      throws ReflectiveOperationException {
    Base base = hidden(Overriding.class);
    Base withData =
        (Base)
            MethodHandles.lookup()
                .defineHiddenClassWithClassData(renamed(Overriding.class), "data", true)
                .lookupClass()
                .getConstructor()
                .newInstance();

    assertThat(pulled(Generator.of(y -> y.yield(base.named(y)))))
        .containsExactly("overriding named");
    assertThat(pulled(Generator.of(y -> y.yield(withData.named(y)))))
        .containsExactly("overriding named");
  }

  @Test
  void method_of_a_hidden_class_that_suspends_in_what_it_overrides_is_named()
      throws ReflectiveOperationException {
    Base base = hidden(Extending.class);

    assertThatThrownBy(Generator.<String>of(y -> y.yield(base.named(y)))::next)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("is a hidden class");
  }
}
