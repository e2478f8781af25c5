package dev.fermata.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of the library whose last parameter is a {@link FrameStack}, and which is the twin
 * of the method of the same name without it. The agent calls such a twin and generates none. It
 * makes it public and synthetic, so that in the library's own sources it need not be public: an
 * overload that users see would make {@code continuation::run} ambiguous.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface HandWrittenTwin {}
