package dev.fermata.instrument.emit;

import dev.fermata.instrument.emit.LambdaShapes.SerializableSource;
import dev.fermata.runtime.FrameStack;

/** Lambdas for an interface that is serializable. */
public final class SerialisableTargets {
  private SerialisableTargets() {}

  public static SerializableSource<String> serialisable(String text, int count, long big) {
    return () -> repeated(text, count, big);
  }

  private static String repeated(String text, int count, long big) {
    return text.repeat(count) + big;
  }

  private static String repeated(String text, int count, long big, FrameStack stack) {
    return "twin " + repeated(text, count, big);
  }

  public static SerializableSource<String> serialisableInherited(LambdaParent parent) {
    return parent::greeting;
  }

  public static SerializableSource<Integer> serialisableOfObject(LambdaTargets.Named named) {
    return named::hashCode;
  }
}
