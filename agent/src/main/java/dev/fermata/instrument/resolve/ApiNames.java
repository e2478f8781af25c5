package dev.fermata.instrument.resolve;

import org.jspecify.annotations.Nullable;

/** The names of the api and of the JDK that decide what is suspendable. */
final class ApiNames {
  /** Starts the internal name of every class of the api. */
  static final String PACKAGE = "dev/fermata/";

  /** Holds what instrumented code calls: never instrumented because of a glob. */
  static final String RUNTIME = "dev/fermata/runtime/";

  static final String SUSPENDABLE = "Ldev/fermata/Suspendable;";
  static final String HAND_WRITTEN_TWIN = "Ldev/fermata/runtime/HandWrittenTwin;";
  static final String STACK = "Ldev/fermata/runtime/FrameStack;";

  /** Holds the companions of the JDK's interfaces. */
  static final String COMPANION_PACKAGE = "dev/fermata/runtime/companion/";

  /** Attribute of a class file that has its twins; see RuntimeSymbols. */
  static final String INSTRUMENTED = "dev.fermata.Instrumented";

  /** Holds suspendable versions of the JDK's methods. */
  static final String REPLACEMENT_PACKAGE = "dev/fermata/runtime/replacement/";

  /** Would lose its meaning by a twin: an MXBean's operations have open types only. */
  static final String MX_BEAN = "Ljavax/management/MXBean;";

  /** Is on every class that Kotlin's compiler has made. */
  static final String KOTLIN = "Lkotlin/Metadata;";

  static final String OBJECT = "java/lang/Object";
  static final String LAMBDA_METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  /** Begins the packages of {@link java.lang.reflect.Proxy} classes for public interfaces. */
  private static final String PROXY_PACKAGE = "jdk/proxy";

  private ApiNames() {}

  /** Returns the descriptor with the stack as an additional last parameter. */
  static String twinOf(String desc) {
    int end = desc.indexOf(')');
    return desc.substring(0, end) + STACK + desc.substring(end);
  }

  /** Tells whether the class is one of those that users call. */
  static boolean isApi(String internalName) {
    return internalName.startsWith(PACKAGE)
        && (internalName.startsWith("async/", PACKAGE.length())
            || internalName.indexOf('/', PACKAGE.length()) < 0);
  }

  /** Returns the descriptor without the stack, null if it is not that of a twin. */
  static @Nullable String plainOf(String desc) {
    int end = desc.indexOf(')');
    String before = desc.substring(0, end);
    return before.endsWith(STACK)
        ? before.substring(0, before.length() - STACK.length()) + desc.substring(end)
        : null;
  }

  /** Tells whether the JDK owns the class, which is then taken as it is. */
  static boolean isJdk(String internalName) {
    return internalName.startsWith("java/")
        || internalName.startsWith("javax/")
        || (internalName.startsWith("jdk/") && !internalName.startsWith(PROXY_PACKAGE))
        || internalName.startsWith("sun/");
  }
}
