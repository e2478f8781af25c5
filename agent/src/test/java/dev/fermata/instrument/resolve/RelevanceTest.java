package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import acme.resolve.Alone;
import acme.resolve.AloneChild;
import acme.resolve.Bystander;
import acme.resolve.Heir;
import acme.resolve.Lib;
import acme.resolve.MakesHandler;
import acme.resolve.MakesPlainRunnable;
import acme.resolve.MakesRunnable;
import acme.resolve.Outer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelevanceTest {
  @Test
  void class_that_names_the_api_matters() {
    assertThat(Plans.mayMatter(Lib.class)).isTrue();
  }

  @Test
  void class_without_connection_does_not_matter() {
    assertThat(Plans.mayMatter(Bystander.class)).isFalse();
  }

  @Test
  void class_marked_by_glob_matters() {
    assertThat(Plans.mayMatter(Bystander.class, Bystander.class.getName() + ".idle")).isTrue();
  }

  @Test
  void subclass_of_a_class_that_matters_matters() {
    assertThat(Plans.mayMatter(Heir.class)).isTrue();
  }

  @Test
  void nest_mate_of_a_class_that_matters_is_not_looked_for() {
    assertThat(Plans.mayMatter(Outer.Mate.class)).isTrue();
    assertThat(Plans.mayMatter(Outer.class)).isFalse();
  }

  @Test
  void lambda_of_a_suspendable_interface_matters() {
    assertThat(Plans.mayMatter(MakesHandler.class)).isTrue();
  }

  @Test
  void lambda_of_a_jdk_interface_matters_only_where_something_suspendable_is_called() {
    assertThat(Plans.mayMatter(MakesRunnable.class)).isTrue();
    assertThat(Plans.mayMatter(MakesPlainRunnable.class)).isFalse();
  }

  @Test
  void class_with_jdk_supertypes_is_decided_without_looking_for_others() {
    List<String> looked = new ArrayList<>();
    ClassSource recording =
        name -> {
          looked.add(name);
          return Plans.bytes(name);
        };
    Suspendables suspendables = new Suspendables(recording, Marks.none());
    assertThat(suspendables.mayMatter(Plans.bytes(Alone.class))).isFalse();
    assertThat(looked).isEmpty();
  }

  @Test
  void verdict_is_remembered_for_other_classes() {
    List<String> looked = new ArrayList<>();
    ClassSource recording =
        name -> {
          looked.add(name);
          return Plans.bytes(name);
        };
    Suspendables suspendables = new Suspendables(recording, Marks.none());
    suspendables.mayMatter(Plans.bytes(Alone.class));
    assertThat(suspendables.mayMatter(Plans.bytes(AloneChild.class))).isFalse();
    assertThat(looked).isEmpty();
  }
}
