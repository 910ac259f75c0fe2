package io.sluice.statistics;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Detection against p, as SVG that can be read on a light and on a dark page. */
final class DetectionChart {
  private static final int LEFT = 60;
  private static final int TOP = 20;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int STEPS = 40;
  private static final int TRIALS = 20_000;

  private final StringBuilder svg = new StringBuilder();

  private DetectionChart() {}

  static String svg() {
    DetectionChart chart = new DetectionChart();
    chart.begin();
    chart.grid();
    double[] stopped = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      double rate = (double) i / STEPS;
      stopped[i] = Repeats.simulate(rate, TRIALS, RepeatsPage.GATE, 900 + i).stopped();
    }
    DoubleUnaryOperator one = p -> stopped[(int) Math.round(p * STEPS)];
    chart.curve("seen four", p -> 1 - Math.pow(1 - p, 4));
    chart.curve("stop four", p -> 1 - Math.pow(1 - one.applyAsDouble(p), 4));
    chart.curve("seen one", p -> p);
    chart.curve("stop one", one);
    chart.legend(0, "seen four", "four trials: seen, 1 − (1 − p)⁴");
    chart.legend(1, "stop four", "four trials: failed or undecided");
    chart.legend(2, "seen one", "one trial: seen, p");
    chart.legend(3, "stop one", "one trial: failed or undecided");
    return chart.svg.append("</svg>\n").toString();
  }

  private void begin() {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 370" role="img" aria-labelledby="t">
        <title id="t">How likely a fault that shows in a fraction p of the attempts is seen, and is stopped</title>
        <style>
          text { font: 13px system-ui, sans-serif; fill: #1f2328; }
          .page { fill: #ffffff; }
          .grid { stroke: #d1d9e0; }
          path, .key { fill: none; stroke-width: 2.5; }
          .one { stroke: #0550ae; }
          .four { stroke: #bc4c00; }
          .seen { stroke-dasharray: 3 5; }
          @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .page { fill: #0d1117; }
            .grid { stroke: #3d444d; }
            .one { stroke: #58a6ff; }
            .four { stroke: #f0883e; }
          }
        </style>
        <rect class="page" width="640" height="370"/>
        """);
  }

  private void grid() {
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      String percent = String.format(Locale.ROOT, "%.0f %%", share * 100);
      add(
          "<path class=\"grid\" style=\"stroke-width:1\" d=\"M%.1f %.1fH%d\"/>",
          x(0), y(share), LEFT + WIDTH);
      add(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 8, y(share) + 4, percent);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x(share), TOP + HEIGHT + 20, percent);
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">p: the fault shows in this share of the attempts</text>",
        LEFT + WIDTH / 2, TOP + HEIGHT + 42);
  }

  private void curve(String classes, DoubleUnaryOperator of) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= STEPS; i++) {
      double p = (double) i / STEPS;
      path.append(i == 0 ? "M" : "L");
      path.append(String.format(Locale.ROOT, "%.1f %.1f", x(p), y(of.applyAsDouble(p))));
    }
    add("<path class=\"%s\" d=\"%s\"/>", classes, path);
  }

  private void legend(int row, String classes, String words) {
    int y = TOP + HEIGHT - 88 + 22 * row;
    add("<path class=\"%s\" d=\"M%d %dh36\"/>", classes, LEFT + 318, y);
    add("<text x=\"%d\" y=\"%d\">%s</text>", LEFT + 362, y + 4, words);
  }

  private static double x(double p) {
    return LEFT + WIDTH * p;
  }

  private static double y(double share) {
    return TOP + HEIGHT * (1 - share);
  }

  private void add(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
