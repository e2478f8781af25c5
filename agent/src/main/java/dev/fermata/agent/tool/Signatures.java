package dev.fermata.agent.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The signatures of a jar. Source: JAR File Specification, Signed JAR File. */
final class Signatures {
  private static final Pattern FILE =
      Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
  private static final Pattern DIGEST = Pattern.compile("(?i)[\\w-]+-Digest(-[\\w-]+)?: .*");

  private Signatures() {}

  /** Tells whether a file of a jar belongs to its signatures. */
  static boolean isPart(String path) {
    return FILE.matcher(path.toUpperCase(Locale.ROOT)).matches();
  }

  /** Takes the digests of files out of a manifest, and sections that have nothing else. */
  static byte[] withoutDigests(byte[] manifest) {
    String text = new String(manifest, StandardCharsets.UTF_8).replace("\r\n", "\n");
    String[] sections = text.strip().split("\n\n+", -1);
    StringBuilder kept = new StringBuilder(sections[0].strip()).append("\n\n");
    for (int i = 1; i < sections.length; i++) {
      List<String> lines = new ArrayList<>();
      boolean inDigest = false;
      for (String line : sections[i].strip().split("\n", -1)) {
        inDigest = line.startsWith(" ") ? inDigest : DIGEST.matcher(line).matches();
        if (!inDigest) {
          lines.add(line);
        }
      }
      if (lines.stream().anyMatch(line -> !line.startsWith("Name:") && !line.startsWith(" "))) {
        kept.append(String.join("\n", lines)).append("\n\n");
      }
    }
    return kept.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
