namespace ScopingReview.Domain.Ranking;

/// <summary>
/// How well an order finds the relevant records. All are fractions; of an order without relevant records they are not a number.
/// </summary>
public static class RankingMetrics
{
    /// <summary>
    /// How far the curve of finds lies below the best possible one, 0 being the best and 1 the worst:
    /// (Ny(Nx − (Ny − 1)/2) − Σ cumulative finds) / (Ny(Nx − Ny)), Nx records of which Ny are relevant.
    /// </summary>
    /// <param name="found">Of each record in order whether it is relevant.</param>
    public static double Loss(IReadOnlyList<bool> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        double all = found.Count, relevant = 0, area = 0;
        foreach (var is1 in found)
        {
            relevant += is1 ? 1 : 0;
            area += relevant;
        }

        return ((relevant * (all - ((relevant - 1) / 2))) - area) / (relevant * (all - relevant));
    }

    /// <summary>
    /// Normalised discounted cumulative gain with gain 1 and discount log₂(rank + 1) (Järvelin and Kekäläinen 2002,
    /// doi:10.1145/582415.582418).
    /// </summary>
    /// <param name="found">Of each record in order whether it is relevant.</param>
    public static double Ndcg(IReadOnlyList<bool> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        double gain = 0, best = 0;
        for (int i = 0, relevant = 0; i < found.Count; i++)
        {
            if (found[i])
            {
                gain += 1 / Math.Log2(i + 2);
                best += 1 / Math.Log2(relevant++ + 2);
            }
        }

        return gain / best;
    }

    /// <summary>How many records are read until a share of the relevant ones is found, that share being rounded up.</summary>
    /// <param name="found">Of each record in order whether it is relevant.</param>
    /// <param name="recall">The share.</param>
    public static int ReadUntil(IReadOnlyList<bool> found, decimal recall)
    {
        ArgumentNullException.ThrowIfNull(found);
        var wanted = (int)Math.Ceiling(recall * found.Count(is1 => is1));
        var read = 0;
        for (var seen = 0; read < found.Count && seen < wanted; read++)
        {
            seen += found[read] ? 1 : 0;
        }

        return read;
    }

    /// <summary>
    /// Work saved over sampling at a recall: the share of records that need not be read, less what reading at random would save (Cohen et
    /// al. 2006, doi:10.1197/jamia.M1929).
    /// </summary>
    /// <param name="found">Of each record in order whether it is relevant.</param>
    /// <param name="recall">0.95 for WSS@95.</param>
    public static double WorkSaved(IReadOnlyList<bool> found, decimal recall)
        => ((double)(found.Count - ReadUntil(found, recall)) / found.Count) - (1 - (double)recall);

    /// <summary>The share of the relevant records among the first so many, of all.</summary>
    /// <param name="found">Of each record in order whether it is relevant.</param>
    /// <param name="read">How many are read.</param>
    public static double RecallAfter(IReadOnlyList<bool> found, int read)
        => (double)found.Take(read).Count(is1 => is1) / found.Count(is1 => is1);
}
