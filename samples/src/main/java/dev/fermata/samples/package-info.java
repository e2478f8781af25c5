/** Programs that use the library as a user would. */
package dev.fermata.samples;
