/** The façade: bytes in, bytes, auxiliary classes and a report out; no ASM type in a signature. */
package dev.fermata.instrument;
