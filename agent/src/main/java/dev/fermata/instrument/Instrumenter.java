package dev.fermata.instrument;

import dev.fermata.instrument.analyze.PlainCalls;
import dev.fermata.instrument.emit.ClassEmitter;
import dev.fermata.instrument.emit.Cut;
import dev.fermata.instrument.emit.Emission;
import dev.fermata.instrument.layout.Former;
import dev.fermata.instrument.resolve.AttributeLengths;
import dev.fermata.instrument.resolve.ClassHead;
import dev.fermata.instrument.resolve.ClassPlan;
import dev.fermata.instrument.resolve.Marks;
import dev.fermata.instrument.resolve.Suspendables;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The engine: makes methods suspendable, as a function from bytes to bytes. One instance serves the
 * classes that one class loader sees; it never loads any. Thread-safe.
 */
public final class Instrumenter {
  /** The calling convention of the library that instrumented classes run with. */
  public static final int ABI_VERSION = RuntimeSymbols.ABI_VERSION;

  private static final String OTHER_VERSION =
      "it was instrumented ahead of time for another version of the library. Instrument it anew, or"
          + " take it as the compiler made it";

  private final Suspendables suspendables;
  private final @Nullable Cut cut;

  /**
   * Creates an engine.
   *
   * @param classSource gives the class file of an internal name; null if there is none
   * @param suspendableGlobs marks methods from outside: package.Class or package.Class.method, with
   *     asterisks for any characters
   */
  public Instrumenter(Function<String, byte[]> classSource, List<String> suspendableGlobs) {
    this(classSource::apply, Globs.everywhere(suspendableGlobs), null);
  }

  /**
   * Creates an engine.
   *
   * @param classFiles that the class loader finds
   * @param globs mark methods from outside
   */
  public Instrumenter(ClassFiles classFiles, Globs globs) {
    this(classFiles, globs, null);
  }

  /** Cuts every method, as tests do to small ones. */
  Instrumenter(ClassFiles classFiles, Globs globs, @Nullable Cut cut) {
    Marks marks = Marks.parse(globs.everywhere()).and(Marks.parse(globs.own()), globs.isForeign());
    Marks serialisable = Marks.parse(globs.serializable());
    suspendables = new Suspendables(new Source(classFiles), marks.andSerialisable(serialisable));
    this.cut = cut;
  }

  /**
   * Says that a class has been left as it was although it was to be changed. What is found out from
   * now on relies on none of its twins.
   *
   * @param internalName of the class
   */
  public void leave(String internalName) {
    suspendables.leave(internalName);
  }

  /**
   * Lists what a class inherits twins from, or may do so.
   *
   * @param classFile of a class that was to be changed
   * @return internal names of supertypes, without those of the JDK and of the library
   */
  public List<String> supertypes(byte[] classFile) {
    return suspendables.supertypes(new ClassReader(classFile).getClassName());
  }

  /**
   * Finds the calling convention of the library that the class loader sees.
   *
   * @return null if its class file does not tell
   */
  public @Nullable Integer abiVersion() {
    return suspendables.abiVersion();
  }

  /**
   * Gives twins to the suspendable methods of a class.
   *
   * @param classFile of the class; not changed
   * @return the result; a class that cannot be transformed comes back with plain twins, or as it
   *     was if even that cannot be done, with a refusal
   */
  public Instrumented instrument(byte[] classFile) {
    return instrument(classFile, null, null);
  }

  /**
   * Gives a class that is loaded, and is being redefined, the twins that it has got when it was
   * loaded. Methods whose frames would look different, or that had none, get plain twins.
   *
   * @param classFile of the class; not changed
   * @param former what it was given then
   * @param whyPlain why nothing of the class is to be suspended, or null
   * @return the result, with a refusal for each method with a plain twin
   */
  public Instrumented reinstrument(byte[] classFile, Shape former, @Nullable String whyPlain) {
    return instrument(classFile, former.former(), whyPlain);
  }

  /**
   * Gives twins that only call the plain method to the suspendable methods of a class: callers may
   * rely on them, and an inherited twin would run an overridden method.
   *
   * @param classFile of the class; not changed
   * @param reason why nothing of the class is to be suspended
   * @return the result, with a refusal for each method
   */
  public Instrumented instrumentPlainly(byte[] classFile, String reason) {
    return instrument(classFile, null, reason);
  }

  /**
   * Lists the calls of suspendable methods that are made by code which cannot be suspended there.
   *
   * @param classFile of the class
   * @return in the order of the code; empty too for what cannot be read
   */
  public List<PlainCall> check(byte[] classFile) {
    if (version(classFile) > ClassHead.NEWEST) {
      return List.of();
    }
    try {
      suspendables.mayMatter(classFile);
      ClassReader reader = new ClassReader(classFile);
      AttributeLengths.check(reader);
      ClassNode node = new ClassNode();
      reader.accept(node, ClassReader.SKIP_FRAMES);
      List<PlainCall> calls = new ArrayList<>();
      for (PlainCalls.Found found : PlainCalls.of(node, suspendables.plan(node))) {
        String caller = Emission.sourceName(found.method());
        calls.add(
            new PlainCall(
                dotted(node.name),
                node.sourceFile,
                found.line(),
                caller,
                found.called(),
                found.obstacle()));
      }
      return calls;
    } catch (RuntimeException | AssertionError malformed) {
      return List.of();
    }
  }

  private Instrumented instrument(
      byte[] classFile, @Nullable Former former, @Nullable String whyPlain) {
    int version = version(classFile);
    if (version > ClassHead.NEWEST) {
      return unchanged(
          classFile,
          "its class file version "
              + version
              + " is newer than the agent knows. Use a newer agent");
    }
    ClassReader reader;
    ClassNode node;
    try {
      if (!suspendables.mayMatter(classFile)) {
        return new Instrumented(classFile, List.of(), List.of());
      }
      reader = new ClassReader(classFile);
      AttributeLengths.check(reader);
      node = new ClassNode();
      if (suspendables.isInstrumented(reader.getClassName(), classFile)) {
        reader.accept(node, ClassReader.SKIP_CODE);
        return new Instrumented(
            classFile,
            List.of(),
            suspendables.isUsable(reader)
                ? missing(node)
                : List.of(new Refusal(dotted(node.name), "", OTHER_VERSION, true)));
      }
      reader.accept(node, ClassReader.EXPAND_FRAMES);
    } catch (RuntimeException malformed) {
      return unchanged(
          classFile, "its class file cannot be read (" + malformed + "). Compile it anew");
    }
    return instrument(new Parsed(classFile, reader, node, former), whyPlain);
  }

  /** Lists what a class that was instrumented ahead of time would have to have besides. */
  private List<Refusal> missing(ClassNode node) {
    ClassPlan plan = suspendables.plan(node);
    List<Refusal> refusals = new ArrayList<>();
    for (MethodNode method : node.methods) {
      String reason = plan.reasonAgainstTwin(method);
      if (reason != null) {
        refusals.add(new Refusal(dotted(node.name), Emission.sourceName(method), reason));
      }
    }
    return refusals;
  }

  private Instrumented instrument(Parsed parsed, @Nullable String whyPlain) {
    try {
      ClassEmitter emitter = emitter(parsed);
      if (!emitter.hasWork()) {
        return new Instrumented(parsed.classFile, List.of(), List.of());
      }
      Emission emission = whyPlain == null ? emitter.emit() : emitter.emitPlain(whyPlain);
      return result(parsed.node, emission, false);
    } catch (ClassTooLargeException tooLarge) {
      return plainly(
          parsed,
          "with its twins the class exceeds the JVM's constant pool. Divide the class",
          false);
    } catch (RuntimeException | AssertionError failure) {
      // ASM throws such an error at a type that is none, whether assertions are enabled or not
      return plainly(
          parsed, "the agent failed on its class (" + failure + "); report this as a bug", true);
    }
  }

  private Instrumented plainly(Parsed parsed, String reason, boolean defect) {
    try {
      return result(parsed.node, emitter(parsed).emitPlain(reason), defect);
    } catch (RuntimeException | AssertionError failure) {
      return unchanged(parsed.classFile, reason);
    }
  }

  private ClassEmitter emitter(Parsed parsed) {
    return new ClassEmitter(
        parsed.reader, parsed.node, suspendables.plan(parsed.node), parsed.former, cut);
  }

  private static Instrumented result(ClassNode node, Emission emission, boolean defect) {
    List<AuxiliaryClass> auxiliaries = new ArrayList<>();
    emission
        .frameClasses()
        .forEach((name, bytes) -> auxiliaries.add(new AuxiliaryClass(name, bytes)));
    List<Refusal> refusals = new ArrayList<>();
    String className = dotted(node.name);
    for (Emission.Refused refused : emission.refusals()) {
      boolean isDefect = defect || refused.defect();
      refusals.add(new Refusal(className, refused.method(), refused.reason(), isDefect));
    }
    return new Instrumented(
        emission.classFile(), auxiliaries, Shape.of(emission.shapes()), refusals);
  }

  private static Instrumented unchanged(byte[] classFile, String reason) {
    String name = "";
    try {
      name = new ClassReader(classFile).getClassName().replace('/', '.');
    } catch (RuntimeException malformed) {
      // has no name that could be read
    }
    return new Instrumented(classFile, List.of(), List.of(new Refusal(name, "", reason, true)));
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private static int version(byte[] classFile) {
    return classFile.length < 8 ? 0 : ((classFile[6] & 0xff) << 8) | (classFile[7] & 0xff);
  }

  /** A class file in the two forms that the emitters need, and what the class has already. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Parsed(
      byte[] classFile, ClassReader reader, ClassNode node, @Nullable Former former) {}
}
