/** One small class per emitted block, composed by one visible list; it uses {@code layout}. */
package dev.fermata.instrument.emit;
