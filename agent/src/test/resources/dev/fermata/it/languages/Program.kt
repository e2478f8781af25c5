package acme

import dev.fermata.Generator
import dev.fermata.Suspendable
import dev.fermata.Yielder

class Tree(private val left: Tree?, private val value: Int, private val right: Tree?) {
  @Suspendable
  fun walk(y: Yielder<Int>, depth: Int = 0) {
    left?.walk(y, depth + 1)
    y.yield(value * 10 + depth)
    right?.walk(y)
  }
}

interface Source {
  @Suspendable fun emit(y: Yielder<Int>, times: Int = 2) = repeat(times) { emitOne(y, it) }

  @Suspendable fun emitOne(y: Yielder<Int>, number: Int)
}

object Numbers : Source {
  override fun emitOne(y: Yielder<Int>, number: Int) {
    listOf(number, number + 100).forEach { y.yield(it) }
  }
}

object Program {
  private val tree = Tree(Tree(null, 1, null), 2, Tree(null, 3, null))

  @JvmStatic
  fun run(): String {
    val all = ArrayList<Int>()
    for (i in Generator.of<Int> { y -> tree.walk(y); Numbers.emit(y); Numbers.emit(y, 1) }) all.add(i)
    return all.toString()
  }

  @JvmStatic fun functionType(): Generator<Int> = Generator.of { y -> twice { y.yield(it) } }

  private fun twice(body: (Int) -> Unit) {
    body(1)
    body(2)
  }

  @JvmStatic
  fun lazily(): Generator<Int> = Generator.of { y ->
    val number by lazy { y.yield(1); 2 }
    y.yield(number)
  }

  @JvmStatic
  fun locked(): Generator<Int> = Generator.of { y ->
    synchronized(this) {
      y.yield(1)
    }
  }
}
