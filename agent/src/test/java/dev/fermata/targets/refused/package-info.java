/** Programs with methods that get no twin, or none that suspends. */
package dev.fermata.targets.refused;
