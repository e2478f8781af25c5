package dev.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassGlobsTest {
  @Test
  void star_matches_any_characters_and_everything_else_itself() {
    ClassGlobs globs = new ClassGlobs(List.of("acme.*Lib", "b.C$D"));
    assertThat(globs.match("acme/deep/MyLib")).isTrue();
    assertThat(globs.match("acme/Lib")).isTrue();
    assertThat(globs.match("acme/Library")).isFalse();
    assertThat(globs.match("b/C$D")).isTrue();
    assertThat(globs.match("b/C")).isFalse();
    assertThat(new ClassGlobs(List.of("a.b")).match("axb")).isFalse();
  }
}
