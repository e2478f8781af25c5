package dev.fermata.instrument.emit;

import dev.fermata.instrument.layout.FrameShape;
import java.util.Map;

/** The frame classes of a class by name, and what they look like by method. */
record Frames(Map<String, byte[]> classes, Map<String, FrameShape> shapes) {}
