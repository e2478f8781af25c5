/** Every injected or called name, descriptor and flag, each with its reason; it uses nothing. */
package dev.fermata.instrument.symbols;
