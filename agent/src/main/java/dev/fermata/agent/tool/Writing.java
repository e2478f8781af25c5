package dev.fermata.agent.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Prepares the writing of what was instrumented, and looks for what speaks against it. */
final class Writing {
  private static final Pattern MODULE =
      Pattern.compile("(META-INF/versions/\\d+/)?module-info\\.class");
  private static final Pattern NESTED = Pattern.compile("(BOOT-INF|WEB-INF)/lib/[^/]+\\.jar");

  private Writing() {}

  static Runnable prepare(Rewrite rewrite, Path target, Command command, Problems problems)
      throws IOException {
    Path input = rewrite.input();
    if (Files.isDirectory(input)) {
      FolderLocation folder = new FolderLocation(input);
      Path module = input.resolve("module-info.class");
      if (rewrite.changesAnything() && Files.exists(module)) {
        rewrite.change("module-info.class", rewrite.withApi(Files.readAllBytes(module)));
      }
      return unchecked(() -> write(rewrite, folder, target));
    }
    Set<String> dropped = new HashSet<>();
    try (JarFile jar = new JarFile(input.toFile(), false)) {
      List<ZipEntry> entries = List.copyOf(jar.stream().toList());
      if (entries.stream().anyMatch(entry -> NESTED.matcher(entry.getName()).matches())) {
        problems.warn(input, "the jars in it are not looked into. Instrument before packing.");
      }
      if (!rewrite.changesAnything()) {
        return unchecked(() -> copy(input, target));
      }
      for (ZipEntry entry : entries) {
        prepare(jar, entry, rewrite, dropped);
      }
      if (!dropped.isEmpty()) {
        dropSignatures(jar, rewrite, command, problems);
      }
    }
    return unchecked(() -> JarWriter.write(rewrite, target, dropped));
  }

  private static void prepare(JarFile jar, ZipEntry entry, Rewrite rewrite, Set<String> dropped)
      throws IOException {
    String path = entry.getName();
    if (Signatures.isPart(path)) {
      dropped.add(path);
    } else if (MODULE.matcher(path).matches()) {
      byte[] module = jar.getInputStream(entry).readAllBytes();
      rewrite.change(path, rewrite.withApi(module));
    }
  }

  private static void dropSignatures(
      JarFile jar, Rewrite rewrite, Command command, Problems problems) throws IOException {
    if (!command.has(Command.Flag.DROP_SIGNATURES)) {
      problems.error(
          rewrite.input(),
          "it is signed, and its signatures do not hold for changed classes. Instrument it before"
              + " it is signed, or give --drop-signatures.");
      return;
    }
    problems.warn(rewrite.input(), "its signatures are dropped.");
    ZipEntry manifest = jar.getEntry(JarFile.MANIFEST_NAME);
    if (manifest != null) {
      byte[] content = jar.getInputStream(manifest).readAllBytes();
      rewrite.change(JarFile.MANIFEST_NAME, Signatures.withoutDigests(content));
    }
  }

  private static void write(Rewrite rewrite, FolderLocation folder, Path target)
      throws IOException {
    for (String file : folder.files()) {
      if (rewrite.isAdded(file)) {
        continue;
      }
      byte[] changed = rewrite.changed(file);
      if (changed == null) {
        copy(folder.path().resolve(file), target.resolve(file));
      } else {
        write(target.resolve(file), changed);
      }
      for (Rewrite.Added added : rewrite.addedBehind(file)) {
        write(target.resolve(added.path()), added.content());
      }
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, content);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Something that reads and writes files. */
  private interface FileAction {
    void run() throws IOException;
  }

  private static Runnable unchecked(FileAction action) {
    return () -> {
      try {
        action.run();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    };
  }
}
