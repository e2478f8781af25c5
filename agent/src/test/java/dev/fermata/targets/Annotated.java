package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;

/** Annotations in all places where a class file can have them. */
@Suspendable
public final class Annotated {
  private Annotated() {}

  @Retention(RetentionPolicy.RUNTIME)
  @Target({
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.LOCAL_VARIABLE,
    ElementType.TYPE_USE,
    ElementType.TYPE_PARAMETER
  })
  private @interface Noted {
    String value() default "";

    int[] numbers() default {1, 2};
  }

  @Noted("method")
  private static <@Noted("variable") T> T everywhere(
      @Noted("first") T first, final @Noted(numbers = {}) List<@Noted("element") T> list)
      throws @Noted("thrown") IllegalStateException {
    @Noted("local")
    T local = Probe.value(first);
    try {
      @Noted("inner")
      List<@Noted("again") Object> more = new @Noted("new") ArrayList<>(list);
      more.add((@Noted("cast") Object) Probe.value(local));
      if (more instanceof @Noted("instanceof") ArrayList<?> array) {
        Probe.log(array);
      }
      Probe.fail("expected");
    } catch (@Noted("caught") IllegalStateException | IllegalArgumentException e) {
      Probe.point(e.getMessage());
    }
    return local;
  }

  @Deprecated
  public static String annotationsDoNotDisturb() throws Exception {
    String result = everywhere("a", List.of("b"));
    long annotated =
        java.util.Arrays.stream(Annotated.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Noted.class))
            .count();
    return result + annotated;
  }

  public static String twinsAreNotSeenByReflectionAsDeclaredInSource() {
    Probe.point("before");
    return java.util.Arrays.stream(Annotated.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(method -> method.getName())
        .sorted()
        .toList()
        .toString();
  }
}
