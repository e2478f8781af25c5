/** Whether a method or a call is suspendable: class facts from bytes, never by loading. */
package dev.fermata.instrument.resolve;
