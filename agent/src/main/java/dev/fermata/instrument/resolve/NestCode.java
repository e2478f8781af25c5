package dev.fermata.instrument.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The code of a nest.
 *
 * @param methods by {@link Member#id()}; without those of classes that cannot be read
 */
record NestCode(Map<String, MethodCode> methods) {
  /** Reads the nest; the class at hand is taken as it is there, the others from their source. */
  static NestCode read(KnownClasses known, Nests.Nest nest, @Nullable ClassNode atHand) {
    Map<String, MethodCode> methods = new LinkedHashMap<>();
    for (String member : nest.members()) {
      ClassFacts facts = known.find(member);
      if (facts != null) {
        CodeReader code = new CodeReader(facts);
        if (atHand != null && atHand.name.equals(member)) {
          atHand.accept(code);
        } else {
          read(known.open(member), code);
        }
        code.methods().forEach(each -> methods.put(each.member().id(), each));
      }
    }
    return new NestCode(methods);
  }

  private static void read(@Nullable ClassHead file, CodeReader code) {
    if (file != null) {
      try {
        file.reader().accept(code, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      } catch (RuntimeException damaged) {
        // the JVM will say so when the class is loaded; nothing is inferred from the rest of it
      }
    }
  }
}
