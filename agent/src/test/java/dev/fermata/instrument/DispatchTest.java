package dev.fermata.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hierarchies in which the JVM would dispatch twins unlike the plain methods, one by one. */
class DispatchTest {
  private static SketchedProgram alike(String... lines) throws Exception {
    SketchedProgram program = new SketchedProgram(lines);
    program.assertDispatchedAlike();
    return program;
  }

  @Test
  void unmarked_superclass_method_wins_over_a_default() throws Exception {
    SketchedProgram program =
        alike(
            "class p/Base : m",
            "interface p/I : marked m",
            "class p/C extends p/Base implements p/I",
            "class p/D extends p/C : super m");
    assertThat(program.repairs()).containsExactly("p/C.m");
    assertThat(program.twinOf("p/I", "m", "p/D")).isEqualTo("p/Dp/Base");
  }

  @Test
  void two_abstract_methods_have_one_twin_where_they_join() throws Exception {
    SketchedProgram program =
        alike(
            "interface p/I : marked abstract m",
            "interface p/J : marked abstract m",
            "interface p/K extends p/I p/J",
            "class p/C implements p/K : m",
            "unknown class p/Lambda implements p/K : m");
    assertThat(program.repairs()).containsExactly("p/K.m");
    assertThat(program.twinOf("p/K", "m", "p/Lambda")).isEqualTo("p/Lambda");
  }

  @Test
  void two_defaults_conflict_as_twins_too() throws Exception {
    assertThat(
            alike(
                    "interface p/I : marked m",
                    "interface p/J : m",
                    "class p/C implements p/I p/J",
                    "class p/D extends p/C : m")
                .repairs())
        .containsExactly("p/C.m");
  }

  @Test
  void default_wins_over_an_abstract_method_although_both_have_default_twins() throws Exception {
    SketchedProgram program =
        alike(
            "interface p/I : marked m",
            "interface p/J : marked abstract m",
            "class p/C implements p/I p/J",
            "class p/D extends p/C : super m");
    assertThat(program.repairs()).containsExactly("p/C.m");
    assertThat(program.twinOf("p/J", "m", "p/D")).isEqualTo("p/Dp/I");
  }

  @Test
  void more_specific_default_wins_without_a_repair() throws Exception {
    assertThat(
            alike(
                    "interface p/I : marked m",
                    "interface p/J extends p/I : super m",
                    "class p/C implements p/I p/J")
                .repairs())
        .isEmpty();
  }

  @Test
  void method_made_abstract_again_stays_abstract() throws Exception {
    alike(
        "interface p/I : marked m",
        "interface p/J extends p/I : abstract m",
        "class p/C implements p/J",
        "abstract class p/A implements p/I : abstract m",
        "class p/D extends p/A : m");
  }

  @Test
  void interface_that_can_have_no_twins_makes_a_method_abstract_again() throws Exception {
    assertThat(
            alike(
                    "interface p/I : marked m",
                    "left interface p/J extends p/I : abstract m",
                    "class p/C implements p/I p/J")
                .repairs())
        .containsExactly("p/C.m");
  }

  @Test
  void override_in_a_superclass_that_is_excluded_is_kept() throws Exception {
    SketchedProgram program =
        alike(
            "class p/A : marked m",
            "left class p/Left extends p/A : m",
            "class p/C extends p/Left",
            "class p/D extends p/Left : super m");
    assertThat(program.repairs()).isEmpty();
    assertThat(program.twinOf("p/A", "m", "p/D")).isEqualTo("p/Dp/Left");
  }

  @Test
  void method_of_a_superclass_that_is_not_known_is_kept() throws Exception {
    assertThat(
            alike(
                    "interface p/I : marked m",
                    "unknown class p/Base : m",
                    "class p/C extends p/Base implements p/I")
                .repairs())
        .containsExactly("p/C.m");
  }

  @Test
  void package_private_method_is_not_overridden_from_another_package() throws Exception {
    SketchedProgram program =
        alike(
            "class p/A : marked package m",
            "class q/B extends p/A : m",
            "class p/C extends q/B : m",
            "class q/D extends p/C : m");
    assertThat(program.twinOf("p/A", "m", "q/B")).isEqualTo("p/A");
    assertThat(program.twinOf("p/A", "m", "q/D")).isEqualTo("q/D");
  }

  @Test
  void unmarked_method_beside_a_package_private_one_is_what_an_interface_finds() throws Exception {
    SketchedProgram program =
        alike(
            "class p/A : marked package m",
            "class q/B extends p/A : m",
            "interface q/I : marked m",
            "class p/C extends q/B implements q/I");
    assertThat(program.twinOf("p/A", "m", "p/C")).isEqualTo("p/A");
    assertThat(program.twinOf("q/I", "m", "p/C")).isEqualTo("q/B");
  }

  @Test
  void interface_that_the_class_cannot_name_is_not_named() throws Exception {
    alike(
        "hidden interface q/I : marked m",
        "class q/Visible implements q/I",
        "interface p/J : marked m",
        "class p/C extends q/Visible implements p/J");
  }

  @Test
  void private_method_of_a_superclass_wins_over_nothing() throws Exception {
    assertThat(
            alike(
                    "class p/Base : private m",
                    "interface p/I : marked m",
                    "class p/C extends p/Base implements p/I")
                .repairs())
        .isEmpty();
  }

  @Test
  void final_method_is_not_overridden_by_a_repair() throws Exception {
    alike(
        "interface p/I : marked m",
        "class p/Base : final m",
        "class p/C extends p/Base implements p/I",
        "class p/D extends p/C");
  }

  @Test
  void final_twin_above_a_class_that_is_not_known_does_not_stop_a_class_from_loading()
      throws Exception {
    alike(
        "interface p/I : marked m",
        "class p/A implements p/I : final m",
        "unknown class p/Hidden extends p/A",
        "class p/C extends p/Hidden implements p/I");
  }

  @Test
  void method_of_object_wins_over_an_interface() throws Exception {
    SketchedProgram program =
        alike(
            "interface p/I : marked abstract toString",
            "interface p/J : marked toString",
            "class p/C implements p/I",
            "class p/D implements p/J",
            "class p/E implements p/I : toString");
    assertThat(program.repairs()).containsExactly("p/D.toString");
    assertThat(program.twinOf("p/I", "toString", "p/C")).isEqualTo("p.C@");
    assertThat(program.twinOf("p/J", "toString", "p/D")).isEqualTo("p.D@");
  }
}
