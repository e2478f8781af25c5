package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads {@link PoolFacts}. Source: JVMS §4.4. */
final class PoolReader {
  private final ClassHead head;
  private boolean mentionsApi;
  private final Set<String> lambdaInterfaces;
  private final List<String> objectsBeside = new ArrayList<>();

  private PoolReader(ClassHead head) {
    this.head = head;
    this.lambdaInterfaces = head.hasSites() ? new LinkedHashSet<>() : Set.of();
  }

  static PoolFacts read(ClassHead head) {
    PoolReader pool = new PoolReader(head);
    pool.readNames();
    return new PoolFacts(
        new PoolFacts.Names(pool.mentionsApi, pool.lambdaInterfaces, pool.objectsBeside), head);
  }

  private void readNames() {
    int ownLength = head.nameLength();
    for (int i = 1; i < head.count(); i++) {
      int tag = head.tag(i);
      if (tag == ClassHead.UTF8) {
        mentionsApi = mentionsApi || head.namesApi(i);
      } else if (tag == ClassHead.CLASS) {
        readClass(i, ownLength);
      } else if (tag == ClassHead.INVOKE_DYNAMIC) {
        readSite(i);
      }
    }
  }

  /** By length first: names are many. */
  private void readClass(int index, int ownLength) {
    int longer = head.length(head.first(index)) - ownLength;
    if (longer == AddedMethods.MODULE.length() || longer == AddedMethods.COMPANION.length()) {
      String name = head.className(index);
      if (AddedMethods.isObjectBeside(head.name(), name)) {
        objectsBeside.add(name);
      }
    }
  }

  private void readSite(int index) {
    Type made = Type.getReturnType(head.text(head.second(head.second(index))));
    if (made.getSort() == Type.OBJECT) {
      String name = made.getInternalName();
      if (!ApiNames.isJdk(name) || JdkCompanions.hasInterface(name)) {
        lambdaInterfaces.add(name);
      }
    }
  }

  /** Lists the classes, but for arrays and the JDK's, whose methods are called. */
  static Set<String> calledClasses(ClassHead head) {
    Set<String> classes = new LinkedHashSet<>();
    boolean[] seen = new boolean[head.count()];
    for (int i = 1; i < head.count(); i++) {
      int tag = head.tag(i);
      int owner = isMethod(tag) ? head.first(i) : 0;
      if (owner != 0 && !seen[owner]) {
        seen[owner] = true;
        String name = head.className(owner);
        if (isOutsideJdk(name)) {
          classes.add(name);
        }
      }
    }
    return classes;
  }

  static PoolFacts.Methods methods(ClassHead head) {
    Set<String> handles = new HashSet<>();
    List<PoolFacts.Reference> references = new ArrayList<>();
    for (int i = 1; i < head.count(); i++) {
      int tag = head.tag(i);
      if (tag == ClassHead.METHOD_HANDLE && head.kind(i) >= Opcodes.H_INVOKEVIRTUAL) {
        PoolFacts.Reference made = reference(head, head.target(i));
        if (isOutsideJdk(made.owner()) && !made.key().startsWith("lambda$")) {
          handles.add(Member.id(made.owner(), made.key()));
        }
      } else if (isMethod(tag)) {
        PoolFacts.Reference called = reference(head, i);
        if (isOutsideJdk(called.owner())) {
          references.add(called);
        }
      }
    }
    return new PoolFacts.Methods(handles, references);
  }

  private static boolean isMethod(int tag) {
    return tag == ClassHead.METHOD || tag == ClassHead.INTERFACE_METHOD;
  }

  private static PoolFacts.Reference reference(ClassHead head, int index) {
    int nameAndType = head.second(index);
    String key = head.text(head.first(nameAndType)).concat(head.text(head.second(nameAndType)));
    return new PoolFacts.Reference(head.className(head.first(index)), key);
  }

  private static boolean isOutsideJdk(String owner) {
    return !ApiNames.isJdk(owner) && !owner.startsWith("[");
  }
}
