package dev.fermata.instrument.emit;

import dev.fermata.instrument.layout.FrameField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a frame class that makes a frame of values and links it.
 *
 * @param name unique in the class
 * @param descriptor operands, label, locals, stack
 * @param fields where each parameter but the stack goes; null for one that is not kept
 */
record SaveMethod(String name, String descriptor, List<@Nullable FrameField> fields) {}
