package dev.fermata;

import java.util.Enumeration;
import java.util.Iterator;

/** A generator in the words of Java 1.0. */
@SuppressWarnings("JdkObsolete") // for interfaces that ask for one
record GeneratorEnumeration<T>(Generator<T> generator) implements Enumeration<T> {
  @Override
  public boolean hasMoreElements() {
    return generator.hasNext();
  }

  @Override
  public T nextElement() {
    return generator.next();
  }

  @Override
  public Iterator<T> asIterator() {
    return generator;
  }
}
