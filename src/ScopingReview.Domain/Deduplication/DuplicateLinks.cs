namespace ScopingReview.Domain.Deduplication;

/// <summary>From clusters to links: why each duplicate belongs to the record that is kept for it.</summary>
public static class DuplicateLinks
{
    private const string Judged = "judged to be the same";
    private const string Earlier = "joined by an earlier run";

    private sealed record Reason(Guid With, DuplicateRule Rule, string Evidence, double? Score);

    /// <summary>
    /// One link for each duplicate. A judgement about it and the kept record comes first, then their evidence, then the strongest tie to
    /// another record of the cluster.
    /// </summary>
    /// <param name="findings">What a run found.</param>
    /// <param name="judgements">The judgements that the run was given.</param>
    public static IReadOnlyList<DuplicateLink> Of(DuplicateFindings findings, IReadOnlyCollection<PairJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(judgements);
        var ties = new Dictionary<Guid, List<Reason>>();
        var contradicted = findings.Contradicted.ToHashSet();
        foreach (var judgement in judgements.Where(judgement => judgement.AreSame && !contradicted.Contains(judgement)))
            Tie(judgement.First, judgement.Second, DuplicateRule.JudgedSame, Judged, null);
        foreach (var pair in findings.AutomaticPairs)
            Tie(pair.First, pair.Second, DuplicateRule.Evidence, pair.EvidenceInWords, pair.Score);
        return [.. findings.Clusters.SelectMany(cluster => Links(cluster, ties))];

        void Tie(Guid a, Guid b, DuplicateRule rule, string evidence, double? score)
        {
            Of(a).Add(new Reason(b, rule, evidence, score));
            Of(b).Add(new Reason(a, rule, evidence, score));
        }

        List<Reason> Of(Guid record)
        {
            if (!ties.TryGetValue(record, out var reasons))
                ties.Add(record, reasons = []);
            return reasons;
        }
    }

    private static IEnumerable<DuplicateLink> Links(DuplicateCluster cluster, Dictionary<Guid, List<Reason>> ties)
    {
        var members = cluster.Members.ToHashSet();
        foreach (var duplicate in cluster.Members.Where(member => member != cluster.KeptId))
        {
            // Judgements come before evidence, evidence by falling score.
            var reasons = ties.GetValueOrDefault(duplicate)?.FindAll(reason => members.Contains(reason.With)) ?? [];
            var reason = reasons.Find(reason => reason.With == cluster.KeptId)
                ?? reasons.Find(reason => reason.Rule == DuplicateRule.Evidence) ?? reasons.FirstOrDefault();
            yield return reason is null
                ? new DuplicateLink(duplicate, cluster.KeptId, DuplicateRule.JoinedEarlier, Earlier, null, null)
                : new DuplicateLink(duplicate, cluster.KeptId, reason.Rule, reason.Evidence, reason.Score,
                    reason.With == cluster.KeptId ? null : reason.With);
        }
    }
}
