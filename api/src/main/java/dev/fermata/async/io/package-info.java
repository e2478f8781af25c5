/**
 * Connections, servers and processes for tasks: streams of bytes that wait instead of blocking.
 * Uses {@code dev.fermata.async} as a user does, and nothing else of it.
 */
package dev.fermata.async.io;
