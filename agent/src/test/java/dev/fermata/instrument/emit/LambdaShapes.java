package dev.fermata.instrument.emit;

import dev.fermata.runtime.FrameStack;
import java.io.Serializable;

/** Functional interfaces with hand-written twins, for the targets of the lambda tests. */
public final class LambdaShapes {
  private LambdaShapes() {}

  public interface Action {
    void act() throws Exception;

    default void act(FrameStack stack) throws Exception {
      act();
    }
  }

  public interface IntSource {
    int get();

    default int get(FrameStack stack) {
      return get();
    }
  }

  public interface LongSource {
    long get();

    default long get(FrameStack stack) {
      return get();
    }
  }

  public interface FloatSource {
    float get();

    default float get(FrameStack stack) {
      return get();
    }
  }

  public interface DoubleSource {
    double get();

    default double get(FrameStack stack) {
      return get();
    }
  }

  public interface Source<T> {
    T get();

    default T get(FrameStack stack) {
      return get();
    }
  }

  public interface TextSource {
    String get();

    default String get(FrameStack stack) {
      return get();
    }
  }

  public interface Mapping<A, B> {
    B map(A value);

    default B map(A value, FrameStack stack) {
      return map(value);
    }
  }

  /** Without a twin, so that {@link TextMapping} inherits no second one. */
  public interface TextOnly {
    String map(String value);
  }

  /** Makes javac ask for a bridge: {@code map(Object)} beside {@code map(String)}. */
  public interface TextMapping extends Mapping<String, String>, TextOnly {}

  public interface LongMapping {
    long map(long value);

    default long map(long value, FrameStack stack) {
      return map(value);
    }
  }

  public interface Integers {
    String join(long a, byte b, char c, short d);

    default String join(long a, byte b, char c, short d, FrameStack stack) {
      return join(a, b, c, d);
    }
  }

  public interface Others {
    String join(double a, float b, boolean c, Object d);

    default String join(double a, float b, boolean c, Object d, FrameStack stack) {
      return join(a, b, c, d);
    }
  }

  public interface SerializableSource<T> extends Source<T>, Serializable {}

  public interface Marker {}
}
