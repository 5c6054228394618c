namespace ScopingReview.Domain.Screening;

/// <summary>
/// Agreement of more than two readers on records that all of them decided independently (a pilot round). What cannot be estimated is
/// null, never 0; fewer than
/// <see cref="CoefficientEstimate.FewestRecords"/> records and an error of 0 give no interval. With two readers Fleiss' κ is Scott's π,
/// not Cohen's κ: use
/// <see cref="AgreementStatistics"/> there.
/// </summary>
public sealed record MultiRaterAgreement
{
    private MultiRaterAgreement()
    {
    }

    /// <summary>Number of records.</summary>
    public int Total { get; private init; }

    /// <summary>Number of readers of every record; 0 without records.</summary>
    public int Raters { get; private init; }

    /// <summary>Whether the same people read every record. Else Conger's κ is not defined.</summary>
    public bool HasSameRaters { get; private init; }

    /// <summary>Number of records on which all readers say the same.</summary>
    public int Unanimous { get; private init; }

    /// <summary>Mean share of agreeing pairs of readers, 0 to 1; null without records.</summary>
    public double? ObservedAgreement { get; private init; }

    /// <summary>
    /// Fleiss' κ (Fleiss 1971, doi:10.1037/h0031619); null without records, and where everybody puts every record in the same category.
    /// Standard error: linearised variance over records (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, ISBN 978-0-9708062-8-4),
    /// not the one under no agreement.
    /// </summary>
    public CoefficientEstimate? FleissKappa { get; private init; }

    /// <summary>
    /// Conger's κ (Conger 1980, doi:10.1037/0033-2909.88.2.322), in which each reader has their own share of each category: Cohen's κ
    /// where there are two. Null as Fleiss' κ, and where the readers differ from record to record (<see cref="HasSameRaters"/>). Standard
    /// error as for Fleiss' κ.
    /// </summary>
    public CoefficientEstimate? CongerKappa { get; private init; }

    /// <summary>
    /// Gwet's AC1 for several readers with its standard error (Gwet 2008, doi:10.1348/000711006X126600); null without records.
    /// </summary>
    public CoefficientEstimate? Ac1 { get; private init; }

    /// <summary>From the verdicts of the same readers on every record.</summary>
    /// <param name="records">
    /// For each record the verdicts of its readers, in the same order of readers on every record; two or more of them.
    /// </param>
    /// <param name="maybe">What a Maybe is taken for.</param>
    /// <exception cref="ArgumentException">A record has fewer than two verdicts, or not as many as another.</exception>
    public static MultiRaterAgreement OfSameRaters(IEnumerable<IReadOnlyList<Verdict>> records, MaybeHandling maybe)
    {
        ArgumentNullException.ThrowIfNull(records);
        return OfSameRaters(
            [.. records.Select(verdicts => (IReadOnlyList<int>)[.. verdicts.Select(verdict => maybe.Category(verdict))])],
            maybe.CategoryCount());
    }

    /// <summary>From the categories that the same readers chose on every record.</summary>
    /// <param name="records">
    /// For each record the category of each reader, from 0, in the same order of readers on every record; two or more of them.
    /// </param>
    /// <param name="categories">Number of categories, two or more.</param>
    /// <exception cref="ArgumentException">A record has fewer than two readers, or not as many as another.</exception>
    public static MultiRaterAgreement OfSameRaters(IReadOnlyList<IReadOnlyList<int>> records, int categories)
    {
        ArgumentNullException.ThrowIfNull(records);
        var tally = new RaterTally([.. records.Select(chosen => Distribution(chosen, categories))], categories);
        return Of(tally) with
        {
            HasSameRaters = true,
            CongerKappa = tally.IsOneCategory ? null : tally.Estimate(tally.ChanceByRater(records)),
        };
    }

    /// <summary>From verdicts of readers who may differ from record to record.</summary>
    /// <param name="records">
    /// For each record the verdicts of all its readers, in any order, equally many (two or more) for every record.
    /// </param>
    /// <param name="maybe">What a Maybe is taken for.</param>
    /// <exception cref="ArgumentException">A record has fewer than two verdicts, or not as many as another.</exception>
    public static MultiRaterAgreement FromVerdicts(IEnumerable<IReadOnlyCollection<Verdict>> records, MaybeHandling maybe)
    {
        ArgumentNullException.ThrowIfNull(records);
        var size = maybe.CategoryCount();
        return FromDistribution(
            [.. records.Select(verdicts => Distribution(verdicts.Select(verdict => maybe.Category(verdict)), size))], size);
    }

    /// <summary>From counts, which do not say who chose what.</summary>
    /// <param name="records">For each record the number of readers by category.</param>
    /// <param name="categories">Number of categories, two or more.</param>
    /// <exception cref="ArgumentException">
    /// Counts are negative, of another number of categories, or do not add up to the same two or more readers.
    /// </exception>
    public static MultiRaterAgreement FromDistribution(IReadOnlyList<IReadOnlyList<int>> records, int categories) =>
        Of(new RaterTally(records, categories));

    private static MultiRaterAgreement Of(RaterTally tally) => tally.Total == 0 ? new() : new()
    {
        Total = tally.Total,
        Raters = tally.Raters,
        Unanimous = tally.Unanimous,
        ObservedAgreement = tally.ObservedAgreement,
        FleissKappa = tally.IsOneCategory ? null : tally.Estimate(tally.ChanceByShare()),
        Ac1 = tally.Estimate(tally.ChanceOfAc1()),
    };

    private static int[] Distribution(IEnumerable<int> chosen, int categories)
    {
        var counts = new int[categories];
        foreach (var category in chosen)
        {
            counts[category]++;
        }

        return counts;
    }
}
