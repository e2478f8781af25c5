/** What a user sees, with the real agent: each test is a small program over the api alone. */
package dev.fermata.it;
