package dev.fermata.instrument.symbols;

import java.util.List;

/** Every name of the api that generated code calls or that the engine looks for. */
public final class RuntimeSymbols {
  /** Superclass of generated frame classes. */
  public static final String FRAME = "dev/fermata/runtime/Frame";

  /** Type of the parameter that makes a twin. */
  public static final String FRAME_STACK = "dev/fermata/runtime/FrameStack";

  /** Descriptor of {@link #FRAME_STACK}. */
  public static final String FRAME_STACK_DESC = "L" + FRAME_STACK + ";";

  /** Field that is read after each call that may suspend. */
  public static final Field STATUS = new Field(FRAME_STACK, "status", "I");

  /** Field of a frame that tells the point it stands at. */
  public static final Field LABEL = new Field(FRAME, "label", "I");

  /** Links a saved frame. */
  public static final Method LINK = new Method(FRAME_STACK, "link", "(L" + FRAME + ";)V");

  /** Links a saved frame of a method that can stand in a try. */
  public static final Method LINK_IN_TRY =
      new Method(FRAME_STACK, "linkInTry", "(L" + FRAME + ";)V");

  /** Is called before a frame is saved that may have stood in a try. */
  public static final Method LEAVE_TRY = new Method(FRAME_STACK, "leaveTry", "(L" + FRAME + ";)V");

  /** Overridden by frame classes of methods that can stand in a try. */
  public static final Method IN_TRY = new Method(FRAME, "inTry", "()Z");

  /** Overridden by frame classes of methods that have handlers around suspension points. */
  public static final Method CATCHES = new Method(FRAME, "catches", "()Z");

  /** Asks whether a resumed point has to raise. */
  public static final Method HAS_EXCEPTION = new Method(FRAME_STACK, "hasException", "()Z");

  /** Takes what a resumed point has to raise. */
  public static final Method TAKE_EXCEPTION =
      new Method(FRAME_STACK, "takeException", "()Ljava/lang/Throwable;");

  /** Takes the result of a resumed call, by the sort of its type. */
  public static final Method TAKE_INT = new Method(FRAME_STACK, "takeInt", "()I");

  /** See {@link #TAKE_INT}. */
  public static final Method TAKE_LONG = new Method(FRAME_STACK, "takeLong", "()J");

  /** See {@link #TAKE_INT}. */
  public static final Method TAKE_FLOAT = new Method(FRAME_STACK, "takeFloat", "()F");

  /** See {@link #TAKE_INT}. */
  public static final Method TAKE_DOUBLE = new Method(FRAME_STACK, "takeDouble", "()D");

  /** See {@link #TAKE_INT}. */
  public static final Method TAKE_REFERENCE =
      new Method(FRAME_STACK, "takeReference", "()Ljava/lang/Object;");

  /** Stores the result of a method that returned after it was resumed. */
  public static final Method DELIVER_INT = new Method(FRAME_STACK, "deliver", "(I)V");

  /** See {@link #DELIVER_INT}. */
  public static final Method DELIVER_LONG = new Method(FRAME_STACK, "deliver", "(J)V");

  /** See {@link #DELIVER_INT}. */
  public static final Method DELIVER_FLOAT = new Method(FRAME_STACK, "deliver", "(F)V");

  /** See {@link #DELIVER_INT}. */
  public static final Method DELIVER_DOUBLE = new Method(FRAME_STACK, "deliver", "(D)V");

  /** See {@link #DELIVER_INT}. */
  public static final Method DELIVER_REFERENCE =
      new Method(FRAME_STACK, "deliver", "(Ljava/lang/Object;)V");

  /** Constructor that a generated frame class calls. */
  public static final Method FRAME_INIT = new Method(FRAME, "<init>", "()V");

  /** Asks Mockito for the receiver of a twin. */
  public static final Method IS_MOCK =
      new Method("dev/fermata/runtime/Mocks", "isMock", "(Ljava/lang/Object;)Z");

  /** Asks Mockito for the class of a static twin. */
  public static final Method IS_MOCKED_STATIC =
      new Method("dev/fermata/runtime/Mocks", "isMockedStatic", "(Ljava/lang/Class;)Z");

  /** Refuses a frame of code that was replaced. */
  public static final Method ILLEGAL_STATE_INIT =
      new Method("java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V");

  /** Overridden by generated frame classes. */
  public static final Method RESUME = new Method(FRAME, "resume", "(" + FRAME_STACK_DESC + ")V");

  /** Overridden by generated frame classes. */
  public static final Method SOURCE = new Method(FRAME, "source", "()Ljava/lang/String;");

  /** What every injected name that is no twin begins with. */
  public static final String PREFIX = "$fermata$";

  /** Attribute of a class file that has its twins (JVMS §4.7.1 lets the JVM ignore it). */
  public static final String INSTRUMENTED = "dev.fermata.Instrumented";

  /**
   * What {@link #INSTRUMENTED} holds, and FrameStack's constant of that name: raised when classes
   * that are instrumented for one version of the library cannot run with another.
   */
  public static final int ABI_VERSION = 1;

  private RuntimeSymbols() {}

  /**
   * Returns the descriptor of a method's twin.
   *
   * @param descriptor of the plain method
   * @return the same with a FrameStack as last parameter
   */
  public static String twin(String descriptor) {
    int end = endOfParameters(descriptor);
    return descriptor.substring(0, end) + FRAME_STACK_DESC + descriptor.substring(end);
  }

  /**
   * Returns the descriptor of a method's second twin.
   *
   * @param descriptor of the plain method
   * @return that of the twin with one more parameter, which is always 0
   */
  public static String secondTwin(String descriptor) {
    String twin = twin(descriptor);
    int end = endOfParameters(twin);
    return twin.substring(0, end) + "Z" + twin.substring(end);
  }

  /**
   * Returns the descriptor of a twin's method.
   *
   * @param twin descriptor that {@link #twin} gave
   * @return the same without its last parameter
   */
  public static String plain(String twin) {
    return twin.replace(FRAME_STACK_DESC + ")", ")");
  }

  /** Where the parameters end; a name in them may have a parenthesis of its own (JVMS §4.2.2). */
  private static int endOfParameters(String descriptor) {
    int at = 1;
    while (at > 0 && descriptor.charAt(at) != ')') {
      at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }
    return at;
  }

  /**
   * Returns the name of a method's frame class.
   *
   * @param owner internal name of the method's class
   * @param index how many methods of that name stand before it in its class
   * @param method its name
   * @return an internal name in the same package
   */
  public static String frameClass(String owner, int index, String method) {
    return owner + PREFIX + index + method;
  }

  /**
   * Returns the types of the parameters that tell the pieces of one method apart, which all have
   * its name, so that stack traces read well. They are always 0.
   *
   * @param piece from 0
   * @return descriptors of one letter each, all of an int to the JVM
   */
  public static String pieceMark(int piece) {
    return Integer.toString(piece, 4)
        .replace('0', 'B')
        .replace('1', 'C')
        .replace('2', 'S')
        .replace('3', 'I');
  }

  /**
   * Lists all members, for the test that resolves each against the api.
   *
   * @return never empty
   */
  public static List<Member> members() {
    return List.of(
        STATUS,
        LABEL,
        LINK,
        LINK_IN_TRY,
        LEAVE_TRY,
        CATCHES,
        IN_TRY,
        HAS_EXCEPTION,
        TAKE_EXCEPTION,
        TAKE_INT,
        TAKE_LONG,
        TAKE_FLOAT,
        TAKE_DOUBLE,
        TAKE_REFERENCE,
        DELIVER_INT,
        DELIVER_LONG,
        DELIVER_FLOAT,
        DELIVER_DOUBLE,
        DELIVER_REFERENCE,
        FRAME_INIT,
        IS_MOCK,
        IS_MOCKED_STATIC,
        ILLEGAL_STATE_INIT,
        RESUME,
        SOURCE);
  }

  /** A member of the api. */
  public sealed interface Member {
    /**
     * Returns the class.
     *
     * @return internal name
     */
    String owner();

    /**
     * Returns the name.
     *
     * @return never null
     */
    String name();

    /**
     * Returns the type.
     *
     * @return a descriptor
     */
    String descriptor();
  }

  /**
   * A field of the api.
   *
   * @param owner internal name of the class
   * @param name of the field
   * @param descriptor of its type
   */
  public record Field(String owner, String name, String descriptor) implements Member {}

  /**
   * A method of the api.
   *
   * @param owner internal name of the class
   * @param name of the method
   * @param descriptor of the method
   */
  public record Method(String owner, String name, String descriptor) implements Member {}
}
