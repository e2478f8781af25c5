package dev.fermata.async;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The bean; loaded only where it is asked for, since a JVM may lack JMX. */
final class TasksBean implements TasksMXBean {
  private TasksBean() {}

  static synchronized void register() {
    try {
      ObjectName name = new ObjectName("dev.fermata:type=Tasks");
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (!server.isRegistered(name)) {
        server.registerMBean(new TasksBean(), name);
      }
    } catch (JMException refused) {
      throw new IllegalStateException("Cannot register the bean of tasks.", refused);
    }
  }

  @Override
  public int getRunCount() {
    return Runs.count();
  }

  @Override
  public String tree() {
    return Tasks.tree();
  }

  @Override
  public String dump() {
    return Tasks.dump();
  }
}
