package acme.added

import dev.fermata.Suspendable

/** None of what scalac adds to the code below names the library. */
object Steps:
  @Suspendable def step(number: Int): Int = number

class Shop

@Suspendable object Shop:
  def open(number: Int = Steps.step(1)): Int = Steps.step(number)

@Suspendable class Metres(val value: Int) extends AnyVal:
  def next: Int = Steps.step(value)

class Unmarked

object Unmarked:
  def open(number: Int): Int = Steps.step(number)

trait Feed:
  @Suspendable def next(by: Int = Steps.step(1)): Int

trait Twice extends Feed:
  abstract override def next(by: Int): Int = super.next(by) + super.next(by)

class Constant extends Feed:
  def next(by: Int = 5): Int = by
