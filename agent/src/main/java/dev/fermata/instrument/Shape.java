package dev.fermata.instrument;

import dev.fermata.instrument.layout.Former;
import dev.fermata.instrument.layout.FrameShape;
import java.util.HashMap;
import java.util.Map;

/** What a class was given when it was loaded, to be kept for its redefinition. Immutable. */
public final class Shape {
  /** Of a class without frames. */
  public static final Shape PLAIN = new Shape(new Former(Map.of(), false));

  private final Former former;

  private Shape(Former former) {
    this.former = former;
  }

  static Shape of(Map<String, FrameShape> frames) {
    return frames.isEmpty() ? PLAIN : new Shape(new Former(Map.copyOf(frames), false));
  }

  Former former() {
    return former;
  }

  /**
   * Says that Mockito may put calls of its own into the methods.
   *
   * @return a shape by which twins of mocks call the plain methods
   */
  public Shape mocked() {
    return new Shape(new Former(former.frames(), true));
  }

  /**
   * Tells what the layouts of frames are.
   *
   * @return by internal name of the frame class; may be empty
   */
  public Map<String, String> layouts() {
    Map<String, String> layouts = new HashMap<>();
    former.frames().values().forEach(frame -> layouts.put(frame.frameClass(), frame.layout()));
    return layouts;
  }
}
