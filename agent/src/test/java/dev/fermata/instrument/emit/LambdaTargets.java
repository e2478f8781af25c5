package dev.fermata.instrument.emit;

import dev.fermata.instrument.emit.LambdaShapes.Action;
import dev.fermata.instrument.emit.LambdaShapes.Integers;
import dev.fermata.instrument.emit.LambdaShapes.LongMapping;
import dev.fermata.instrument.emit.LambdaShapes.Mapping;
import dev.fermata.instrument.emit.LambdaShapes.Marker;
import dev.fermata.instrument.emit.LambdaShapes.Others;
import dev.fermata.instrument.emit.LambdaShapes.TextMapping;
import dev.fermata.instrument.emit.LambdaShapes.TextSource;
import dev.fermata.runtime.FrameStack;
import java.util.function.Supplier;

/**
 * Each static method makes one lambda. The targets have hand-written twins, which prefix texts with
 * "twin ", add 1,000 to numbers, or suspend where their name says so.
 */
public final class LambdaTargets extends LambdaParent {
  private static final long serialVersionUID = 1;

  private final String name;

  public LambdaTargets(String name) {
    this.name = name;
  }

  // ---- static targets

  private static String text() {
    return "text";
  }

  private static String text(FrameStack stack) {
    return "twin text";
  }

  public static TextSource staticReference() {
    return LambdaTargets::text;
  }

  public static TextSource staticLambda() {
    return () -> text();
  }

  private static String join(long a, byte b, char c, short d) {
    return a + "," + b + "," + c + "," + d;
  }

  private static String join(long a, byte b, char c, short d, FrameStack stack) {
    return "twin " + join(a, b, c, d);
  }

  private static String join(double a, float b, boolean c, Object d) {
    return a + "," + b + "," + c + "," + d;
  }

  private static String join(double a, float b, boolean c, Object d, FrameStack stack) {
    return "twin " + join(a, b, c, d);
  }

  public static Integers integers() {
    return LambdaTargets::join;
  }

  public static Others others() {
    return LambdaTargets::join;
  }

  public static TextSource capturedIntegers(long a, byte b, char c, short d) {
    return () -> join(a, b, c, d);
  }

  public static TextSource capturedOthers(double a, float b, boolean c, Object d) {
    return () -> join(a, b, c, d);
  }

  // ---- instance targets

  String name() {
    return name;
  }

  String name(FrameStack stack) {
    return "twin " + name;
  }

  private String secret() {
    return "secret " + name;
  }

  private String secret(FrameStack stack) {
    return "twin secret " + name;
  }

  public static TextSource boundReference(LambdaTargets receiver) {
    return receiver::name;
  }

  public static Mapping<LambdaTargets, String> unboundReference() {
    return LambdaTargets::name;
  }

  public static TextSource boundPrivate(LambdaTargets receiver) {
    return receiver::secret;
  }

  public static Mapping<LambdaTargets, String> unboundPrivate() {
    return LambdaTargets::secret;
  }

  public TextSource capturingThis() {
    return () -> secret();
  }

  @Override
  String inherited() {
    return "overridden";
  }

  @Override
  String inherited(FrameStack stack) {
    return "twin overridden";
  }

  public TextSource viaSuper() {
    return super::inherited;
  }

  /** What private interface methods and interface calls look like. */
  public interface Named {
    default String title() {
      return "title";
    }

    default String title(FrameStack stack) {
      return "twin title";
    }

    private String hidden() {
      return "hidden";
    }

    private String hidden(FrameStack stack) {
      return "twin hidden";
    }

    private static String common() {
      return "common";
    }

    private static String common(FrameStack stack) {
      return "twin common";
    }

    static TextSource boundHidden(Named receiver) {
      return receiver::hidden;
    }

    static TextSource staticOfInterface() {
      return Named::common;
    }

    default TextSource lambdaOfInterface() {
      return () -> hidden();
    }
  }

  /** Takes the interface's methods as they are. */
  public static final class Titled implements Named {
    @Override
    public String toString() {
      return "titled";
    }

    @Override
    public int hashCode() {
      return 7;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Titled;
    }
  }

  public static TextSource boundInterface(Named receiver) {
    return receiver::title;
  }

  public static Mapping<Named, String> unboundInterface() {
    return Named::title;
  }

  public static TextSource objectMethodOfInterface(Named receiver) {
    return receiver::toString;
  }

  // ---- constructors

  public static Mapping<String, LambdaTargets> constructor() {
    return LambdaTargets::new;
  }

  public static Mapping<String, Object> constructorAsObject() {
    return LambdaTargets::new;
  }

  // ---- adaptation

  private static int parse(String digits) {
    return Integer.parseInt(digits);
  }

  private static int parse(String digits, FrameStack stack) {
    return 1000 + parse(digits);
  }

  public static Mapping<String, Integer> boxedResult() {
    return LambdaTargets::parse;
  }

  public static Action dropped(String digits) {
    return () -> parse(digits);
  }

  private static long twice(long value) {
    return 2 * value;
  }

  private static long twice(long value, FrameStack stack) {
    return 1000 + 2 * value;
  }

  public static Mapping<Integer, Long> unboxedAndWidened() {
    return LambdaTargets::twice;
  }

  public static LongMapping sameKind() {
    return LambdaTargets::twice;
  }

  public static TextMapping bridged() {
    return LambdaTargets::prefixed;
  }

  private static String prefixed(Object value) {
    return "-" + value;
  }

  private static String prefixed(Object value, FrameStack stack) {
    return "twin -" + value;
  }

  // ---- companions, markers, failures

  public static Runnable runnable(StringBuilder log) {
    return () -> append(log);
  }

  private static void append(StringBuilder log) {
    log.append("plain;");
  }

  private static void append(StringBuilder log, FrameStack stack) {
    log.append("twin;");
  }

  public static Supplier<String> supplier() {
    return LambdaTargets::text;
  }

  public static TextSource marked() {
    return (TextSource & Marker) LambdaTargets::text;
  }

  public static Action failing(Exception failure) {
    return () -> fail(failure);
  }

  private static void fail(Exception failure) throws Exception {
    throw traced(failure);
  }

  private static void fail(Exception failure, FrameStack stack) throws Exception {
    throw traced(failure);
  }

  private static Exception traced(Exception failure) {
    failure.fillInStackTrace();
    return failure;
  }
}
