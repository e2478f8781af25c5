package dev.fermata.agent;

import dev.fermata.instrument.Chaos;
import dev.fermata.instrument.ClassFiles;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes engines whose classes suspend at random. */
final class ChaosFactory implements Engine.Factory {
  /** Read by the api's ChaosStack. */
  private static final String SEED_PROPERTY = "fermata.chaos.seed";

  private final Engine.Factory engines;

  ChaosFactory(Engine.Factory engines, long seed) {
    this.engines = engines;
    System.setProperty(SEED_PROPERTY, Long.toString(seed));
  }

  @Override
  public Engine create(ClassFiles classFiles, Globs globs) {
    Engine engine = engines.create(classFiles, globs);
    Chaos chaos = new Chaos(globs.everywhere());
    return new Engine() {
      @Override
      public Instrumented instrument(
          byte[] classFile, @Nullable String whyPlain, @Nullable Shape former) {
        if (whyPlain != null) {
          return engine.instrument(classFile, whyPlain, former);
        }
        return chaos.behind(engine.instrument(chaos.before(classFile), null, former), former);
      }

      @Override
      public void leave(String internalName) {
        engine.leave(internalName);
      }

      @Override
      public List<String> supertypes(byte[] classFile) {
        return engine.supertypes(classFile);
      }

      @Override
      public @Nullable Integer abiVersion() {
        return engine.abiVersion();
      }
    };
  }
}
