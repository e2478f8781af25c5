package dev.fermata.agent;

/** How much the agent says; each level includes those before it. */
enum LogLevel {
  OFF,
  WARN,
  INFO
}
