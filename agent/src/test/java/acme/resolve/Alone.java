package acme.resolve;

import java.io.Serializable;

/** Has no supertypes but the JDK's. */
public class Alone implements Serializable {
  private static final long serialVersionUID = 1L;
}
