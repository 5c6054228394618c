namespace ScopingReview.Domain.Screening;

/// <summary>A vote of a pilot round.</summary>
/// <param name="Record">Number of the record.</param>
/// <param name="ReaderId">Who voted.</param>
/// <param name="Verdict">What they said.</param>
public sealed record PilotVote(int Record, Guid ReaderId, Verdict Verdict);

/// <summary>
/// Agreement of a pilot round, in which everybody screens the same few records before the screening begins. JBI guidance asks for 75 %
/// agreement or more before a team starts (Peters et al. 2020, JBI Manual for Evidence Synthesis, chapter 11, doi:10.46658/JBIMES-20-12).
/// </summary>
public sealed record PilotAgreement
{
    /// <summary>Agreement from which on a team starts, in percent.</summary>
    public const int ThresholdPercent = 75;

    private PilotAgreement()
    {
    }

    /// <summary>The readers whose votes are compared, in the order of the participants.</summary>
    public required IReadOnlyList<Guid> ReaderIds { get; init; }

    /// <summary>The records that all of these readers voted on, ascending.</summary>
    public required IReadOnlyList<int> Records { get; init; }

    /// <summary>Those of them on which not all say the same.</summary>
    public required IReadOnlyList<int> Differing { get; init; }

    /// <summary>What a Maybe is taken for.</summary>
    public required MaybeHandling Maybe { get; init; }

    /// <summary>Pairs of votes on one record: records × readers × (readers − 1)/2.</summary>
    public required long Pairs { get; init; }

    /// <summary>Pairs that say the same.</summary>
    public required long AgreeingPairs { get; init; }

    /// <summary>All coefficients, where two readers are compared; else null.</summary>
    public AgreementStatistics? OfTwo { get; private init; }

    /// <summary>All coefficients, where more than two are compared; else null.</summary>
    public MultiRaterAgreement? OfSeveral { get; private init; }

    /// <summary>Whether the agreement reaches <see cref="ThresholdPercent"/>, exactly; null where nothing can be compared.</summary>
    public bool? IsReached => Pairs == 0 ? null : AgreeingPairs * 100 >= Pairs * ThresholdPercent;

    /// <summary>
    /// Compares votes. Coefficients of several readers need as many votes on every record: where somebody has not read all of it (a round
    /// that was closed early), those with the most votes are taken, as many of them as give the most pairs of votes on records that all of
    /// them read.
    /// </summary>
    /// <param name="participantIds">Who takes part.</param>
    /// <param name="votes">Their votes, one for each reader and record.</param>
    /// <param name="maybeCountsAsInclude">The setting of the stage. Else a Maybe, where there is any, is a category of its own.</param>
    public static PilotAgreement Of(IReadOnlyList<Guid> participantIds, IReadOnlyCollection<PilotVote> votes, bool maybeCountsAsInclude)
    {
        ArgumentNullException.ThrowIfNull(participantIds);
        ArgumentNullException.ThrowIfNull(votes);
        var byReader = votes.GroupBy(vote => vote.ReaderId)
            .ToDictionary(reader => reader.Key, reader => reader.ToDictionary(vote => vote.Record, vote => vote.Verdict));
        var readers = Readers(participantIds, byReader);
        int[] records = readers.Count < 2 ? [] : [.. Common(readers, byReader).Order()];
        var rows = records.Select(record => readers.ConvertAll(reader => byReader[reader][record])).ToList();
        var maybe = MaybeHandlingExtensions.ForTable(maybeCountsAsInclude, rows.SelectMany(row => row));
        var agreeing =
            rows.Sum(row =>
                row.CountBy(verdict => maybe.Category(verdict)).Sum(category => (long)category.Value * (category.Value - 1) / 2));
        return new()
        {
            ReaderIds = readers,
            Records = records,
            Differing = [.. records.Where((_, index) => rows[index].Select(verdict => maybe.Category(verdict)).Distinct().Skip(1).Any())],
            Maybe = maybe,
            Pairs = (long)records.Length * readers.Count * (readers.Count - 1) / 2,
            AgreeingPairs = agreeing,
            OfTwo = readers.Count == 2 ? AgreementStatistics.Of(AgreementTable.FromVerdicts(rows.Select(row => (row[0], row[1])), maybe))
                : null,
            OfSeveral = readers.Count > 2 ? MultiRaterAgreement.OfSameRaters(rows, maybe) : null,
        };
    }

    private static List<Guid> Readers(IReadOnlyList<Guid> participants, Dictionary<Guid, Dictionary<int, Verdict>> byReader)
    {
        // OrderBy keeps the order of the participants among equals.
        var busiest = participants.Distinct().Where(byReader.ContainsKey).OrderByDescending(reader => byReader[reader].Count).ToList();
        var best = Enumerable.Range(2, Math.Max(0, busiest.Count - 1))
            .Select(count => (Count: count, Pairs: (long)Common(busiest[..count], byReader).Count() * count * (count - 1) / 2))
            .OrderByDescending(choice => choice.Pairs).ThenBy(choice => choice.Count)
            .FirstOrDefault();
        return best.Pairs == 0 ? [] : [.. participants.Distinct().Where(busiest[..best.Count].Contains)];
    }

    private static IEnumerable<int> Common(List<Guid> readers, Dictionary<Guid, Dictionary<int, Verdict>> byReader)
        => byReader[readers[0]].Keys.Where(record => readers.TrueForAll(reader => byReader[reader].ContainsKey(record)));
}
