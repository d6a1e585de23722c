package com.mittliv.privacy.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A run's decisions as a picture: a dot for each, on a logarithmic axis, with a line from fastest to slowest fork. */
final class Plot {
    private static final int LEFT = 250;
    private static final int WIDTH = 560;
    private static final int ROW = 18;
    private static final int TOP = 40;

    private final List<Measured> rows;
    private final double least;
    private final double decades;

    private Plot(List<Measured> rows) {
        this.rows = rows;
        this.least = Math.floor(
                Math.log10(rows.stream().mapToDouble(Plot::fastest).min().orElse(1)));
        double most = Math.ceil(Math.log10(rows.stream()
                .mapToDouble(row -> row.slowest() * nanoseconds(row))
                .max()
                .orElse(10)));
        this.decades = Math.max(1, most - least);
    }

    static String of(Results results) {
        return new Plot(results.measured()).draw(results.title());
    }

    private static double fastest(Measured row) {
        return Math.max(0.1, row.fastest() * nanoseconds(row));
    }

    private static double nanoseconds(Measured row) {
        return row.unit().startsWith("us") ? 1_000 : 1;
    }

    private String draw(String title) {
        int height = TOP + rows.size() * ROW + 40;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + (LEFT + WIDTH + 90) + "\" height=\"" + height
                + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
                + text(8, 20, "start", title + ", ns per operation"));
        for (int decade = 0; decade <= decades; decade++) {
            double x = LEFT + WIDTH * decade / decades;
            svg.append(line(x, TOP, x, height - 30, "#ddd", 1))
                    .append(text(x, height - 12, "middle", label(Math.pow(10, least + decade))));
        }
        for (int i = 0; i < rows.size(); i++) {
            svg.append(row(rows.get(i), TOP + i * ROW + ROW / 2.0));
        }
        return svg.append("</svg>\n").toString();
    }

    private String row(Measured row, double y) {
        String colour = row.engine().startsWith("ours") ? "#0a6" : "#468";
        double middle = x(row.time() * nanoseconds(row));
        String name = row.benchmark() + " · " + row.engine() + " · " + String.format(Locale.ROOT, "%,d", row.rules())
                + (row.threads() == 1 ? "" : " · " + row.threads() + " threads");
        return text(LEFT - 10, y + 4, "end", name)
                + line(x(fastest(row)), y, x(row.slowest() * nanoseconds(row)), y, colour, 3)
                + String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", middle, y, colour)
                + text(middle + 8, y - 3, "start", Table.number(row.time() * nanoseconds(row)));
    }

    private double x(double nanoseconds) {
        return LEFT + WIDTH * (Math.log10(Math.max(0.1, nanoseconds)) - least) / decades;
    }

    private static String label(double value) {
        return value < 1 ? String.valueOf(value) : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, int width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width);
    }
}
