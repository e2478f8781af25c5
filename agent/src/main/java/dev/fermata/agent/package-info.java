/** Entry points (premain, agentmain, options, transformer, AOT main) that use the façade only. */
package dev.fermata.agent;
