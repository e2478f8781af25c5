package dev.fermata.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages in {@code docs/messages.md}, where they are seen side by side: each is a block of
 * text under a heading of the third level, which is its name. Line breaks count as spaces.
 */
public final class Messages {
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^### (.+)$\\R+(?:^[^`#\\n].*$\\R+)*^```text$([\\s\\S]*?)^```$");

  private Messages() {}

  /** All messages by name. */
  static Map<String, String> all() {
    try {
      Path file = Path.of(System.getProperty("fermata.docs"), "messages.md");
      Map<String, String> all = new TreeMap<>();
      Matcher messages = MESSAGE.matcher(Files.readString(file));
      while (messages.find()) {
        all.put(messages.group(1), joined(messages.group(2)));
      }
      return all;
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /**
   * Compares all of a message.
   *
   * @param name its heading
   * @throws AssertionError if it differs; the actual text is written beside the build's results
   */
  public static void assertMessage(String name, String actual) {
    String expected = all().get(name);
    if (!joined(actual).equals(expected)) {
      throw new AssertionError(
          "%s:%n  %s%nbut docs/messages.md says%n  %s%nThe actual text is in %s"
              .formatted(name, joined(actual), expected, write(name, actual)));
    }
  }

  /** Returns a message on one line. */
  public static String text(String name) {
    String text = all().get(name);
    return text == null ? "docs/messages.md has no " + name : text;
  }

  private static Path write(String name, String actual) {
    try {
      Path folder = Files.createDirectories(Path.of(System.getProperty("fermata.written")));
      return Files.writeString(folder.resolve(name + ".txt"), joined(actual));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String joined(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
