/** Which value goes to which field of a frame; it uses {@code analyze}. */
package dev.fermata.instrument.layout;
