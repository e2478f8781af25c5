package dev.fermata.instrument;

import dev.fermata.instrument.emit.ClassEmitter;
import dev.fermata.instrument.emit.Emission;
import dev.fermata.instrument.resolve.Marks;
import dev.fermata.instrument.resolve.Suspendables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * The engine: makes methods suspendable, as a function from bytes to bytes. One instance serves the
 * classes that one class loader sees; it never loads any. Thread-safe.
 */
public final class Instrumenter {
  /** The newest class file version that the bundled ASM reads. */
  private static final int NEWEST = Opcodes.V28;

  private final Suspendables suspendables;

  /**
   * Creates an engine.
   *
   * @param classSource gives the class file of an internal name; null if there is none
   * @param suspendableGlobs marks methods from outside: package.Class or package.Class.method, with
   *     asterisks for any characters
   */
  public Instrumenter(Function<String, byte[]> classSource, List<String> suspendableGlobs) {
    suspendables = new Suspendables(classSource::apply, Marks.parse(suspendableGlobs));
  }

  /**
   * Gives twins to the suspendable methods of a class.
   *
   * @param classFile of the class; not changed
   * @return the result; a class that cannot be transformed comes back as it was, with a refusal
   */
  public Instrumented instrument(byte[] classFile) {
    int version = version(classFile);
    if (version > NEWEST) {
      return unchanged(
          classFile, "", "class file version " + version + " is newer than the agent knows");
    }
    ClassReader reader;
    try {
      reader = new ClassReader(classFile);
      suspendables.learn(classFile);
      if (!suspendables.mayMatter(reader)) {
        return new Instrumented(classFile, List.of(), List.of());
      }
      return instrument(reader, classFile);
    } catch (ClassTooLargeException tooLarge) {
      return unchanged(
          classFile, tooLarge.getClassName(), "with its twins it exceeds the JVM's constant pool");
    } catch (RuntimeException malformed) {
      return unchanged(classFile, "", "its class file cannot be read (" + malformed + ")");
    }
  }

  private Instrumented instrument(ClassReader reader, byte[] classFile) {
    ClassNode node = new ClassNode();
    reader.accept(node, ClassReader.EXPAND_FRAMES);
    var plan = suspendables.plan(node);
    ClassEmitter emitter = new ClassEmitter(reader, node, plan);
    if (!emitter.hasWork()) {
      return new Instrumented(classFile, List.of(), List.of());
    }
    Emission emission = emitter.emit();
    List<AuxiliaryClass> auxiliaries = new ArrayList<>();
    emission
        .frameClasses()
        .forEach((name, bytes) -> auxiliaries.add(new AuxiliaryClass(name, bytes)));
    List<Refusal> refusals = new ArrayList<>();
    String className = node.name.replace('/', '.');
    for (Emission.Refused refused : emission.refusals()) {
      refusals.add(new Refusal(className, refused.method(), refused.reason()));
    }
    return new Instrumented(emission.classFile(), auxiliaries, refusals);
  }

  private static Instrumented unchanged(byte[] classFile, String className, String reason) {
    return new Instrumented(
        classFile, List.of(), List.of(new Refusal(className.replace('/', '.'), "", reason)));
  }

  private static int version(byte[] classFile) {
    return classFile.length < 8 ? 0 : ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
  }
}
