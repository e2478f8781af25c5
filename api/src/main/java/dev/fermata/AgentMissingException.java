package dev.fermata;

/** Thrown by the first use of the library in a JVM whose classes no agent has instrumented. */
public class AgentMissingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception, with all that a user has to write. */
  public AgentMissingException() {
    super(
        """
        Cannot suspend anything in this JVM: the Fermata agent is not running. Add it:
          java       java -javaagent:fermata-agent-VERSION.jar …
          Maven      in maven-surefire-plugin's configuration:
                     <argLine>@{argLine} -javaagent:@{dev.fermata:fermata-agent:jar}</argLine>
                     with maven-dependency-plugin's goal 'properties'
                     and <argLine/> in <properties>
          Gradle     test { jvmArgs "-javaagent:${configurations.fermataAgent.singleFile}" }
                     with dependencies { fermataAgent "dev.fermata:fermata-agent:VERSION" }
        If it is running, this copy of the fermata jar was loaded before it; look for a line of \
        'fermata' in the log (agent option log=info).""");
  }
}
