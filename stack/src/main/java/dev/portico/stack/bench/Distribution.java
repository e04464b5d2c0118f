package dev.portico.stack.bench;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Measured times, in milliseconds.
 *
 * @param curve the times at {@link #PERCENTILES}
 */
record Distribution(String name, long count, List<Double> curve, double most) {

    static final List<Double> PERCENTILES = List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 99.0);

    /** @param times in microseconds */
    static Distribution of(String name, Histogram times) {
        return new Distribution(
                name,
                times.getTotalCount(),
                PERCENTILES.stream()
                        .map(percentile -> times.getValueAtPercentile(percentile) / 1000.0)
                        .toList(),
                times.getMaxValue() / 1000.0);
    }

    double at(double percentile) {
        return curve.get(PERCENTILES.indexOf(percentile));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms over %d changes",
                name,
                at(50),
                at(99),
                most,
                count);
    }
}
