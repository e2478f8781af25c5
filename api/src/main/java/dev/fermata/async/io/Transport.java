package dev.fermata.async.io;

import dev.fermata.Suspendable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What carries bytes. One reads and one writes at a time. */
interface Transport {
  /**
   * Waits for some bytes, which are put into the buffer that was given to the first call. If it is
   * cancelled, nothing is lost: what comes is what the next call returns.
   *
   * @return how many; -1 at the end
   */
  @Suspendable
  int read(ByteBuffer target) throws IOException;

  /** Writes all of {@code source}; waits while the other side does not take it. */
  @Suspendable
  void write(ByteBuffer source) throws IOException;

  /** Tells the other side that no more will come. */
  @Suspendable
  void end() throws IOException;

  /** Ends both directions at once; by any thread. */
  void abort();
}
