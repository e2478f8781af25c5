package dev.fermata.runtime;

import java.io.NotSerializableException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Links the lambda expressions and method references whose target can suspend. Where {@code
 * Generator.of(this::walk)} was compiled to a call of {@link java.lang.invoke.LambdaMetafactory},
 * the agent puts a call of {@link #link}; the object that comes out has {@code run(y)} as before
 * and, beside it, {@code run(y, stack)}.
 *
 * <p>The class of that object is made by the agent and travels as a string constant of the class
 * that creates it, one char of value 0 to 255 for each byte. It is defined when its site is first
 * executed, as a hidden nest mate of that class: it reaches the same private members, and its
 * frames are left out of stack traces. As with the JDK's own bootstrap, a lambda that captures
 * nothing is one object for each site, and any other is a new one each time.
 *
 * <p>Thread-safe: the JVM keeps the call site of one thread when several race (JVMS §5.4.3.6).
 *
 * @see "JEP 371, hidden classes"
 */
public final class LambdaBootstrap {
  private LambdaBootstrap() {}

  /**
   * Defines the class of a lambda and binds its site to it.
   *
   * @param caller the class that creates the lambda, with full privileges
   * @param name the functional method; not used, the class file knows it
   * @param factoryType from the captured values to the functional interface
   * @param classFile the lambda's class, one char for each byte
   * @return a constant call site of {@code factoryType}
   * @throws Throwable if the class cannot be defined or has no constructor for the captured values:
   *     the agent that made it does not fit this version of the library
   */
  public static CallSite link(Lookup caller, String name, MethodType factoryType, String classFile)
      throws Throwable {
    byte[] bytes = classFile.getBytes(StandardCharsets.ISO_8859_1);
    Lookup lambda = caller.defineHiddenClass(bytes, true, ClassOption.NESTMATE, ClassOption.STRONG);
    return bind(lambda, factoryType);
  }

  /**
   * Does what {@link #link} does for a class that needs method handles. Its class data is a list:
   * the {@link MethodHandleInfo} of the first target, then the targets.
   *
   * @param caller the class that creates the lambda, with full privileges
   * @param name the functional method; not used, the class file knows it
   * @param factoryType from the captured values to the functional interface
   * @param classFile the lambda's class, one char for each byte
   * @param targets the implementation, then its twin if it is called by handle
   * @return a constant call site of {@code factoryType}
   * @throws Throwable as {@link #link} does, or if {@code caller} cannot crack the first target
   */
  public static CallSite linkWithTargets(
      Lookup caller, String name, MethodType factoryType, String classFile, MethodHandle... targets)
      throws Throwable {
    List<Object> data = new ArrayList<>();
    data.add(caller.revealDirect(targets[0]));
    data.addAll(List.of(targets));
    byte[] bytes = classFile.getBytes(StandardCharsets.ISO_8859_1);
    Lookup lambda =
        caller.defineHiddenClassWithClassData(
            bytes, List.copyOf(data), true, ClassOption.NESTMATE, ClassOption.STRONG);
    return bind(lambda, factoryType);
  }

  private static CallSite bind(Lookup lambda, MethodType factoryType) throws Throwable {
    MethodType constructorType = factoryType.changeReturnType(void.class);
    MethodHandle factory =
        lambda.findConstructor(lambda.lookupClass(), constructorType).asType(factoryType);
    if (factoryType.parameterCount() == 0) {
      Object instance = factory.invoke();
      factory = MethodHandles.constant(factoryType.returnType(), instance);
    }
    return new ConstantCallSite(factory);
  }

  /**
   * Returns what a serialised lambda calls the class of its target. It can be a supertype of the
   * class that the site names, which is why the agent cannot know it.
   *
   * @param target the cracked implementation
   * @return the declaring class, with slashes
   * @see java.lang.invoke.SerializedLambda#getImplClass()
   */
  public static String declaringClass(MethodHandleInfo target) {
    return target.getDeclaringClass().getName().replace('.', '/');
  }

  /**
   * Returns what a lambda throws that was not compiled as serialisable and is serialised because
   * its interface happens to be; the same as the JDK's.
   *
   * @return a new exception
   */
  public static NotSerializableException notSerializable() {
    return new NotSerializableException("Non-serializable lambda");
  }
}
