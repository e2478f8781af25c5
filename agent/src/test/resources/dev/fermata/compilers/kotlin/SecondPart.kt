@file:JvmName("Parts")
@file:JvmMultifileClass

package acme.kotlin

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

@Suspendable fun secondPart(number: Int): Int = Probe.value(number) + firstPart(3)
