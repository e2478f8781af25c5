/** Classes that targets extend from another package. */
package dev.fermata.targets.other;
