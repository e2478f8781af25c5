/**
 * What the JDK's interfaces need to suspend: for each a companion, which suspendable classes and
 * lambdas also implement. Instrumented code calls it; it is not for users.
 */
package dev.fermata.runtime.companion;
