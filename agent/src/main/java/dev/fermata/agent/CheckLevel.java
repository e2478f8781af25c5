package dev.fermata.agent;

/** What is done about calls of suspendable methods from where nothing can be suspended. */
enum CheckLevel {
  /** Nothing, until such a call really tries to suspend. */
  OFF,
  /** Each is reported when its class is loaded. */
  WARN,
  /** So is each, and the class is not loaded. */
  FAIL
}
