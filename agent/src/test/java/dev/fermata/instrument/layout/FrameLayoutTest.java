package dev.fermata.instrument.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SavedValue.Home;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.resolve.CallTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

class FrameLayoutTest {
  private static final SavedValue INT_0 = new SavedValue(Home.LOCAL, 0, Opcodes.INTEGER);
  private static final SavedValue INT_1 = new SavedValue(Home.LOCAL, 1, Opcodes.INTEGER);
  private static final SavedValue STRING_1 = new SavedValue(Home.LOCAL, 1, "java/lang/String");
  private static final SavedValue OBJECT_1 = new SavedValue(Home.LOCAL, 1, "java/lang/Object");
  private static final SavedValue NULL_2 = new SavedValue(Home.LOCAL, 2, Opcodes.NULL);

  @Test
  void a_value_keeps_its_field_at_every_point() {
    FrameLayout layout = layout(List.of(INT_0), List.of(INT_1, INT_0));

    assertThat(layout.fields()).hasSize(2);
    assertThat(layout.field(INT_0)).isNotEqualTo(layout.field(INT_1));
  }

  @Test
  void values_of_one_type_that_never_meet_share_a_field() {
    FrameLayout layout = layout(List.of(INT_0), List.of(INT_1));

    assertThat(layout.fields()).hasSize(1);
    assertThat(layout.field(INT_0)).isEqualTo(layout.field(INT_1));
  }

  @Test
  void one_slot_with_two_reference_types_has_two_fields() {
    FrameLayout layout = layout(List.of(STRING_1), List.of(OBJECT_1));

    assertThat(layout.field(STRING_1).descriptor()).isEqualTo("Ljava/lang/String;");
    assertThat(layout.field(OBJECT_1).descriptor()).isEqualTo("Ljava/lang/Object;");
  }

  @Test
  void what_is_always_null_needs_no_field() {
    FrameLayout layout = layout(List.of(NULL_2));

    assertThat(layout.fields()).isEmpty();
    assertThat(layout.field(NULL_2)).isNull();
  }

  @SafeVarargs
  private static FrameLayout layout(List<SavedValue>... locals) {
    MethodInsnNode call = new MethodInsnNode(Opcodes.INVOKESTATIC, "A", "m", "()V", false);
    List<SuspensionPoint> points = new java.util.ArrayList<>();
    for (List<SavedValue> values : locals) {
      int label = points.size() + 1;
      points.add(new SuspensionPoint(label, 0, call, new CallTarget.Twin(), List.of(), values, -1));
    }
    return new FrameLayout(points, false);
  }
}
