package dev.fermata;

import dev.fermata.runtime.Frame;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.companion.SuspendableRunnable;
import dev.fermata.runtime.replacement.OptionalCalls;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a frame of the Java stack is, and what it is called in the source. */
final class StackFrames {
  private static final String STACK_PARAMETER = FrameStack.class.descriptorString() + ")";

  /** Those whose methods users call. */
  private static final Set<String> API_PACKAGES = Set.of("dev.fermata", "dev.fermata.async");

  private StackFrames() {}

  static boolean isPlainYield(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    return !isTwin(frame)
        && API_PACKAGES.contains(type.getPackageName())
        && type.getClassLoader() == StackFrames.class.getClassLoader();
  }

  /** Tells whether the frame stands in the source as a call through an interface of the JDK. */
  static boolean isDispatcher(StackFrame frame) {
    return frame.getDeclaringClass().getPackage() == SuspendableRunnable.class.getPackage();
  }

  /** Tells whether the frame stands in the source as a call of the JDK. */
  static boolean isReplacement(StackFrame frame) {
    return frame.getDeclaringClass().getPackage() == OptionalCalls.class.getPackage();
  }

  /** Tells whether what is further out is the caller of a continuation, not of the frame. */
  static boolean isTrampoline(StackFrame frame) {
    return frame.getDeclaringClass() == FrameStack.class;
  }

  /** By the descriptor's text: a stack is deep, and resolving the types of a frame takes long. */
  static boolean isTwin(StackFrame frame) {
    return frame.getDescriptor().contains(STACK_PARAMETER);
  }

  /** Tells whether the twin only calls the method, as one that could not be made does. */
  static boolean isTwinOf(StackFrame twin, StackFrame method) {
    return twin.getDeclaringClass() == method.getDeclaringClass()
        && twin.getMethodName().equals(method.getMethodName())
        && Arrays.equals(twin.getMethodType().parameterArray(), withStack(method));
  }

  /** Tells whether the frame is a lambda's, which the source does not show. */
  static boolean isHidden(StackFrame frame) {
    return frame.getDeclaringClass().isHidden() && frame.getDeclaringClass().isSynthetic();
  }

  /** Tells whether the frame is that of an object made for a lambda or method reference. */
  static boolean isLambda(StackFrame frame) {
    return isHidden(frame) && frame.getDeclaringClass().getInterfaces().length > 0;
  }

  static boolean isReflection(StackFrame frame) {
    String name = frame.getClassName();
    return name.startsWith("java.lang.reflect.")
        || name.startsWith("java.lang.invoke.")
        || name.startsWith("jdk.internal.reflect.");
  }

  static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  static boolean isOfGroovy(StackFrame frame) {
    String name = frame.getClassName();
    return name.startsWith("groovy.lang.")
        || name.startsWith("org.codehaus.groovy.")
        || name.startsWith("org.apache.groovy.");
  }

  static @Nullable Method declared(StackFrame frame) {
    return declared(frame, frame.getMethodType().parameterArray());
  }

  static boolean hasTwin(StackFrame method) {
    return declared(method, withStack(method)) != null;
  }

  private static @Nullable Method declared(StackFrame frame, Class<?>[] parameters) {
    return declared(frame.getDeclaringClass(), frame.getMethodName(), parameters);
  }

  static @Nullable Method declared(Class<?> type, String name, Class<?>[] parameters) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && Arrays.equals(method.getParameterTypes(), parameters)) {
        return method;
      }
    }
    return null;
  }

  private static Class<?>[] withStack(StackFrame method) {
    return withStack(method.getMethodType().parameterArray());
  }

  /** The parameters of the twin. As a method type they would be refused if they are too many. */
  static Class<?>[] withStack(Class<?>[] parameters) {
    Class<?>[] types = Arrays.copyOf(parameters, parameters.length + 1);
    types[parameters.length] = FrameStack.class;
    return types;
  }

  /** Class, method and place. What resumes a method does not tell its parameters. */
  static String name(StackFrame frame) {
    MethodType type = frame.getMethodType();
    String parameters;
    if (isTwin(frame)) {
      int last = type.parameterCount() - 1;
      parameters = isResumed(type) ? "" : simpleNames(type.dropParameterTypes(last, last + 1));
    } else {
      parameters = simpleNames(type);
    }
    String place =
        frame.getFileName() == null
            ? "unknown source"
            : frame.getFileName() + ":" + frame.getLineNumber();
    return frame.getClassName() + "." + frame.getMethodName() + parameters + " (" + place + ")";
  }

  private static boolean isResumed(MethodType type) {
    return type.parameterCount() > 1 && Frame.class.isAssignableFrom(type.parameterType(0));
  }

  private static String simpleNames(MethodType type) {
    return type.parameterList().stream()
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Name and parameter types with their packages, as the agent's log has them. */
  static String sourceName(StackFrame frame) {
    return frame.getMethodType().parameterList().stream()
        .map(Class::getTypeName)
        .collect(Collectors.joining(", ", frame.getMethodName() + "(", ")"));
  }
}
