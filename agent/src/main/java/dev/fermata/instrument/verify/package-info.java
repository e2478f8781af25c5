/** What ASM says of the class files that the engine made, with a hierarchy from bytes. */
package dev.fermata.instrument.verify;
