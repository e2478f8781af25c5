/**
 * Tests that are tasks, for JUnit 5. Needs its api on the class path; nothing else refers to it.
 */
package dev.fermata.junit;
