namespace ScopingReview.Domain.Screening;

/// <summary>
/// What the share that only one person read may hide. Among the sampled records that the first reviewer excluded, some were finally included after all; the
/// same share of the records that nobody read a second time is missed for good. The interval takes the sample for a binomial one, which, with a frame that
/// is finite, is on the wide side. Projections are expected numbers of records, not rounded.
/// </summary>
public sealed record MissedInclusions
{
    private MissedInclusions()
    {
    }

    /// <summary>m: of <see cref="Checked"/>, those finally included.</summary>
    public required int Missed { get; init; }

    /// <summary>k: sampled records that the first reviewer excluded and whose outcome is settled.</summary>
    public required int Checked { get; init; }

    /// <summary>Sampled records that the first reviewer excluded and whose outcome is open: while there are any, the figure is provisional.</summary>
    public int Open { get; private init; }

    /// <summary>Records that the first reviewer excluded and nobody else read.</summary>
    public required int ReadOnce { get; init; }

    /// <summary>m/k; null while k is 0.</summary>
    public double? Rate => Checked == 0 ? null : (double)Missed / Checked;

    /// <summary>Exact 95 % interval of the rate; null while k is 0.</summary>
    public BinomialInterval? Interval { get; private init; }

    /// <summary>Inclusions expected among the records read once; null while k is 0.</summary>
    public double? Projected => Rate * ReadOnce;

    /// <summary>Lower 95 % bound of the projection; null while k is 0.</summary>
    public double? ProjectedLower => Interval?.Lower * ReadOnce;

    /// <summary>Upper 95 % bound of the projection; null while k is 0.</summary>
    public double? ProjectedUpper => Interval?.Upper * ReadOnce;

    /// <summary>From counts.</summary>
    /// <param name="missed">m: sampled records that the first reviewer excluded and that were finally included.</param>
    /// <param name="checkedTwice">k: sampled records that the first reviewer excluded, with a settled outcome.</param>
    /// <param name="readOnce">Records that the first reviewer excluded and nobody else read.</param>
    /// <param name="open">Sampled records that the first reviewer excluded, with an open outcome.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were missed than checked.</exception>
    public static MissedInclusions Of(int missed, int checkedTwice, int readOnce, int open = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(missed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(missed, checkedTwice);
        ArgumentOutOfRangeException.ThrowIfNegative(readOnce);
        ArgumentOutOfRangeException.ThrowIfNegative(open);
        return new()
        {
            Missed = missed,
            Checked = checkedTwice,
            ReadOnce = readOnce,
            Open = open,
            Interval = checkedTwice == 0 ? null : BinomialInterval.Exact(missed, checkedTwice),
        };
    }

    /// <summary>From what happened to each sampled record.</summary>
    /// <param name="sampled">For each sampled record the first reviewer's verdict and the record's standing at the stage. Only first verdicts of Exclude count.</param>
    /// <param name="readOnce">Records that the first reviewer excluded and nobody else read.</param>
    public static MissedInclusions FromSample(IEnumerable<(Verdict First, ScreeningStatus Status)> sampled, int readOnce)
    {
        ArgumentNullException.ThrowIfNull(sampled);
        var excluded = sampled.Where(record => record.First == Verdict.Exclude).CountBy(record => record.Status).ToDictionary();
        var missed = excluded.GetValueOrDefault(ScreeningStatus.Included);
        var settled = missed + excluded.GetValueOrDefault(ScreeningStatus.Excluded);
        return Of(missed, settled, readOnce, excluded.Values.Sum() - settled);
    }

    /// <summary>The figure in a sentence for the manuscript.</summary>
    /// <param name="singular">What was read: "record" or "report".</param>
    /// <param name="plural">Its plural.</param>
    public string Describe(string singular = "record", string plural = "records")
    {
        if (Interval is not { } interval || Projected is not { } projected)
        {
            return $"No {singular} that the first reviewer excluded has been read a second time, so what single reading may miss cannot be estimated.";
        }

        var sentence = $"Of {ManuscriptText.Counted(Checked, singular, plural)} that the first reviewer had excluded and a second reviewer read too, "
            + $"{ManuscriptText.Count(Missed)} {(Missed == 1 ? "was" : "were")} finally included ({ManuscriptText.Percent(Missed, Checked)}, "
            + $"exact 95 % CI {Percent(interval.Lower)}–{Percent(interval.Upper)} %)";
        return ReadOnce == 0
            ? sentence + $"; every {singular} that the first reviewer excluded was read twice."
            : sentence + $"; projected onto the {ManuscriptText.Counted(ReadOnce, singular, plural)} that only the first reviewer read and excluded, "
                + $"{Whole(projected)} eligible {(Whole(projected) == "1" ? singular : plural)} may have been missed "
                + $"(95 % CI {Whole(interval.Lower * ReadOnce)}–{Whole(interval.Upper * ReadOnce)}).";
    }

    private static string Percent(double share) => ManuscriptText.Decimals(100 * (decimal)share, 1);

    private static string Whole(double records) => ManuscriptText.Count((long)Math.Round(records, MidpointRounding.AwayFromZero));
}
