package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What options and resources mark as suspendable: globs of {@code package.Class} or {@code
 * package.Class.method}, in which {@code *} stands for any characters, dots too, and inner classes
 * are written with {@code $}. Classes of the JDK are marked by none.
 */
public final class Marks {
  private static final Marks NONE = new Marks(List.of());

  private final List<Glob> globs;
  private final List<Glob> serialisable;
  private final @Nullable Marks own;
  private final @Nullable Predicate<String> isForeign;

  private Marks(List<Glob> globs) {
    this(globs, List.of(), null, null);
  }

  private Marks(
      List<Glob> globs,
      List<Glob> serialisable,
      @Nullable Marks own,
      @Nullable Predicate<String> isForeign) {
    this.globs = globs;
    this.serialisable = serialisable;
    this.own = own;
    this.isForeign = isForeign;
  }

  /**
   * Returns marks that mark nothing.
   *
   * @return the same instance each time
   */
  public static Marks none() {
    return NONE;
  }

  /**
   * Reads globs; blank ones are left out.
   *
   * @param globs may be empty
   * @return marks of all methods that a glob matches
   */
  public static Marks parse(List<String> globs) {
    List<Glob> parsed = new ArrayList<>();
    for (String glob : globs) {
      if (!glob.isBlank()) {
        parsed.add(new Glob(glob.strip()));
      }
    }
    return parsed.isEmpty() ? NONE : new Marks(parsed);
  }

  /**
   * Tells whether a glob matches the method or its class.
   *
   * @param className with dots
   * @param method the method's name
   * @return true if the method is marked
   */
  public boolean marks(String className, String method) {
    for (Glob glob : globs) {
      if (glob.matches(className) || glob.matches(className + "." + method)) {
        return !JdkPackages.hold(className);
      }
    }
    return own != null && own.marks(className, method) && !isForeign(className);
  }

  /**
   * Adds marks of classes that are not foreign.
   *
   * @param more what is marked besides
   * @param foreign asked for a class that {@code more} marks, by its name with dots
   * @return marks of what either marks
   */
  public Marks and(Marks more, Predicate<String> foreign) {
    return more.globs.isEmpty() ? this : new Marks(globs, serialisable, more, foreign);
  }

  /**
   * Adds marks of methods whose loops can be written to streams.
   *
   * @param more marks them; what it marks as suspendable is not asked
   * @return these marks with the others
   */
  public Marks andSerialisable(Marks more) {
    return more.globs.isEmpty() ? this : new Marks(globs, more.globs, own, isForeign);
  }

  /**
   * Tells whether the loops of a method are to be written to streams.
   *
   * @param className with dots
   * @param method the method's name
   * @return true if a glob for that matches the method or its class
   */
  boolean marksSerialisable(String className, String method) {
    for (Glob glob : serialisable) {
      if (glob.matches(className) || glob.matches(className + "." + method)) {
        return true;
      }
    }
    return false;
  }

  private boolean isForeign(String className) {
    return isForeign != null && isForeign.test(className);
  }

  /**
   * Tells whether some method of the class, whatever its name, would be marked.
   *
   * @param className with dots
   * @return false if no name would be
   */
  public boolean mayMark(String className) {
    for (Glob glob : globs) {
      if (glob.matches(className) || glob.matchesNameAfter(className + ".")) {
        return !JdkPackages.hold(className);
      }
    }
    return own != null && own.mayMark(className) && !isForeign(className);
  }
}
