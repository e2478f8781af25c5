/** Methods that can be held and resumed, and generators on top of them. */
module dev.fermata {
  requires static org.jspecify;

  uses dev.fermata.async.ContextElement;

  exports dev.fermata;
  exports dev.fermata.async;
  exports dev.fermata.runtime;
  exports dev.fermata.runtime.companion;
  exports dev.fermata.runtime.replacement;
}
