/** Methods that can be held and resumed, and generators on top of them. */
module dev.fermata {
  requires static java.management;
  requires static java.net.http;
  requires static jdk.jfr;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  uses dev.fermata.async.ContextElement;

  exports dev.fermata;
  exports dev.fermata.async;
  exports dev.fermata.async.io;
  exports dev.fermata.junit;
  exports dev.fermata.runtime;
  exports dev.fermata.runtime.companion;
  exports dev.fermata.runtime.replacement;
}
