/**
 * Suspendable versions of the JDK's methods that take a lambda, such as {@code Iterable.forEach}.
 * The agent makes twins of them, and twins call those in place of the JDK's; they are not for
 * users.
 *
 * <p>Each does what the JDK's method does for receivers whose implementation it knows, and calls
 * the method itself for all others, where a suspension is then refused. Two things are the JDK's in
 * effect but not in number: a {@code ConcurrentModificationException} may come before further
 * elements are visited, and keys may be hashed and compared once more.
 */
package dev.fermata.runtime.replacement;
