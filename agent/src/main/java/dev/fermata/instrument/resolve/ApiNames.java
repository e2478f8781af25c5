package dev.fermata.instrument.resolve;

import org.jspecify.annotations.Nullable;

/** The names of the api and of the JDK that decide what is suspendable. */
final class ApiNames {
  /** Starts the internal name of every class of the api. */
  static final String PACKAGE = "dev/fermata/";

  /** Holds what instrumented code calls. */
  static final String RUNTIME = "dev/fermata/runtime/";

  static final String SUSPENDABLE = "Ldev/fermata/Suspendable;";
  static final String HAND_WRITTEN_TWIN = "Ldev/fermata/runtime/HandWrittenTwin;";
  static final String FRAME_STACK = RUNTIME + "FrameStack";
  static final String STACK = "L" + FRAME_STACK + ";";

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

  /** Runs a test as a task, for which it must be suspendable. */
  private static final String TEST = "Ldev/fermata/junit/FermataTest;";

  private ApiNames() {}

  /** Tells whether the annotation of this descriptor marks what is suspendable. */
  static boolean isMark(String annotation) {
    return annotation.equals(SUSPENDABLE) || annotation.equals(TEST);
  }

  /**
   * Returns the descriptor with the stack as an additional last parameter.
   *
   * @param key a descriptor, or a method's name and descriptor; either name, of a method or of a
   *     class, may have parentheses of its own (JVMS §4.2.2)
   */
  static String twinOf(String key) {
    for (int start = key.indexOf('('); start >= 0; start = key.indexOf('(', start + 1)) {
      int at = start + 1;
      while (at > 0 && at < key.length() && key.charAt(at) != ')') {
        at = behindType(key, at);
      }
      if (at > 0 && behindType(key, at + 1) == key.length()) {
        return key.substring(0, at) + STACK + key.substring(at);
      }
    }
    return key + STACK; // damaged: no method is called so
  }

  /** Where the type at a place ends; 0 if there is none. */
  private static int behindType(String key, int start) {
    int at = start;
    while (key.startsWith("[", at)) {
      at++;
    }
    if (key.startsWith("L", at)) {
      return key.indexOf(';', at) + 1;
    }
    return at < key.length() && "BCDFIJSVZ".indexOf(key.charAt(at)) >= 0 ? at + 1 : 0;
  }

  /** Tells whether the class is one of those that users call. */
  static boolean isApi(String internalName) {
    return internalName.startsWith(PACKAGE)
        && (internalName.startsWith("async/", PACKAGE.length())
            || internalName.indexOf('/', PACKAGE.length()) < 0);
  }

  /** Tells whether the class is one of the library's, whose classes come from one place. */
  static boolean isLibrary(String internalName) {
    return isApi(internalName) || internalName.startsWith(RUNTIME);
  }

  /** Returns the descriptor without the stack, null if it is not that of a twin. */
  static @Nullable String plainOf(String desc) {
    String twin = desc.replace(STACK + ")", ")");
    return twin.equals(desc) ? null : twin;
  }

  /** Tells whether the JDK owns the class, which is then taken as it is. */
  static boolean isJdk(String internalName) {
    return internalName.startsWith("java/")
        || internalName.startsWith("javax/")
        || (internalName.startsWith("jdk/") && !internalName.startsWith(PROXY_PACKAGE))
        || internalName.startsWith("sun/");
  }
}
