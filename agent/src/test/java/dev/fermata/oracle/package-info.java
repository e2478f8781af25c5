/**
 * The transparency oracle: a method that is suspended and resumed must do what it does when it is
 * not.
 *
 * <p>A case is a static method without parameters that calls {@link dev.fermata.oracle.Probe}. It
 * runs plainly, and then as its twin under many plans of suspension; result, exception and event
 * log must be equal each time.
 */
package dev.fermata.oracle;
