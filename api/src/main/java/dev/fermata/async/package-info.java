/**
 * Tasks, structured groups of them and what they wait for; what users import for concurrency. It
 * uses {@code dev.fermata} and {@code runtime}.
 */
package dev.fermata.async;
