/** Compilers other than javac, as the tests run them. */
package dev.fermata.compilers;
