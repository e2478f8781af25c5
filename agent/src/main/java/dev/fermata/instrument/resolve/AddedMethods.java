package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Knows the methods that compilers of other languages put beside those of the source without
 * flagging them as synthetic. They must suspend with what they stand for.
 *
 * <pre>
 *   Scala   m$(T) in a trait T               runs the trait's body, for super calls   inferred
 *   Scala   static in X, if there is X$      forwards to the object of that name      inferred
 *   Scala   m$extension                      the body of a value class's method       inferred
 *   Scala   m$default$1                      finds a default argument of m            as m
 *   Scala   acme$T$$super$m                  stands for super.m in a trait            as m
 *   Kotlin  static in X$DefaultImpls         the body of a method of the interface X  inferred
 *   Kotlin  static in X, if X$Companion is   forwards to that object                  inferred
 *   Groovy  doCall in a GeneratedLambda      the body of a lambda                     inferred
 * </pre>
 *
 * <p>What is inferred follows from the code, as in synthetic methods. The other two can be
 * overridden, so that their code does not tell.
 */
final class AddedMethods {
  /** What Scala and Kotlin add to the name of a class for the object beside it. */
  static final String MODULE = "$";

  static final String COMPANION = "$Companion";

  private static final String BODIES = "$DefaultImpls";
  private static final String EXTENSION = "$extension";
  private static final String DEFAULT = "$default$";
  private static final String SUPER = "$$super$";
  private static final String LAMBDA = "$_";
  private static final String GENERATED_LAMBDA = "org/codehaus/groovy/runtime/GeneratedLambda";

  private AddedMethods() {}

  static boolean isObjectBeside(String className, String name) {
    return name.equals(className + MODULE) || name.equals(className + COMPANION);
  }

  /** Tells whether a method is to be inferred although it is not synthetic. */
  static boolean isInferred(Outline owner, boolean isKotlin, int access, String name, String desc) {
    if (name.equals("doCall")) {
      return owner.interfaces().contains(GENERATED_LAMBDA);
    }
    return (access & Opcodes.ACC_STATIC) == 0
        ? name.endsWith(EXTENSION) && owner.name().endsWith(MODULE)
        : hasObjectBeside(owner, isKotlin)
            || owner.name().endsWith(BODIES)
            || (name.endsWith(MODULE) && desc.startsWith("(L" + owner.name() + ";"));
  }

  /** In Java a nested class may be called Companion too. */
  private static boolean hasObjectBeside(Outline owner, boolean isKotlin) {
    return owner.pool().objectsBeside().stream()
        .anyMatch(each -> isKotlin || each.endsWith(MODULE));
  }

  /** Lists the other classes whose methods those of this one may stand for. */
  static List<String> classesStoodFor(Outline outline) {
    List<String> classes = new ArrayList<>(outline.pool().objectsBeside());
    String name = outline.name();
    if (name.endsWith(BODIES)) {
      classes.add(name.substring(0, name.length() - BODIES.length()));
    } else if (name.endsWith(MODULE) && name.length() > MODULE.length()) {
      classes.add(name.substring(0, name.length() - MODULE.length()));
    } else if (outline.interfaces().contains(GENERATED_LAMBDA) && name.contains(LAMBDA)) {
      classes.add(name.substring(0, name.indexOf(LAMBDA)));
    }
    return classes;
  }

  /** Lists the methods of its class that a method follows; empty if it is not that kind. */
  static List<MethodFacts> followed(ClassFacts owner, MethodFacts method) {
    String name = method.name();
    int defaults = name.lastIndexOf(DEFAULT);
    if (defaults > 0) {
      String followed = name.substring(0, defaults);
      return owner.methods().values().stream()
          .filter(each -> each.name().equals(followed))
          .toList();
    }
    int supers = name.lastIndexOf(SUPER);
    MethodFacts followed =
        supers < 0 ? null : owner.method(name.substring(supers + SUPER.length()) + method.desc());
    return followed == null ? List.of() : List.of(followed);
  }
}
