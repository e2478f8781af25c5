package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * The facts of the classes that one loader sees. No lock is held while a class is looked for: the
 * source runs the code of class loaders.
 */
final class KnownClasses {
  /** Asked for so often, and so costly to find before the first resource is read. */
  private static final ClassFacts OBJECT = object();

  private final ClassSource source;
  private final AtomicInteger surprises = new AtomicInteger();
  private final ConcurrentMap<String, Optional<ClassFacts>> facts = new ConcurrentHashMap<>();

  KnownClasses(ClassSource source) {
    this.source = source;
    learn(OBJECT);
  }

  /** Returns null for what cannot be found or read: such a class is taken to suspend nowhere. */
  @Nullable ClassFacts find(@Nullable String name) {
    if (name == null) {
      return null;
    }
    Optional<ClassFacts> known = facts.get(name);
    if (known == null) {
      Optional<ClassFacts> read = Optional.ofNullable(load(name));
      known = facts.putIfAbsent(name, read);
      known = known == null ? read : known;
    }
    return known.orElse(null);
  }

  void learn(ClassFacts learned) {
    Optional<ClassFacts> earlier = facts.put(learned.name(), Optional.of(learned));
    if (earlier != null && earlier.map(ClassFacts::twins).orElse(null) != learned.twins()) {
      surprises.incrementAndGet();
    }
  }

  /** Counts the classes of which something else had been believed, or nothing. */
  int surprises() {
    return surprises.get();
  }

  /** Reads less than {@link #find}, and keeps nothing. */
  @Nullable Outline outline(String name) {
    Optional<ClassFacts> learned = facts.get(name);
    if (learned != null) {
      return learned.map(ClassFacts::outline).orElse(null);
    }
    ClassHead head = name.startsWith("[") ? null : open(name);
    try {
      return head == null ? null : Outline.of(head);
    } catch (RuntimeException damaged) {
      return null;
    }
  }

  /** Opens the class file of a class, null if there is none that can be read. */
  @Nullable ClassHead open(String name) {
    try {
      byte[] bytes = source.find(name);
      return bytes == null ? null : open(name, bytes, ApiNames.isJdk(name));
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable broken) {
      // whatever a class loader throws
      return null;
    }
  }

  /** What cannot be used is replaced once. The JDK's own may be newer than ASM. */
  private @Nullable ClassHead open(String name, byte[] bytes, boolean isLast) {
    String fault;
    try {
      ClassHead head = new ClassHead(bytes);
      if (name.equals(head.name())) {
        return head;
      }
      fault = "it is that of " + head.name().replace('/', '.');
    } catch (RuntimeException damaged) {
      fault = damaged.toString();
    }
    byte[] other = isLast ? null : source.instead(name, fault);
    return other == null ? null : open(name, other, true);
  }

  private @Nullable ClassFacts load(String name) {
    ClassHead head = name.startsWith("[") ? null : open(name);
    try {
      if (head == null) {
        return null;
      }
      ClassFacts read = FactsReader.read(Outline.of(head), head.reader());
      ClassSource.Origin twins = source.twins(name);
      return twins == ClassSource.Origin.ENGINE || read.twins() == ClassSource.Origin.NONE
          ? read
          : read.with(twins);
    } catch (RuntimeException damaged) {
      return null;
    }
  }

  private static ClassFacts object() {
    List<MethodFacts> methods = new ArrayList<>();
    for (String signature :
        new String[] {
          "clone ()Ljava/lang/Object;",
          "equals (Ljava/lang/Object;)Z",
          "finalize ()V",
          "getClass ()Ljava/lang/Class;",
          "hashCode ()I",
          "notify ()V",
          "notifyAll ()V",
          "toString ()Ljava/lang/String;",
          "wait ()V",
          "wait (J)V",
          "wait (JI)V"
        }) {
      String[] parts = signature.split(" ", 2);
      methods.add(
          new MethodFacts(
              parts[0], parts[1], Opcodes.ACC_PUBLIC, List.of(), false, false, false, null));
    }
    return ClassFacts.ofJdkRoot(ApiNames.OBJECT, methods);
  }
}
