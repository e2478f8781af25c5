@file:JvmName("Parts")
@file:JvmMultifileClass

package acme.kotlin

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

@Suspendable fun firstPart(number: Int = Probe.value(21)): Int = Probe.value(number)
