package com.mittliv.privacy.examples.app.officer;

import com.mittliv.privacy.examples.app.officer.Outlook.Coming;
import com.mittliv.privacy.examples.app.officer.Outlook.Week;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the bars of a chart stand, in the units of its drawing.
 *
 * @param bars one for each week
 * @param lines the heights that are written beside it
 */
record Chart(List<Bar> bars, List<Line> lines) {
    static final int WIDTH = 780;
    static final int HEIGHT = 220;
    private static final int LEFT = 40;
    private static final int TOP = 10;
    private static final int FLOOR = HEIGHT - 30;
    private static final int GAP = 4;
    private static final int STEPS = 4;
    private static final int WEEKS_BETWEEN_DATES = 4;

    /**
     * A week's bar: whole rows below, attributes on top of them.
     *
     * @param dated whether the date is written below it
     */
    record Bar(
            Week week,
            double x,
            double width,
            double rowsTop,
            double rowsHeight,
            double attributesTop,
            double attributesHeight,
            boolean dated) {}

    /** A line across, with its number. */
    record Line(double y, long value) {}

    static Chart of(Coming coming) {
        long top = ceiling(coming.most());
        double unit = (double) (FLOOR - TOP) / top;
        double step = (double) (WIDTH - LEFT) / coming.weeks().size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < coming.weeks().size(); i++) {
            Week week = coming.weeks().get(i);
            double rows = week.rows() * unit;
            double attributes = week.attributes() * unit;
            bars.add(new Bar(
                    week,
                    LEFT + i * step + GAP / 2.0,
                    step - GAP,
                    FLOOR - rows,
                    rows,
                    FLOOR - rows - attributes,
                    attributes,
                    i % WEEKS_BETWEEN_DATES == 0
                            && i + WEEKS_BETWEEN_DATES <= coming.weeks().size()));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            lines.add(new Line(FLOOR - (double) i * (FLOOR - TOP) / STEPS, top * i / STEPS));
        }
        return new Chart(bars, lines);
    }

    /** A round number at or above, that parts into four. */
    private static long ceiling(long most) {
        long top = STEPS;
        while (top < most) {
            top *= 2;
        }
        return top;
    }
}
