package dev.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that can suspend, or whose callees can. On a class or interface it marks every
 * method declared there. An override of a marked method is marked by inheritance, and a lambda
 * given to the library needs no mark.
 *
 * <pre>{@code
 * @Suspendable
 * void walk(Yielder<Integer> y) {
 *   if (left != null) left.walk(y);
 *   y.yield(value);
 *   if (right != null) right.walk(y);
 * }
 * }</pre>
 *
 * <p>Constructors, static initialisers and {@code native} methods cannot be suspended; neither can
 * a {@code synchronized} method or block.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Suspendable {
  /**
   * Lets what is suspended in a for-each loop be written to a stream. The iterators of the JDK's
   * collections cannot be; in methods that say so here, and in their lambdas, loops over the common
   * collections use others, which can. The agent's option {@code serializable=} says it from
   * outside.
   *
   * @return true to use iterators that can be written
   */
  boolean serializable() default false;
}
