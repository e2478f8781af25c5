package dev.fermata;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The stages that are {@link DirectStage}s where their source is a generator of the library. */
// Each asks its source itself, with the same two lines: the JIT knows types by place in the code,
// and in a method that all share it would know too many to inline any.
final class DirectStages {
  private DirectStages() {}

  static <S, T> Generator<T> map(
      Generator<S> source, Stage<T> stage, Function<? super S, ? extends T> f) {
    return source instanceof BodyGenerator<S> direct
        ? new Mapping<>(stage, direct, f)
        : stage.generator();
  }

  static <T> Generator<T> peek(Generator<T> source, Stage<T> stage, Consumer<? super T> action) {
    return source instanceof BodyGenerator<T> direct
        ? new Peeking<>(stage, direct, action)
        : stage.generator();
  }

  static <T> Generator<T> filter(Generator<T> source, Stage<T> stage, Predicate<? super T> p) {
    return source instanceof BodyGenerator<T> direct
        ? new Filtering<>(stage, direct, p)
        : stage.generator();
  }

  static <T> Generator<T> takeWhile(Generator<T> source, Stage<T> stage, Predicate<? super T> p) {
    return source instanceof BodyGenerator<T> direct
        ? new TakingWhile<>(stage, direct, p)
        : stage.generator();
  }

  static <T> Generator<T> take(Generator<T> source, Stage<T> stage, long n) {
    return source instanceof BodyGenerator<T> direct
        ? new Taking<>(stage, direct, n)
        : stage.generator();
  }

  static <T> Generator<T> drop(Generator<T> source, Stage<T> stage, long n) {
    return source instanceof BodyGenerator<T> direct
        ? new Dropping<>(stage, direct, n)
        : stage.generator();
  }

  private static final class Mapping<S, T> extends DirectStage<S, T> {
    private static final long serialVersionUID = 1;

    private transient Function<? super S, ? extends T> f;

    Mapping(Stage<T> stage, BodyGenerator<S> source, Function<? super S, ? extends T> f) {
      super(stage, source);
      this.f = f;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<S> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has;
      try {
        has = from.status == READY || from.advancePlainly();
        if (has) {
          held = f.apply(from.take());
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    @SuppressWarnings("NullAway") // not used any more
    void release() {
      super.release();
      f = null;
    }
  }

  private static final class Peeking<T> extends DirectStage<T, T> {
    private static final long serialVersionUID = 1;

    private transient Consumer<? super T> action;

    Peeking(Stage<T> stage, BodyGenerator<T> source, Consumer<? super T> action) {
      super(stage, source);
      this.action = action;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<T> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has;
      try {
        has = from.status == READY || from.advancePlainly();
        if (has) {
          T element = from.take();
          action.accept(element);
          held = element;
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    @SuppressWarnings("NullAway") // not used any more
    void release() {
      super.release();
      action = null;
    }
  }

  private static final class Filtering<T> extends DirectStage<T, T> {
    private static final long serialVersionUID = 1;

    private transient Predicate<? super T> p;

    Filtering(Stage<T> stage, BodyGenerator<T> source, Predicate<? super T> p) {
      super(stage, source);
      this.p = p;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<T> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has = false;
      try {
        while (!has && (from.status == READY || from.advancePlainly())) {
          T element = from.take();
          if (p.test(element)) {
            held = element;
            has = true;
          }
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    @SuppressWarnings("NullAway") // not used any more
    void release() {
      super.release();
      p = null;
    }
  }

  private static final class TakingWhile<T> extends DirectStage<T, T> {
    private static final long serialVersionUID = 1;

    private transient Predicate<? super T> p;

    TakingWhile(Stage<T> stage, BodyGenerator<T> source, Predicate<? super T> p) {
      super(stage, source);
      this.p = p;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<T> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has;
      try {
        has = from.status == READY || from.advancePlainly();
        if (has) {
          T element = from.take();
          has = p.test(element);
          held = element;
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    @SuppressWarnings("NullAway") // not used any more
    void release() {
      super.release();
      p = null;
    }
  }

  private static final class Taking<T> extends DirectStage<T, T> {
    private static final long serialVersionUID = 1;

    private transient long left;

    Taking(Stage<T> stage, BodyGenerator<T> source, long n) {
      super(stage, source);
      left = n;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<T> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has;
      try {
        has = left > 0 && (from.status == READY || from.advancePlainly());
        if (has) {
          held = from.take();
          left--;
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    Stage<T> rest() {
      return Stage.taking(source(), left);
    }
  }

  private static final class Dropping<T> extends DirectStage<T, T> {
    private static final long serialVersionUID = 1;

    private transient long left;

    Dropping(Stage<T> stage, BodyGenerator<T> source, long n) {
      super(stage, source);
      left = n;
    }

    @Override
    boolean advancePlainly() {
      BodyGenerator<T> from = begin();
      if (from == null) {
        return advance(null);
      }
      boolean has;
      try {
        has = from.status == READY || from.advancePlainly();
        while (has && left > 0) {
          from.take();
          left--;
          has = from.status == READY || from.advancePlainly();
        }
        if (has) {
          held = from.take();
        }
      } catch (Throwable thrown) {
        return end(thrown);
      }
      return settle(has);
    }

    @Override
    Stage<T> rest() {
      return Stage.dropping(source(), left);
    }
  }
}
