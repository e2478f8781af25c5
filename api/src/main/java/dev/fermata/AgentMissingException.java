package dev.fermata;

/** Thrown by the first use of the library in a JVM whose classes no agent has instrumented. */
public class AgentMissingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private static final String MESSAGE =
      """
      Cannot suspend anything in this JVM: the Fermata agent is not running. Start it with the JVM:
        java     java -javaagent:fermata-agent-VERSION.jar -cp CLASSPATH MAIN-CLASS
        Maven    in the configuration of maven-surefire-plugin:
                 <argLine>@{argLine} -javaagent:${dev.fermata:fermata-agent:jar}</argLine>
                 with goal 'properties' of maven-dependency-plugin and <properties><argLine/>
        Gradle   configurations { fermataAgent }
                 dependencies { fermataAgent "dev.fermata:fermata-agent:VERSION" }
                 test { jvmArgs "-javaagent:${configurations.fermataAgent.singleFile}" }
      Or instrument the program and this library ahead of time, and run the result without it:
        java -jar fermata-agent-VERSION.jar instrument CLASSES fermata-VERSION.jar -o OUT
      If it is running, then this library was loaded before it: see the agent's option log=info.""";

  /** Creates the exception, with all that a user has to write. */
  public AgentMissingException() {
    super(MESSAGE.replace("VERSION", version()));
  }

  /** The agent is running, and has said why it leaves the library as it is. */
  AgentMissingException(String verdict) {
    super("Cannot suspend anything in this JVM: " + verdict);
  }

  /** The version is in the jar's manifest; elsewhere the message keeps its placeholder. */
  private static String version() {
    String version = AgentMissingException.class.getPackage().getImplementationVersion();
    return version == null ? "VERSION" : version;
  }
}
