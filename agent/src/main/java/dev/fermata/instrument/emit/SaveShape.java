package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SavedValue;
import java.util.List;

/** What two points must have in common to share a block that saves. */
record SaveShape(List<SavedValue> operands, List<SavedValue> locals) {
  static SaveShape of(SavePoint point) {
    return new SaveShape(point.operands(), point.locals());
  }
}
