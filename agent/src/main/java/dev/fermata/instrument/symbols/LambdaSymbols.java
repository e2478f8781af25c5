package dev.fermata.instrument.symbols;

import dev.fermata.instrument.symbols.RuntimeSymbols.Member;
import dev.fermata.instrument.symbols.RuntimeSymbols.Method;
import java.util.List;

/** What the site of a dual lambda and the class of its object refer to. */
public final class LambdaSymbols {
  /** What the sites that we replace are linked by: javac's choice, and nearly everyone's. */
  public static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  /** The usual one of its two bootstraps. */
  public static final String METAFACTORY_SIMPLE = "metafactory";

  /** The one for serialisable lambdas, marker interfaces and bridges. */
  public static final String METAFACTORY_ALT = "altMetafactory";

  /**
   * Follows the capturing class's name, as in the JDK: frameworks recognise lambdas by it. A hidden
   * class has to lie in its host's package (Lookup.defineHiddenClass).
   */
  public static final String CLASS_SUFFIX = "$$Lambda";

  /** Begins the fields of captured values, counted from 1 as in the JDK. */
  public static final String CAPTURE_PREFIX = "arg$";

  private static final String BOOTSTRAP = "dev/fermata/runtime/LambdaBootstrap";

  /** Public, because an invokedynamic resolves its bootstrap by name (JVMS §5.4.3.5). */
  public static final Method LINK =
      new Method(
          BOOTSTRAP,
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/String;)Ljava/lang/invoke/CallSite;");

  /** For what only the caller's constant pool can say: invokespecial, and where a target lies. */
  public static final Method LINK_WITH_TARGETS =
      new Method(
          BOOTSTRAP,
          "linkWithTargets",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/String;"
              + "[Ljava/lang/invoke/MethodHandle;)Ljava/lang/invoke/CallSite;");

  /** Makes a dynamic constant of an element of a hidden class's data (JVMS §5.4.3.6). */
  public static final Method CLASS_DATA_AT =
      new Method(
          "java/lang/invoke/MethodHandles",
          "classDataAt",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)"
              + "Ljava/lang/Object;");

  /** The only name that {@link #CLASS_DATA_AT} takes. */
  public static final String CLASS_DATA_NAME = "_";

  /** Index of the cracked target in the data that {@link #LINK_WITH_TARGETS} makes. */
  public static final int DATA_INFO = 0;

  /** Index of the target's handle. */
  public static final int DATA_PLAIN = 1;

  /** Index of the handle of its twin. */
  public static final int DATA_TWIN = 2;

  /** Type of the handles. */
  public static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";

  /** Signature polymorphic (JVMS §2.9.3): the descriptor is that of the call. */
  public static final String INVOKE_EXACT = "invokeExact";

  /** Links the frame that converts a result after a resumption. */
  public static final Method LINK_ADAPTING_FRAME =
      new Method(
          "dev/fermata/runtime/AdaptingFrame",
          "link",
          "(" + RuntimeSymbols.FRAME_STACK_DESC + "Ljava/lang/String;)V");

  /** Serialisation looks for exactly this private method (Object Serialization §2.5). */
  public static final String WRITE_REPLACE = "writeReplace";

  /** Descriptor of {@link #WRITE_REPLACE}. */
  public static final String WRITE_REPLACE_DESC = "()Ljava/lang/Object;";

  /** Likewise (Object Serialization §2.3). */
  public static final String WRITE_OBJECT = "writeObject";

  /** Descriptor of {@link #WRITE_OBJECT}. */
  public static final String WRITE_OBJECT_DESC = "(Ljava/io/ObjectOutputStream;)V";

  /** Likewise (Object Serialization §3.4). */
  public static final String READ_OBJECT = "readObject";

  /** Descriptor of {@link #READ_OBJECT}. */
  public static final String READ_OBJECT_DESC = "(Ljava/io/ObjectInputStream;)V";

  /** What a site asks for that wants a serialisable lambda. */
  public static final String SERIALIZABLE = "java/io/Serializable";

  /** What other lambdas throw when they are serialised. */
  public static final String NOT_SERIALIZABLE_EXCEPTION = "java/io/NotSerializableException";

  /** Makes it. */
  public static final Method NOT_SERIALIZABLE =
      new Method(BOOTSTRAP, "notSerializable", "()L" + NOT_SERIALIZABLE_EXCEPTION + ";");

  /** Makes what is written; the capturing class's $deserializeLambda$ compares its parts. */
  public static final Method SERIALIZED_LAMBDA_INIT =
      new Method(
          "java/lang/invoke/SerializedLambda",
          "<init>",
          "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;I"
              + "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
              + "[Ljava/lang/Object;)V");

  /** Tells how a target is referred to: known only when it is resolved. */
  public static final Method REFERENCE_KIND =
      new Method("java/lang/invoke/MethodHandleInfo", "getReferenceKind", "()I");

  /** Tells where a target was found: known only when it is resolved. */
  public static final Method DECLARING_CLASS =
      new Method(
          BOOTSTRAP, "declaringClass", "(Ljava/lang/invoke/MethodHandleInfo;)Ljava/lang/String;");

  private LambdaSymbols() {}

  /**
   * Lists all members, for the test that resolves each.
   *
   * @return never empty
   */
  public static List<Member> members() {
    return List.of(
        LINK,
        LINK_WITH_TARGETS,
        CLASS_DATA_AT,
        LINK_ADAPTING_FRAME,
        NOT_SERIALIZABLE,
        SERIALIZED_LAMBDA_INIT,
        REFERENCE_KIND,
        DECLARING_CLASS);
  }
}
