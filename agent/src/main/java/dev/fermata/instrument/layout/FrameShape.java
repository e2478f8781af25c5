package dev.fermata.instrument.layout;

import java.util.List;

/**
 * What the frames of one method look like.
 *
 * @param frameClass internal name
 * @param layout differs if a frame of one body cannot be resumed in another
 * @param resumes descriptors of the methods that resume it; several if it was cut
 * @param isDouble whether the method has a second twin
 */
public record FrameShape(
    String frameClass, String layout, List<String> resumes, boolean isDouble) {}
