package dev.fermata.async;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Thrown by a task group in which something has failed, be it one task or many: its cause is the
 * first failure, the further ones are suppressed.
 *
 * <pre>{@code
 * try {
 *   TaskGroup.runAll(group -> group.createTask(() -> connect()));
 * } catch (TaskGroupException failed) {
 *   failed.handle(IOException.class, unreachable -> print(unreachable.size() + " hosts"));
 * }
 * }</pre>
 */
public final class TaskGroupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** All failures, the first one first. */
  private final ArrayList<Throwable> exceptions;

  /**
   * Creates the exception.
   *
   * @param exceptions what has failed, the first to do so first; at least one
   * @throws IllegalArgumentException if there is none
   */
  public TaskGroupException(List<? extends Throwable> exceptions) {
    super(message(exceptions), exceptions.get(0));
    this.exceptions = new ArrayList<>(exceptions);
    for (Throwable further : exceptions.subList(1, exceptions.size())) {
      Failures.suppress(this, further);
    }
  }

  private static String message(List<? extends Throwable> exceptions) {
    if (exceptions.isEmpty()) {
      throw new IllegalArgumentException("Cannot report the failures of a group: there are none.");
    }
    return exceptions.size() == 1
        ? "a task group has failed: " + exceptions.get(0)
        : exceptions.size() + " failures in a task group; the first: " + exceptions.get(0);
  }

  /**
   * Returns all failures.
   *
   * @return in the order in which they happened; at least one
   */
  public List<Throwable> exceptions() {
    return List.copyOf(exceptions);
  }

  /**
   * Takes the failures apart by their type; those inside of nested groups' exceptions too.
   *
   * @param type of the failures that are wanted
   * @param <X> that type
   * @return the wanted ones and the others
   */
  public <X extends Throwable> Split<X> split(Class<X> type) {
    List<X> matching = new ArrayList<>();
    List<Throwable> others = new ArrayList<>();
    split(type, matching, others);
    return new Split<>(List.copyOf(matching), List.copyOf(others));
  }

  private <X extends Throwable> void split(
      Class<X> type, List<X> matching, List<Throwable> others) {
    for (Throwable each : exceptions) {
      if (type.isInstance(each)) {
        matching.add(type.cast(each));
      } else if (each instanceof TaskGroupException nested) {
        nested.split(type, matching, others);
      } else {
        others.add(each);
      }
    }
  }

  /**
   * Handles the failures of a type, and throws the others, if there are any, as one exception: what
   * Python has with {@code except*}.
   *
   * @param type of the failures to handle
   * @param handler is given them, at least one; not called if there is none
   * @param <X> that type
   */
  public <X extends Throwable> void handle(Class<X> type, Consumer<? super List<X>> handler) {
    Split<X> split = split(type);
    if (!split.matching().isEmpty()) {
      handler.accept(split.matching());
    }
    if (!split.others().isEmpty()) {
      throw new TaskGroupException(split.others());
    }
  }

  /**
   * Failures by their type.
   *
   * @param matching those of the type that was asked for
   * @param others the rest
   * @param <X> the type
   */
  public record Split<X extends Throwable>(List<X> matching, List<Throwable> others) {}
}
