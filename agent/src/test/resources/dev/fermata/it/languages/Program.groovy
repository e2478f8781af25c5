package acme

import dev.fermata.Generator
import dev.fermata.Suspendable
import dev.fermata.Yielder
import groovy.transform.CompileStatic

@CompileStatic
class Tree {
  Tree left, right
  int value

  @Suspendable void walk(Yielder<Integer> y, int depth = 0) {
    left?.walk(y, depth + 1)
    y.yield(value * 10 + depth)
    right?.walk(y)
  }
}

@CompileStatic
trait Source {
  @Suspendable void emit(Yielder<Integer> y, int times = 2) {
    for (int i = 0; i < times; i++) emitOne(y, i)
  }

  @Suspendable abstract void emitOne(Yielder<Integer> y, int number)
}

@CompileStatic
class Numbers implements Source {
  void emitOne(Yielder<Integer> y, int number) {
    [number, number + 100].forEach((Integer each) -> { y.yield(each) })
  }
}

@CompileStatic
class Program {
  static String run() {
    Tree tree = new Tree(value: 2, left: new Tree(value: 1), right: new Tree(value: 3))
    Numbers numbers = new Numbers()
    List<Integer> all = []
    for (Integer i : Generator.of((Yielder<Integer> y) -> { tree.walk(y); numbers.emit(y); numbers.emit(y, 1) })) all << i
    return all
  }

  static Generator<Integer> closureAsBody() {
    Generator.of({ Yielder<Integer> y -> y.yield(1) })
  }

  static Generator<Integer> closureInBody() {
    Generator.of((Yielder<Integer> y) -> {
      [1, 2].each { Integer i -> y.yield(i) }
    })
  }

  static Generator<Integer> dynamically() {
    Dynamic dynamic = new Dynamic()
    Generator.of((Yielder<Integer> y) -> { dynamic.emit(y) })
  }
}

class Dynamic {
  @Suspendable void emit(Yielder y) {
    helper(y)
  }

  @Suspendable void helper(Yielder y) {
    y.yield(1)
  }
}
