package dev.fermata.agent;

import dev.fermata.instrument.ClassFiles;
import dev.fermata.instrument.Globs;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.PlainCall;
import dev.fermata.instrument.Shape;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the agent behind its {@link Gate}, which makes them when they are needed. */
record Parts(FermataTransformer transformer, HiddenClasses hidden, Explanations explanations) {
  static Parts of(
      @Nullable AgentOptions given,
      Instrumentation instrumentation,
      LoadedClasses loadedBefore,
      boolean isAttached) {
    AgentOptions options = given == null ? AgentOptions.parse(null) : given;
    AgentLog log = AgentLog.of(options);
    Linkage linkage = new Linkage(new AuxiliaryDefiner(instrumentation), loadedBefore);
    Engine.Factory engines = engines(options);
    FermataTransformer transformer =
        new FermataTransformer(options, log, engines, linkage, new ApiModule(instrumentation));
    return new Parts(
        transformer,
        new HiddenClasses(instrumentation, transformer, log),
        new Explanations(options, engines, linkage, loadedBefore, isAttached));
  }

  private static Engine.Factory engines(AgentOptions options) {
    Long seed = options.chaos();
    return seed == null
        ? new InstrumenterFactory()
        : new ChaosFactory(new InstrumenterFactory(), seed);
  }

  /** Makes the real engine. A lambda would cost the JVM's start what the rest of it costs. */
  private static final class InstrumenterFactory implements Engine.Factory {
    @Override
    public Engine create(ClassFiles classFiles, Globs globs) {
      Instrumenter instrumenter = new Instrumenter(classFiles, globs);
      return new Engine() {
        @Override
        public Instrumented instrument(
            byte[] classFile, @Nullable String whyPlain, @Nullable Shape former) {
          if (former != null) {
            return instrumenter.reinstrument(classFile, former, whyPlain);
          }
          return whyPlain == null
              ? instrumenter.instrument(classFile)
              : instrumenter.instrumentPlainly(classFile, whyPlain);
        }

        @Override
        public List<PlainCall> check(byte[] classFile) {
          return instrumenter.check(classFile);
        }

        @Override
        public void leave(String internalName) {
          instrumenter.leave(internalName);
        }

        @Override
        public List<String> supertypes(byte[] type) {
          return instrumenter.supertypes(type);
        }

        @Override
        public @Nullable Integer abiVersion() {
          return instrumenter.abiVersion();
        }
      };
    }
  }
}
