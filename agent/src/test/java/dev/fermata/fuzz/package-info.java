/** Gives the engine damaged class files: {@code mvn -Pfuzz verify} gives it a million. */
package dev.fermata.fuzz;
