package dev.fermata.instrument.emit;

import dev.fermata.runtime.FrameStack;
import java.io.Serializable;

/** The superclass of the lambda tests' targets. */
public class LambdaParent extends LambdaGrandparent implements Serializable {
  private static final long serialVersionUID = 1;

  String inherited() {
    return "inherited";
  }

  String inherited(FrameStack stack) {
    return "twin inherited";
  }
}
