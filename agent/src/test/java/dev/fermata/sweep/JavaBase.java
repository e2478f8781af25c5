package dev.fermata.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * The classes of this JVM's {@code java.base}, moved to another package: under their own names the
 * engine takes them for the JDK's and leaves them alone, and no loader but the JVM's may define
 * them.
 */
public final class JavaBase {
  private static final String PREFIX = "moved/";

  /** The verifier, {@code ldc}, {@code athrow} and bootstraps know these by their names. */
  private static final Set<String> KEPT =
      Set.of(
          "java/io/Serializable",
          "java/lang/Class",
          "java/lang/Cloneable",
          "java/lang/Object",
          "java/lang/String",
          "java/lang/Throwable",
          "java/lang/invoke/CallSite",
          "java/lang/invoke/ConstantBootstraps",
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/MethodHandle",
          "java/lang/invoke/MethodHandles$Lookup",
          "java/lang/invoke/MethodType",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/TypeDescriptor",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps");

  private JavaBase() {}

  static Subject read() {
    return read(name -> true);
  }

  /** Reads the classes whose internal names, before they are moved, pass a filter. */
  public static Subject read(Predicate<String> filter) {
    Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> all = files.filter(JavaBase::isClass).sorted().toList();
      for (Path file : all) {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        String name = reader.getClassName();
        if (!KEPT.contains(name) && filter.test(name)) {
          ClassWriter writer = new ClassWriter(0);
          reader.accept(new ClassRemapper(writer, new Moving()), 0);
          classes.put(PREFIX + name, writer.toByteArray());
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Subject("java.base " + Runtime.version().feature(), classes);
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") && !name.equals("module-info.class");
  }

  private static final class Moving extends Remapper {
    @Override
    public String map(String internalName) {
      return KEPT.contains(internalName) ? internalName : PREFIX + internalName;
    }
  }
}
