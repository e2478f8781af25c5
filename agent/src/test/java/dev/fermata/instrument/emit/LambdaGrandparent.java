package dev.fermata.instrument.emit;

import dev.fermata.runtime.FrameStack;

/** Declares what a reference that names LambdaParent resolves to. */
class LambdaGrandparent {
  String greeting() {
    return "greeting";
  }

  String greeting(FrameStack stack) {
    return "twin greeting";
  }
}
