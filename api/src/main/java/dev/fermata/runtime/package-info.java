/** The calling convention that instrumented code uses: frames, companions, JDK replacements. */
package dev.fermata.runtime;
