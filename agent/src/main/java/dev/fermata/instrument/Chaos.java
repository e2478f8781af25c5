package dev.fermata.instrument;

import dev.fermata.instrument.chaos.Drivers;
import dev.fermata.instrument.chaos.Pauses;
import dev.fermata.instrument.resolve.Marks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Chaos mode, as two functions from bytes to bytes around the engine: methods that the options mark
 * may suspend wherever they are entered, and are run in a continuation by plain callers. Stateless.
 */
public final class Chaos {
  private final Marks marks;

  /**
   * Creates the two functions.
   *
   * @param suspendableGlobs what the engine is given
   */
  public Chaos(List<String> suspendableGlobs) {
    marks = Marks.parse(suspendableGlobs);
  }

  /**
   * Adds a suspension point at the entry of each marked method, before the engine.
   *
   * @param classFile of a class that the engine reads; not changed
   * @return the changed class file, or the same array if nothing in it is marked
   */
  public byte[] before(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    String className = reader.getClassName().replace('/', '.');
    if (!marks.mayMark(className)) {
      return classFile;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Pauses(writer, method -> marks.marks(className, method)), 0);
    return writer.toByteArray();
  }

  /**
   * Makes plain calls of suspendable methods run their twins, behind the engine. Where Mockito may
   * have put its calls into the plain methods they keep their bodies: the twins of a mock call
   * them.
   *
   * @param instrumented what the engine made of {@link #before}
   * @param former what the class was given before, or null if it is new
   * @return the same with other bodies for methods that have a twin
   */
  public Instrumented behind(Instrumented instrumented, @Nullable Shape former) {
    boolean isMocked = former != null && former.former().mocked();
    if (isMocked || instrumented.auxiliaries().isEmpty()) {
      return instrumented;
    }
    Set<String> frameClasses = new HashSet<>();
    instrumented.auxiliaries().forEach(auxiliary -> frameClasses.add(auxiliary.name()));
    ClassReader reader = new ClassReader(instrumented.classFile());
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new Drivers(writer, frameClasses), 0);
    return new Instrumented(
        writer.toByteArray(),
        instrumented.auxiliaries(),
        instrumented.shape(),
        instrumented.refusals());
  }
}
