package acme.added

import dev.fermata.Suspendable
import groovy.transform.CompileStatic

class Steps {
  @Suspendable static int step(int number) { number }
}

@CompileStatic
class Shop {
  @Suspendable static void open() {
    Runnable step = () -> { Steps.step(1) }
    step.run()
  }
}
