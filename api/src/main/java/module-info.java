/** Methods that suspend and resume, and the generators that stand on them. */
module dev.fermata {
  requires static org.jspecify;

  exports dev.fermata;
  exports dev.fermata.runtime;
}
