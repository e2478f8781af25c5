package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import org.junit.jupiter.api.Test;

class DeclaredTest {
  static class OneMarked {
    @Suspendable
    void marked() {}

    void unmarked() {}
  }

  @Test
  void annotated_method_is_suspendable_and_its_neighbour_is_not() {
    assertThat(Plans.of(OneMarked.class).suspendable()).containsExactly("marked");
  }

  @Suspendable
  static class AllMarked {
    static int field = Integer.parseInt("1");

    AllMarked() {}

    void instance() {}

    static void ofClass() {}

    private void hidden() {}
  }

  @Test
  void annotated_class_marks_every_method_but_constructors_and_initialisers() {
    assertThat(Plans.of(AllMarked.class).suspendable())
        .containsExactly("hidden", "instance", "ofClass");
  }

  static class Unmarked {
    void one() {}

    void two() {}
  }

  @Test
  void glob_marks_a_class_or_a_method() {
    String name = Unmarked.class.getName();
    assertThat(Plans.of(Unmarked.class, name).suspendable()).containsExactly("one", "two");
    assertThat(Plans.of(Unmarked.class, name + ".two").suspendable()).containsExactly("two");
  }

  interface Root {
    @Suspendable
    void step(int i);
  }

  interface Middle extends Root {}

  abstract static class Base implements Middle {
    void other() {}
  }

  static class Leaf extends Base {
    @Override
    public void step(int i) {}

    public void step(long l) {}
  }

  @Test
  void override_is_suspendable_through_superclass_and_superinterfaces() {
    assertThat(Plans.of(Leaf.class).suspendable("step(I)V")).isTrue();
  }

  @Test
  void overload_of_a_suspendable_method_is_not_suspendable() {
    assertThat(Plans.of(Leaf.class).suspendable("step(J)V")).isFalse();
  }

  static class Statics {
    @Suspendable
    static void of() {}

    @Suspendable
    private void hidden() {}
  }

  static class HidesStatics extends Statics {
    static void of() {}

    void hidden() {}
  }

  @Test
  void static_and_private_methods_are_not_inherited_from() {
    assertThat(Plans.of(HidesStatics.class).suspendable()).isEmpty();
  }

  static class GlobBase {
    void each() {}
  }

  static class GlobLeaf extends GlobBase {
    @Override
    void each() {}
  }

  @Test
  void override_of_a_method_marked_by_glob_is_suspendable() {
    assertThat(Plans.of(GlobLeaf.class, GlobBase.class.getName()).suspendable())
        .containsExactly("each");
  }

  interface Visitor<T> {
    @Suspendable
    void visit(T value);
  }

  static class TextVisitor implements Visitor<String> {
    @Override
    public void visit(String value) {}
  }

  @Test
  void generic_override_is_suspendable_with_its_bridge() {
    assertThat(Plans.of(TextVisitor.class).suspendable()).containsExactly("visit", "visit");
  }

  static class TextVisitorChild extends TextVisitor {
    @Override
    public void visit(String value) {}
  }

  @Test
  void override_of_a_bridged_method_is_suspendable() {
    assertThat(Plans.of(TextVisitorChild.class).suspendable("visit(Ljava/lang/String;)V")).isTrue();
  }

  static class RunnableOnly implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void method_of_a_jdk_interface_alone_is_not_suspendable() {
    assertThat(Plans.of(RunnableOnly.class).suspendable()).isEmpty();
  }

  static class OwnTwin {
    @Suspendable
    void step() {}

    @HandWrittenTwin
    void step(FrameStack stack) {}
  }

  @Test
  void hand_written_twin_and_its_method_are_left_alone() {
    assertThat(Plans.of(OwnTwin.class).suspendable()).isEmpty();
  }

  static class OverridesOwnTwin extends OwnTwin {
    @Override
    void step() {}
  }

  @Test
  void override_of_a_method_with_hand_written_twin_is_suspendable() {
    assertThat(Plans.of(OverridesOwnTwin.class).suspendable()).containsExactly("step");
  }

  static class Collides {
    @Suspendable
    void step() {}

    void step(FrameStack stack) {}
  }

  @Test
  void method_whose_twin_would_collide_with_an_unrelated_one_is_not_suspendable() {
    assertThat(Plans.of(Collides.class).suspendable()).isEmpty();
  }

  @Suspendable
  @interface Marker {
    int value();
  }

  @Test
  void annotation_type_is_never_suspendable() {
    assertThat(Plans.of(Marker.class).suspendable()).isEmpty();
  }

  @Suspendable
  interface SomeMXBean {
    void poll();
  }

  @Test
  void mxbean_interface_is_never_suspendable() {
    assertThat(Plans.of(SomeMXBean.class).suspendable()).isEmpty();
  }

  @Test
  void api_methods_with_hand_written_twins_get_none_and_the_others_do() {
    assertThat(Plans.of(Continuation.class).suspendable()).isEmpty();
    assertThat(Plans.of(Yielder.class).suspendable())
        .containsExactlyInAnyOrder("yield", "yieldAll");
  }
}
