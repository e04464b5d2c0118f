package dev.portico.portal.platform;

/** How far two words are apart: letters left out, added, changed, or two neighbours swapped (optimal string alignment). */
public final class Edits {
    private static final int SHORT = 5;

    private Edits() {}

    /** True when one may well be the other, misspelt: one slip in a short word, two in a longer one. */
    public static boolean few(String one, String other) {
        int most = Math.min(one.length(), other.length()) <= SHORT ? 1 : 2;
        return Math.abs(one.length() - other.length()) <= most && between(one, other) <= most;
    }

    static int between(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                least[i][j] = Math.min(Math.min(least[i - 1][j], least[i][j - 1]) + 1, least[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[one.length()][other.length()];
    }
}
