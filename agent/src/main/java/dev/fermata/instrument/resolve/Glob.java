package dev.fermata.instrument.resolve;

/**
 * A pattern in which {@code *} stands for any characters.
 *
 * @param pattern never empty
 */
record Glob(String pattern) {
  boolean matches(String text) {
    return matches(text, 0, 0, false);
  }

  /** Tells whether the pattern matches {@code prefix} with some name after it. */
  boolean matchesNameAfter(String prefix) {
    return matches(prefix, 0, 0, true);
  }

  private boolean matches(String text, int from, int start, boolean isPrefix) {
    int i = start;
    for (int t = from; i < pattern.length(); i++, t++) {
      if (pattern.charAt(i) == '*') {
        return matchesStar(text, t, i, isPrefix);
      }
      if (t == text.length()) {
        return isPrefix && isName(i);
      }
      if (pattern.charAt(i) != text.charAt(t)) {
        return false;
      }
    }
    return text.length() - from == i - start;
  }

  private boolean matchesStar(String text, int from, int star, boolean isPrefix) {
    if (isPrefix && isName(star)) {
      return true;
    }
    for (int t = from; t <= text.length(); t++) {
      if (matches(text, t, star + 1, isPrefix)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the rest of the pattern has no dot, which a name cannot have. */
  private boolean isName(int start) {
    return pattern.indexOf('.', start) < 0;
  }
}
