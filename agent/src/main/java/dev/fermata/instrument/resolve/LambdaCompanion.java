package dev.fermata.instrument.resolve;

/**
 * The interface that declares the twin of a lambda's functional method.
 *
 * @param name internal name
 * @param desc descriptor of the JDK's method, which the lambda's may narrow
 */
public record LambdaCompanion(String name, String desc) {}
