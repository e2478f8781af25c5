package acme.added

import dev.fermata.Suspendable

/** None of what kotlinc adds to the code below names the library. */
object Steps {
  @Suspendable fun step(number: Int): Int = number
}

@Suspendable
interface Feed {
  fun next(by: Int = Steps.step(1)): Int = Steps.step(by)

  fun plain(): Int = 1
}

class Shop {
  @Suspendable
  companion object {
    @JvmStatic fun open(number: Int): Int = Steps.step(number)
  }
}

class Unmarked {
  companion object {
    @JvmStatic fun open(number: Int): Int = Steps.step(number)
  }
}
