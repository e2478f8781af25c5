package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Shapes of bytecode that javac does not write, or that are clearer without it. */
class BytecodeCaseTest {
  @Test
  void long_local_survives_suspension() throws Exception {
    BytecodeCase.of(
            "()J", "LDC 42L", "LSTORE 0", "INVOKESTATIC Probe.suspend ()V", "LLOAD 0", "LRETURN")
        .assertTransparent();
  }
}
