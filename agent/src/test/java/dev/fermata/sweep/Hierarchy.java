package dev.fermata.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Supertypes and members from bytes; no class is loaded. */
final class Hierarchy {
  private final Function<String, byte[]> source;
  private final Map<String, Optional<Facts>> facts = new HashMap<>();

  Hierarchy(Function<String, byte[]> source) {
    this.source = source;
  }

  /** What is known of a class, by internal names; {@code superName} is null for Object. */
  record Facts(boolean isInterface, String superName, List<String> interfaces, Set<String> methods) {
    static Facts of(byte[] classFile) {
      ClassReader reader = new ClassReader(classFile);
      Set<String> methods = new TreeSet<>();
      reader.accept(new MethodNames(methods), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return new Facts(
          (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0,
          reader.getSuperName(),
          List.of(reader.getInterfaces()),
          methods);
    }
  }

  /** Null for a class that is not to be found. */
  Facts find(String name) {
    Optional<Facts> known = facts.get(name);
    if (known == null) {
      byte[] classFile = source.apply(name);
      known = classFile == null ? Optional.empty() : Optional.of(Facts.of(classFile));
      facts.put(name, known);
    }
    return known.orElse(null);
  }

  /** Tells whether a method is found; true too if a class on the way is not. Source: JVMS §5.4.3. */
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
