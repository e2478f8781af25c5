package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void class_name_marks_every_method_of_that_class_only() {
    Marks marks = Marks.parse(List.of("acme.Lib"));
    assertThat(marks.marks("acme.Lib", "each")).isTrue();
    assertThat(marks.marks("acme.Lib$Inner", "each")).isFalse();
    assertThat(marks.marks("acme.Library", "each")).isFalse();
  }

  @Test
  void method_name_marks_that_method_only() {
    Marks marks = Marks.parse(List.of("acme.Lib.each"));
    assertThat(marks.marks("acme.Lib", "each")).isTrue();
    assertThat(marks.marks("acme.Lib", "other")).isFalse();
  }

  @Test
  void star_stands_for_any_characters_and_dots_too() {
    Marks marks = Marks.parse(List.of("acme.*Visitor.visit*"));
    assertThat(marks.marks("acme.deep.down.TreeVisitor", "visitLeaf")).isTrue();
    assertThat(marks.marks("acme.Visitor", "visit")).isTrue();
    assertThat(marks.marks("acme.TreeVisitor", "leave")).isFalse();
  }

  @Test
  void inner_class_is_written_with_dollar() {
    assertThat(Marks.parse(List.of("acme.Lib$Inner")).marks("acme.Lib$Inner", "each")).isTrue();
  }

  @Test
  void blank_glob_marks_nothing() {
    assertThat(Marks.parse(List.of("", " ")).marks("acme.Lib", "each")).isFalse();
    assertThat(Marks.none().marks("acme.Lib", "each")).isFalse();
  }

  @Test
  void class_may_be_marked_if_a_glob_matches_some_method_of_it() {
    Marks marks = Marks.parse(List.of("acme.Lib.each", "*Feed.next"));
    assertThat(marks.mayMark("acme.Lib")).isTrue();
    assertThat(marks.mayMark("acme.DataFeed")).isTrue();
    assertThat(marks.mayMark("acme.Li")).isFalse();
    assertThat(marks.mayMark("acme.Library")).isFalse();
    assertThat(Marks.none().mayMark("acme.Lib")).isFalse();
  }

  @Test
  void star_at_the_end_may_mark_everything_below() {
    Marks marks = Marks.parse(List.of("acme.*"));
    assertThat(marks.mayMark("acme.deep.Lib")).isTrue();
    assertThat(marks.mayMark("acmex.Lib")).isFalse();
  }

  @Test
  void class_of_the_jdk_is_marked_by_no_glob_whatever_its_package() {
    Marks marks = Marks.parse(List.of("*"));
    assertThat(marks.marks("org.w3c.dom.NodeList", "getLength")).isFalse();
    assertThat(marks.mayMark("org.w3c.dom.NodeList")).isFalse();
    assertThat(marks.marks("org.w3c.Lib", "getLength")).isTrue();
  }

  @Test
  void own_globs_mark_what_is_not_foreign() {
    Marks marks =
        Marks.parse(List.of("acme.All"))
            .and(Marks.parse(List.of("acme.*.step")), "acme.Foreign"::equals);
    assertThat(marks.marks("acme.All", "each")).isTrue();
    assertThat(marks.marks("acme.Own", "step")).isTrue();
    assertThat(marks.marks("acme.Own", "other")).isFalse();
    assertThat(marks.marks("acme.Foreign", "step")).isFalse();
    assertThat(marks.mayMark("acme.Own")).isTrue();
    assertThat(marks.mayMark("acme.Foreign")).isFalse();
  }
}
