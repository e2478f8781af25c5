package dev.fermata.instrument.layout;

import java.nio.charset.StandardCharsets;

/** The hash of a text that is told piece by piece and never held: FNV-1a of its UTF-8 bytes. */
final class TextHash {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int ASCII = 0x80;
  private static final int TEN = 10;

  private long hash = FNV_BASIS;
  private int length;

  /** Adds an ASCII character. */
  TextHash add(char character) {
    hash = (hash ^ character) * FNV_PRIME;
    length++;
    return this;
  }

  TextHash add(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= ASCII) {
        addEncoded(text.substring(i));
        break;
      }
      hash = (hash ^ character) * FNV_PRIME;
    }
    length += text.length();
    return this;
  }

  private void addEncoded(String text) {
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * FNV_PRIME;
    }
  }

  /** Adds the decimal digits of a number. */
  TextHash add(int number) {
    if (number < 0) {
      return add(Integer.toString(number));
    }
    int unit = 1;
    while (number / unit >= TEN) {
      unit *= TEN;
    }
    for (; unit > 0; unit /= TEN) {
      add((char) ('0' + number / unit % TEN));
    }
    return this;
  }

  /** Returns how many characters the text has. */
  int length() {
    return length;
  }

  /** Returns the hash as a hexadecimal number. */
  String hex() {
    return Long.toHexString(hash);
  }
}
