namespace ScopingReview.Domain.Deduplication;

/// <summary>
/// Finds the duplicates that need no judgement: the same DOI; or the same title, year and first author. It would rather miss a pair than join two
/// publications. Pure: the same records and judgements give the same links, in whatever order they come.
/// </summary>
public static class ExactDuplicates
{
    /// <summary>A DOI or title that stands for more different publications than this (a supplement, "Editorial") joins nothing further.</summary>
    private const int MostPublications = 50;

    /// <summary>How many differing members of a cluster a record is compared with.</summary>
    private const int MostCompared = 10;

    /// <summary>Compares all records of a review with each other.</summary>
    /// <param name="records">All records, each once.</param>
    /// <param name="judgements">What people said of pairs. Pairs with unknown records are ignored; where both was said of a pair, "distinct" counts.</param>
    /// <exception cref="ArgumentException">A record is given twice.</exception>
    public static DuplicateResult Find(IReadOnlyCollection<RecordFingerprint> records, IReadOnlyCollection<PairJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(judgements);
        RecordFingerprint[] ordered = [.. records.OrderBy(record => record.Number).ThenBy(record => record.Id)];
        var indexes = new Dictionary<Guid, int>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
            indexes.Add(ordered[i].Id, i);
        var clusters = new ExactClusters(ordered);
        var contradicted = FollowJudgements(judgements, indexes, clusters);
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].StandingDuplicateOf is { } kept && indexes.TryGetValue(kept, out var other))
                clusters.TryJoin(other, i, DuplicateRule.JoinedEarlier);
        }

        foreach (var group in Groups(ordered, record => record.Doi))
            JoinGroup(group, ordered, clusters, DuplicateRule.SameDoi);
        foreach (var group in Groups(ordered, record => ExactRules.HasTitleRule(record) ? (record.TitleKey, record.Year, record.FirstAuthorKey) : ((string, int?, string)?)null))
            JoinGroup(group, ordered, clusters, DuplicateRule.SameTitleYearAndAuthor);
        return new DuplicateResult(ExactEvidence.Links(ordered, clusters), contradicted);
    }

    private static List<PairJudgement> FollowJudgements(
        IReadOnlyCollection<PairJudgement> judgements, Dictionary<Guid, int> indexes, ExactClusters clusters)
    {
        var known = new List<(int Low, int High, PairJudgement Judgement)>();
        foreach (var judgement in judgements)
        {
            if (judgement.First != judgement.Second && indexes.TryGetValue(judgement.First, out var a) && indexes.TryGetValue(judgement.Second, out var b))
                known.Add((Math.Min(a, b), Math.Max(a, b), judgement));
        }

        foreach (var (low, high, _) in known.Where(pair => !pair.Judgement.AreSame))
            clusters.HoldApart(low, high);
        var contradicted = new List<PairJudgement>();
        foreach (var (low, high, judgement) in known.Where(pair => pair.Judgement.AreSame).OrderBy(pair => pair.Low).ThenBy(pair => pair.High))
        {
            if (!clusters.TryJoin(low, high, DuplicateRule.JudgedSame))
                contradicted.Add(judgement);
        }

        return contradicted;
    }

    private static IEnumerable<List<int>> Groups<TKey>(RecordFingerprint[] records, Func<RecordFingerprint, TKey?> key)
    {
        var groups = new Dictionary<object, List<int>>();
        for (var i = 0; i < records.Length; i++)
        {
            if (key(records[i]) is not { } value)
                continue;
            if (!groups.TryGetValue(value, out var group))
                groups.Add(value, group = []);
            group.Add(i);
        }

        return groups.Values.Where(group => group.Count > 1);
    }

    /// <summary>
    /// Joins the records of a group that the rule holds for, those that say most about themselves first. A record that would fit to two different
    /// publications is left alone: which of them it is, is for a person to say.
    /// </summary>
    private static void JoinGroup(List<int> group, RecordFingerprint[] records, ExactClusters clusters, DuplicateRule rule)
    {
        var publications = new List<List<int>>();
        foreach (var record in group.OrderByDescending(index => Informativeness(records[index])).ThenBy(index => index))
        {
            List<int>? fitting = null;
            var isAmbiguous = false;
            foreach (var publication in publications)
            {
                if (!publication.TrueForAll(member => Holds(rule, records[member], records[record])) || IsExcluded(record, publication[0], clusters))
                    continue;
                isAmbiguous = fitting is not null && clusters.Find(fitting[0]) != clusters.Find(publication[0]);
                if (isAmbiguous)
                    break;
                fitting ??= publication;
            }

            if (isAmbiguous)
                continue;
            if (fitting is null)
            {
                if (publications.Count == MostPublications)
                    return;
                publications.Add([record]);
                continue;
            }

            var differs = fitting.TrueForAll(member => !LooksTheSame(records[member], records[record]));
            clusters.TryJoin(fitting[0], record, rule);
            if (differs && fitting.Count < MostCompared)
                fitting.Add(record);
        }
    }

    private static bool Holds(DuplicateRule rule, RecordFingerprint a, RecordFingerprint b) =>
        rule == DuplicateRule.SameDoi ? ExactRules.SameDoi(a, b) : ExactRules.SameTitle(a, b);

    /// <summary>People hold the two apart, or joining them would bring two DOIs together through records without one.</summary>
    private static bool IsExcluded(int a, int b, ExactClusters clusters) =>
        clusters.Find(a) != clusters.Find(b) && (clusters.AreHeldApart(a, b) || clusters.HaveDifferentDois(a, b));

    private static bool LooksTheSame(RecordFingerprint a, RecordFingerprint b) =>
        a.Doi == b.Doi && a.TitleKey == b.TitleKey && a.VolumeKey == b.VolumeKey && a.IssueKey == b.IssueKey && a.FirstPageKey == b.FirstPageKey;

    private static int Informativeness(RecordFingerprint record) =>
        (record.TitleKey.Length > 0 ? 8 : 0) + (record.Doi is null ? 0 : 4)
        + (record.FirstPageKey.Length > 0 ? 1 : 0) + (record.VolumeKey.Length > 0 ? 1 : 0) + (record.IssueKey.Length > 0 ? 1 : 0);
}
