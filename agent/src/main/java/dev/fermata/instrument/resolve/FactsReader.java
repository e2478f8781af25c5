package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads {@link ClassFacts}; of code it reads that of bridges only. */
final class FactsReader extends ClassVisitor {
  private final ClassReader reader;
  private final Outline outline;
  private final Map<String, MethodFacts> methods = new LinkedHashMap<>();
  private final List<String> nestMembers = new ArrayList<>();
  private final List<String> innerClasses = new ArrayList<>();
  private boolean marked;
  private boolean managed;
  private ClassSource.Origin twins = ClassSource.Origin.ENGINE;
  private boolean kotlin;
  private @Nullable String nestHost;
  private @Nullable String enclosing;

  private FactsReader(ClassReader reader, Outline outline) {
    super(Opcodes.ASM9);
    this.reader = reader;
    this.outline = outline;
    this.managed = reader.getClassName().endsWith("MXBean");
  }

  static ClassFacts read(byte[] classFile) {
    ClassHead head = new ClassHead(classFile);
    return read(Outline.of(head), head.reader());
  }

  /** Reads a class whose outline is known. */
  static ClassFacts read(Outline outline, ClassReader reader) {
    AttributeLengths.check(reader);
    FactsReader facts = new FactsReader(reader, outline);
    reader.accept(
        facts,
        new Attribute[] {new AbiVersion.Mark(AbiVersion.OWN)},
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return facts.build();
  }

  static int majorVersion(ClassReader reader) {
    return reader.readUnsignedShort(6);
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String desc, boolean visible) {
    marked |= ApiNames.isMark(desc);
    kotlin |= desc.equals(ApiNames.KOTLIN);
    if (!desc.equals(ApiNames.MX_BEAN)) {
      return null;
    }
    managed = true;
    return new AnnotationVisitor(api) {
      @Override
      public void visit(String name, Object value) {
        managed = Boolean.TRUE.equals(value);
      }
    };
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    if (attribute instanceof AbiVersion.Mark mark) {
      boolean isUsable = mark.version() == AbiVersion.OWN;
      twins = isUsable ? ClassSource.Origin.FILE : ClassSource.Origin.NONE;
    }
  }

  @Override
  public void visitNestHost(String host) {
    nestHost = host;
  }

  @Override
  public void visitNestMember(String member) {
    nestMembers.add(member);
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String name, @Nullable String desc) {
    enclosing = owner;
  }

  @Override
  public void visitInnerClass(
      String name, @Nullable String outer, @Nullable String simpleName, int access) {
    String self = reader.getClassName();
    if (name.equals(self)) {
      enclosing = outer == null ? enclosing : outer;
    } else if (name.startsWith(self + "$")) {
      innerClasses.add(name);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String desc,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(api) {
      private boolean isMarked;
      private boolean isHandWritten;

      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        isMarked |= ApiNames.isMark(annotation);
        isHandWritten |= annotation.equals(ApiNames.HAND_WRITTEN_TWIN);
        return null;
      }

      @Override
      public void visitEnd() {
        List<String> declared = exceptions == null ? List.of() : List.of(exceptions);
        boolean isAdded = AddedMethods.isInferred(outline, kotlin, access, name, desc);
        methods.put(
            name + desc,
            new MethodFacts(name, desc, access, declared, isMarked, isHandWritten, isAdded, null));
      }
    };
  }

  private ClassFacts build() {
    int access = reader.getAccess();
    boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    boolean isHost = !nestMembers.isEmpty();
    return new ClassFacts(
        outline.name(),
        majorVersion(reader),
        access,
        outline.superName(),
        outline.interfaces(),
        marked,
        managed && isInterface,
        twins,
        nestHost != null ? nestHost : isHost ? null : enclosing,
        isHost ? nestMembers : innerClasses,
        methods,
        delegatingBridges(),
        outline.pool().detached());
  }

  private List<MethodFacts> delegatingBridges() {
    if (methods.values().stream().noneMatch(MethodFacts::isBridge)) {
      return List.of();
    }
    List<MethodFacts> bridges = DelegateFinder.find(reader, methods);
    bridges.forEach(bridge -> methods.put(bridge.key(), bridge));
    return bridges;
  }
}
