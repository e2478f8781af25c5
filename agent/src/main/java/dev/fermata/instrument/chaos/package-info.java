/** Chaos mode: what is added before and behind the engine so that everything suspends at random. */
package dev.fermata.instrument.chaos;
