package dev.fermata.agent.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a jar as it was but for the classes: entries keep their order, times, comments and ways of
 * compression, and what is added follows the class that it belongs to. Equal inputs give equal
 * files.
 */
final class JarWriter {
  private final Rewrite rewrite;
  private final ZipOutputStream out;

  private JarWriter(Rewrite rewrite, ZipOutputStream out) {
    this.rewrite = rewrite;
    this.out = out;
  }

  /** Replaces the target only when the new jar is complete. */
  static void write(Rewrite rewrite, Path target, Set<String> dropped) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "fermata", ".jar.part");
    try (ZipFile from = new ZipFile(rewrite.input().toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished))) {
      out.setComment(from.getComment());
      JarWriter writer = new JarWriter(rewrite, out);
      for (ZipEntry entry : from.stream().toList()) {
        if (!dropped.contains(entry.getName()) && !rewrite.isAdded(entry.getName())) {
          writer.write(entry, from);
        }
      }
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(unfinished);
      throw failed;
    }
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(ZipEntry entry, ZipFile from) throws IOException {
    byte[] changed = rewrite.changed(entry.getName());
    write(new ZipEntry(entry), changed != null ? changed : content(entry, from));
    for (Rewrite.Added added : rewrite.addedBehind(entry.getName())) {
      ZipEntry beside = new ZipEntry(added.path());
      beside.setTimeLocal(entry.getTimeLocal());
      beside.setMethod(entry.getMethod());
      write(beside, added.content());
    }
  }

  private static byte @Nullable [] content(ZipEntry entry, ZipFile from) throws IOException {
    return entry.isDirectory() ? null : from.getInputStream(entry).readAllBytes();
  }

  private void write(ZipEntry entry, byte @Nullable [] content) throws IOException {
    if (content != null) {
      entry.setSize(content.length);
      entry.setCompressedSize(entry.getMethod() == ZipEntry.STORED ? content.length : -1);
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setCrc(sum.getValue());
    }
    out.putNextEntry(entry);
    if (content != null) {
      out.write(content);
    }
    out.closeEntry();
  }
}
