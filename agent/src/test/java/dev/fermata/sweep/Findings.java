package dev.fermata.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a transformed program with the original. */
final class Findings {
  private final Subject subject;
  private final Transformed transformed;
  private final List<String> errors = new ArrayList<>();
  private int faultyBefore;
  private int unlinkableBefore;

  private Findings(Subject subject, Transformed transformed) {
    this.subject = subject;
    this.transformed = transformed;
  }

  static Findings of(Subject subject, Transformed transformed) {
    Findings findings = new Findings(subject, transformed);
    findings.verify();
    findings.link();
    return findings;
  }

  List<String> errors() {
    return errors;
  }

  /** Counts the classes in which ASM refuses a method of the original too. */
  int faultyBefore() {
    return faultyBefore;
  }

  /** Counts the classes that do not link before, mostly because what they need is not there. */
  int unlinkableBefore() {
    return unlinkableBefore;
  }

  private void verify() {
    Map<String, byte[]> made = new LinkedHashMap<>(transformed.frames());
    made.putAll(transformed.classes());
    ClassCheck after = new ClassCheck(new Hierarchy(name -> Transformed.find(made, name)));
    ClassCheck before =
        new ClassCheck(new Hierarchy(name -> Transformed.find(subject.classes(), name)));
    made.forEach(
        (name, classFile) -> {
          Map<String, String> faults = after.faults(classFile);
          byte[] original = subject.classes().get(name);
          if (!faults.isEmpty() && original != null) {
            Map<String, String> earlier = before.faults(original);
            faultyBefore += earlier.isEmpty() ? 0 : 1;
            faults.keySet().removeIf(method -> isFaultyBefore(method, earlier));
          }
          faults.forEach((method, fault) -> errors.add(name + "." + method + ": " + fault));
        });
  }

  /** Tells whether a method of that name had a fault: its twin is made of the same code. */
  private static boolean isFaultyBefore(String method, Map<String, String> earlier) {
    String name = method.replaceFirst("\\(.*", "");
    return earlier.keySet().stream().anyMatch(each -> each.replaceFirst("\\(.*", "").equals(name));
  }

  private void link() {
    LinkLoader before = new LinkLoader(subject.classes()::get);
    LinkLoader after = new LinkLoader(transformed::find);
    for (String name : transformed.classes().keySet()) {
      String refused = before.link(name);
      if (refused != null) {
        unlinkableBefore++;
        continue;
      }
      String fault = after.link(name);
      if (fault != null) {
        errors.add(name + " does not link: " + fault);
      }
    }
    for (String name : transformed.frames().keySet()) {
      String fault = after.link(name);
      if (fault != null) {
        errors.add(name + " does not link: " + fault);
      }
    }
  }
}
