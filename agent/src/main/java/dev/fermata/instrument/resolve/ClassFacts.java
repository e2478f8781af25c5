package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What is known of a class without the code of its methods.
 *
 * @param version major version of the class file
 * @param superName null for {@code Object} and modules
 * @param marked annotated {@code @Suspendable}
 * @param managed an MXBean interface
 * @param twins where its twins come from
 * @param outer the nest host or enclosing class, null if there is none
 * @param members nest members, or in old class files inner classes; may be empty
 * @param methods by key
 * @param bridges those of the methods which call another one of this class in its place
 */
record ClassFacts(
    String name,
    int version,
    int access,
    @Nullable String superName,
    List<String> interfaces,
    boolean marked,
    boolean managed,
    ClassSource.Origin twins,
    @Nullable String outer,
    List<String> members,
    Map<String, MethodFacts> methods,
    List<MethodFacts> bridges,
    PoolFacts pool) {

  /** Stands for a class of the JDK that is not read. */
  static ClassFacts ofJdkRoot(String name, List<MethodFacts> methods) {
    Map<String, MethodFacts> byKey = new HashMap<>();
    for (MethodFacts method : methods) {
      byKey.put(method.key(), method);
    }
    return new ClassFacts(
        name,
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC,
        null,
        List.of(),
        false,
        false,
        ClassSource.Origin.ENGINE,
        null,
        List.of(),
        byKey,
        List.of(),
        PoolFacts.NONE);
  }

  Outline outline() {
    return new Outline(name, superName, interfaces, pool);
  }

  @Nullable MethodFacts method(String key) {
    return methods.get(key);
  }

  /** Tells whether it has all the twins that it will ever have. */
  boolean instrumented() {
    return twins != ClassSource.Origin.ENGINE;
  }

  ClassFacts with(ClassSource.Origin others) {
    return new ClassFacts(
        name,
        version,
        access,
        superName,
        interfaces,
        marked,
        managed,
        others,
        outer,
        members,
        methods,
        bridges,
        pool);
  }

  boolean isInterface() {
    return is(Opcodes.ACC_INTERFACE);
  }

  /** Tells whether no method of this class can have a twin. */
  boolean isUntouchable() {
    return is(Opcodes.ACC_ANNOTATION)
        || managed
        || (isInterface() && version < Opcodes.V1_8)
        || ApiNames.isJdk(name);
  }

  /** Tells whether the class file brings the twin, by hand or instrumented ahead of time. */
  boolean hasTwin(MethodFacts method) {
    MethodFacts twin = methods.get(method.twinKey());
    return twin != null && isTwin(twin) && twins != ClassSource.Origin.NONE;
  }

  /** Tells whether an unrelated method stands where the twin would. */
  boolean isTwinTaken(MethodFacts method) {
    MethodFacts twin = methods.get(method.twinKey());
    return twin != null && !isTwin(twin);
  }

  private static boolean isTwin(MethodFacts method) {
    return method.handWritten() || method.isSynthetic();
  }

  String dottedName() {
    return name.replace('/', '.');
  }

  String packageName() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  private boolean is(int flag) {
    return (access & flag) != 0;
  }
}
