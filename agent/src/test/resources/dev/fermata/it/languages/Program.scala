package acme

import dev.fermata.Generator
import dev.fermata.Suspendable
import dev.fermata.Yielder

class Tree(left: Tree, value: Int, right: Tree):
  @Suspendable def walk(y: Yielder[Int], depth: Int = 0): Unit =
    if left != null then left.walk(y, depth + 1)
    y.`yield`(value * 10 + depth)
    if right != null then right.walk(y)

trait Source:
  @Suspendable def emit(y: Yielder[Int], times: Int = 2): Unit =
    var i = 0
    while i < times do
      emitOne(y, i)
      i += 1
  @Suspendable def emitOne(y: Yielder[Int], number: Int): Unit

trait Louder extends Source:
  abstract override def emitOne(y: Yielder[Int], number: Int): Unit =
    super.emitOne(y, number)
    super.emitOne(y, number + 100)

class Plain extends Source:
  def emitOne(y: Yielder[Int], number: Int): Unit = y.`yield`(number)

object Numbers extends Plain, Louder

object Program:
  private val tree = Tree(Tree(null, 1, null), 2, Tree(null, 3, null))

  def run(): String =
    val all = java.util.ArrayList[Int]()
    Generator.of[Int] { y => tree.walk(y); Numbers.emit(y); Numbers.emit(y, 1) }.forEach(all.add(_))
    all.toString

  def forLoop(): Generator[Int] = Generator.of { y =>
    for i <- List(1, 2) do y.`yield`(i)
  }

  def byName(): Generator[Int] = Generator.of { y => twice(y.`yield`(1)) }

  private def twice(body: => Unit): Unit =
    body
    body

  def locked(): Generator[Int] = Generator.of { y =>
    lazy val number = { y.`yield`(1); 2 }
    y.`yield`(number)
  }
