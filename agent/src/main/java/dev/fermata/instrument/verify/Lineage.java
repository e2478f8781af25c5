package dev.fermata.instrument.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Supertypes and methods from bytes; no class is loaded. */
final class Lineage {
  private final Function<String, byte @Nullable []> source;
  private final Map<String, Optional<Facts>> facts = new ConcurrentHashMap<>();

  Lineage(Function<String, byte @Nullable []> source) {
    this.source = source;
  }

  /**
   * What is known of a class, by internal names.
   *
   * @param superName null for Object
   * @param methods by name and descriptor
   */
  record Facts(
      boolean isInterface,
      @Nullable String superName,
      List<String> interfaces,
      Set<String> methods) {}

  /** Null for a class that is not to be found. */
  @Nullable Facts find(String name) {
    Optional<Facts> known = facts.get(name);
    if (known == null) {
      byte[] classFile = source.apply(name);
      known = classFile == null ? Optional.empty() : Optional.of(read(classFile));
      facts.put(name, known);
    }
    return known.orElse(null);
  }

  private static Facts read(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    Set<String> methods = new TreeSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            methods.add(name + descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new Facts(
        (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0,
        reader.getSuperName(),
        List.of(reader.getInterfaces()),
        methods);
  }

  /** Adds the supertypes of a class that are not to be found. */
  void addMissing(byte[] classFile, Set<String> missing) {
    Facts facts = read(classFile);
    addMissing(facts, missing, new TreeSet<>());
  }

  private void addMissing(Facts facts, Set<String> missing, Set<String> seen) {
    Set<String> supertypes = new TreeSet<>(facts.interfaces);
    if (facts.superName != null) {
      supertypes.add(facts.superName);
    }
    for (String name : supertypes) {
      if (seen.add(name)) {
        Facts above = find(name);
        if (above == null) {
          missing.add(name);
        } else {
          addMissing(above, missing, seen);
        }
      }
    }
  }

  /**
   * Tells whether a method is found; true too if a class on the way is not. Source: JVMS §5.4.3.
   */
  boolean resolves(String owner, String method) {
    Facts at = find(owner);
    if (at == null || at.methods.contains(method)) {
      return true;
    }
    if (at.superName != null && resolves(at.superName, method)) {
      return true;
    }
    return at.interfaces.stream().anyMatch(each -> resolves(each, method));
  }
}
