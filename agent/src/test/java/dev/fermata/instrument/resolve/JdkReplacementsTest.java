package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdkReplacementsTest {
  static List<JdkReplacements.Row> rows() {
    return JdkReplacements.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_names_a_method_of_the_jdk_and_a_marked_one_of_the_api(JdkReplacements.Row row)
      throws ReflectiveOperationException {
    Method plain = find(row.owner(), row.method());
    String twin = row.replacement().desc();
    String desc = twin.replace(ApiNames.STACK, "");
    Method version = find(row.replacement().owner(), row.replacement().name() + desc);

    assertThat(Modifier.isStatic(plain.getModifiers())).isEqualTo(row.isStatic());
    assertThat(Modifier.isPublic(version.getModifiers())).isTrue();
    assertThat(Modifier.isStatic(version.getModifiers())).isTrue();
    assertThat(version.getDeclaringClass()).hasAnnotation(Suspendable.class);
    assertThat(version.getReturnType()).isEqualTo(plain.getReturnType());
    assertThat(ApiNames.twinOf(desc)).isEqualTo(twin);
  }

  @Test
  void no_two_rows_have_the_same_method() {
    Set<String> methods = new HashSet<>();

    assertThat(rows()).allMatch(row -> methods.add(row.method()));
  }

  @Suspendable
  static class Uses {
    static void lists(ArrayList<Integer> list, Consumer<Integer> action) {
      list.forEach(action);
      list.iterator().forEachRemaining(action);
      list.spliterator().forEachRemaining(action);
    }

    static void maps(HashMap<Integer, Integer> map, Map<Integer, Integer> other) {
      map.computeIfAbsent(1, k -> k);
      other.merge(1, 1, (a, b) -> b);
    }

    static String objects(String text) {
      return Objects.requireNonNullElseGet(text, () -> "");
    }

    static void spliterator(Spliterator<Integer> elements, Consumer<Integer> action) {
      elements.forEachRemaining(action);
    }

    static void own(Own own, Consumer<Integer> action) {
      own.forEach(action);
    }

    static void inherits(Inherits list, Consumer<Integer> action) {
      list.forEach(action);
    }
  }

  static class Inherits extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;
  }

  static class Own extends ArrayList<Integer> {
    private static final long serialVersionUID = 1;

    @Override
    @Suspendable
    public boolean removeIf(java.util.function.Predicate<? super Integer> filter) {
      return super.removeIf(filter);
    }

    @Override
    public void forEach(Consumer<? super Integer> action) {
      super.forEach(action);
    }
  }

  @Test
  void call_by_a_subtype_goes_to_the_replacement() {
    Plans plans = Plans.of(Uses.class);

    assertThat(plans.targets("lists"))
        .containsExactly(
            "forEach by IterableCalls.forEach",
            "iterator plain",
            "forEachRemaining by IteratorCalls.forEachRemaining",
            "spliterator plain",
            "forEachRemaining plain");
    assertThat(plans.targets("maps"))
        .contains(
            "computeIfAbsent by MapComputations.computeIfAbsent", "merge by MapComputations.merge");
    assertThat(plans.targets("objects"))
        .containsExactly("requireNonNullElseGet by ObjectsCalls.requireNonNullElseGet");
    assertThat(plans.targets("inherits")).containsExactly("forEach by IterableCalls.forEach");
  }

  @Test
  void same_name_in_another_interface_is_another_method() {
    assertThat(Plans.of(Uses.class).targets("spliterator"))
        .containsExactly("forEachRemaining plain");
  }

  @Test
  void class_that_overrides_the_method_is_called_by_its_own() {
    assertThat(Plans.of(Uses.class).targets("own")).containsExactly("forEach plain");
  }

  @Test
  void super_call_stays_what_it_is() {
    assertThat(Plans.of(Own.class).targets("removeIf")).contains("removeIf plain");
  }

  private static Method find(String owner, String key) throws ReflectiveOperationException {
    return Arrays.stream(Class.forName(owner.replace('/', '.')).getDeclaredMethods())
        .filter(method -> (method.getName() + descriptor(method)).equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(owner + " has no " + key));
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }
}
