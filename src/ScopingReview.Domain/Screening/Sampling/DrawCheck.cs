using System.Globalization;

namespace ScopingReview.Domain.Screening;

/// <summary>How to repeat a draw with nothing but a shell and its usual tools (POSIX sh, sha256sum, sort, awk).</summary>
public static class DrawCheck
{
    /// <summary>
    /// A script that prints the SHA-256 of the frame's file (<see cref="SampleFrame.Text"/>) and then the numbers of all records drawn from
    /// it: in rank order, for a stratified frame too.
    /// </summary>
    /// <param name="fileName">Name of the frame's file.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stratified">Whether the draw is stratified.</param>
    /// <param name="totals">How many were drawn at first, and how many in all each time the share was raised; numbers of strata follow from
    /// these.</param>
    public static string Script(string fileName, string seed, bool stratified, params IReadOnlyList<int> totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var (file, quotedSeed) = (Quoted(fileName), Quoted(seed));
        return stratified ? Stratified(file, quotedSeed, string.Join(' ', totals.Select(Number)))
            : Simple(file, quotedSeed, Number(totals[^1]));
    }

    /// <summary>The same where the number of each stratum is stored with the draw.</summary>
    /// <param name="fileName">Name of the frame's file.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="stratified">Whether the draw is stratified.</param>
    /// <param name="strata">All that is drawn by then from each stratum, or from the single one of a frame without strata.</param>
    public static string Script(string fileName, string seed, bool stratified, IReadOnlyList<StratumSize> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var (file, quotedSeed) = (Quoted(fileName), Quoted(seed));
        return stratified
            ? Counted(file, quotedSeed, string.Join(" \\\n  ", strata.Select(stratum => $"{Number(stratum.Drawn)} {Quoted(stratum.Name)}")))
            : Simple(file, quotedSeed, Number(strata.Sum(stratum => stratum.Drawn)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Simple(string file, string seed, string total) =>
        $$"""
        sha256sum {{file}}
        seed={{seed}}
        while IFS= read -r record; do
          printf '%s %s\n' "$(printf '%s\037%s' "$seed" "$record" | sha256sum | cut -c1-64)" "$record"
        done < {{file}} | LC_ALL=C sort | head -n {{total}} | cut -d ' ' -f 2
        """;

    private static string Counted(string file, string seed, string numbers) =>
        $$"""
        sha256sum {{file}}
        seed={{seed}}
        printf '%s\t%s\n' \
          {{numbers}} > numbers.txt
        while IFS=$(printf '\037') read -r record stratum; do
          printf '%s\t%s\t%s\n' "$(printf '%s\037%s' "$seed" "$record" | sha256sum | cut -c1-64)" "$record" "$stratum"
        done < {{file}} | LC_ALL=C sort > ranked.txt
        LC_ALL=C awk -F '\t' '
          NR == FNR { left[$2] = $1; next }
          left[$3]-- > 0 { print $2 }' numbers.txt ranked.txt
        """;

    // Each further record goes to the stratum that is furthest below its quota, ties to the first name: the largest remainder.
    private static string Stratified(string file, string seed, string totals) =>
        $$"""
        sha256sum {{file}}
        seed={{seed}}
        while IFS=$(printf '\037') read -r record stratum; do
          printf '%s\t%s\t%s\n' "$(printf '%s\037%s' "$seed" "$record" | sha256sum | cut -c1-64)" "$record" "$stratum"
        done < {{file}} | LC_ALL=C sort > ranked.txt
        LC_ALL=C awk -F '\t' -v totals='{{totals}}' '
          NR == FNR { n++; size[$3]++; next }
          FNR == 1 {
            steps = split(totals, total, " ")
            for (i = 1; i <= steps; i++)
              for (; taken < total[i]; taken++) {
                best = ""
                for (s in size) {
                  over = quota[s] * n - total[i] * size[s]
                  if (best == "" || over < least || (over == least && s < best)) { best = s; least = over }
                }
                quota[best]++
              }
          }
          quota[$3]-- > 0 { print $2 }' ranked.txt ranked.txt
        """;

    private static string Quoted(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}
