package dev.fermata.benchmarks.measure;

/**
 * How a figure grows with a quantity.
 *
 * @param perUnit what one more costs, by least squares
 * @param exponent of the power that fits best: 0 is flat, 1 is in proportion
 */
record Slope(double perUnit, double exponent) {
  static Slope fit(double[] x, double[] y) {
    double[] logX = new double[x.length];
    double[] logY = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      logX[i] = Math.log(x[i]);
      logY[i] = Math.log(y[i]);
    }
    return new Slope(line(x, y), line(logX, logY));
  }

  private static double line(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double together = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      together += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return together / squares;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
