namespace ScopingReview.Domain.Screening;

/// <summary>Meets quotas of second readings when each record bars at most one of the readers, its own first.</summary>
internal static class SecondReviewerQuotas
{
    /// <summary>
    /// A reader for each record. The quotas add up to the number of records, and none is above the number of records that do not bar its
    /// reader; then a choice exists (Hall's condition, for one barred reader a record), and this one never runs into a dead end: whoever
    /// needs every record that is left and open to them is served first (two such readers cannot both be passed over by a record that bars
    /// a third), else whoever has most to get.
    /// </summary>
    /// <param name="quotas">Records to give to each reader.</param>
    /// <param name="barred">For each record, in the order of dealing, the reader who must not get it; −1 if it is open to all.</param>
    public static int[] Choose(int[] quotas, List<int> barred)
    {
        var left = (int[])quotas.Clone();
        var barredLeft = new int[quotas.Length];
        foreach (var reader in barred.Where(reader => reader >= 0))
        {
            barredLeft[reader]++;
        }

        var chosen = new int[barred.Count];
        for (var index = 0; index < barred.Count; index++)
        {
            var recordsLeft = barred.Count - index;
            var best = -1;
            for (var reader = 0; reader < left.Length; reader++)
            {
                if (reader == barred[index])
                {
                    continue;
                }

                if (left[reader] > 0 && left[reader] == recordsLeft - barredLeft[reader])
                {
                    best = reader;
                    break;
                }

                if (best < 0 || left[reader] > left[best])
                {
                    best = reader;
                }
            }

            chosen[index] = best;
            left[best]--;
            if (barred[index] >= 0)
            {
                barredLeft[barred[index]]--;
            }
        }

        return chosen;
    }
}
