/** Tasks as a user sees them, with the real agent and in virtual time. */
package dev.fermata.it.async;
