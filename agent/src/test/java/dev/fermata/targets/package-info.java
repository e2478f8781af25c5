/**
 * Readable programs that the transparency oracle suspends wherever they can be: one class for each
 * family of language constructs, one public static method without parameters for each case.
 */
package dev.fermata.targets;
