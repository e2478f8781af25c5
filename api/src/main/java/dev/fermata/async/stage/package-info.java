/** The stages of asynchronous generators that run ahead, by time, or again. Not for users. */
package dev.fermata.async.stage;
