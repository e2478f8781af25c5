/** The agent's jar as a command: instruments ahead of time, and checks; it uses the façade only. */
package dev.fermata.agent.tool;
