package dev.fermata.instrument.resolve;

import java.util.List;

/**
 * A plain twin that a class is given where the JVM would else select another class's twin than it
 * selects the plain method.
 *
 * @param name of the plain method and of the twin
 * @param desc of the plain method
 * @param access of the twin, with {@code ACC_SYNTHETIC} and {@code ACC_BRIDGE}
 * @param exceptions internal names of what the plain method declares; may be empty
 * @param opcode how the plain method is called
 * @param owner internal name of the class that the call names
 * @param ownerIsInterface of what kind that class is
 */
public record Repair(
    String name,
    String desc,
    int access,
    List<String> exceptions,
    int opcode,
    String owner,
    boolean ownerIsInterface) {}
