package dev.fermata;

/** Keeps the package from being empty until its first class is here. */
public final class Placeholder {
  private Placeholder() {}
}
