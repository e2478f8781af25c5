package dev.fermata.instrument.layout;

import java.util.Map;

/**
 * What a class was given when it was loaded. A redefinition can change bodies only (JVM TI,
 * RedefineClasses), so it has to make do with the same methods.
 *
 * @param frames by name and descriptor of the method; those that have none have no resume method
 * @param mocked whether Mockito may have put its own calls into the class's methods
 */
public record Former(Map<String, FrameShape> frames, boolean mocked) {}
