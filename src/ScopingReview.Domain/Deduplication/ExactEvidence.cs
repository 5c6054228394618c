using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Chooses the record kept of each cluster and says for every other one why it is a duplicate.</summary>
internal static class ExactEvidence
{
    public static IReadOnlyList<DuplicateLink> Links(RecordFingerprint[] records, ExactClusters clusters)
    {
        var links = new List<(int Number, DuplicateLink Link)>();
        foreach (var members in clusters.All)
        {
            var kept = Kept(members, records);
            var towards = StepsTowards(kept, clusters);
            foreach (var member in members)
            {
                if (member != kept)
                    links.Add((member, Link(member, kept, towards, records)));
            }
        }

        return [.. links.OrderBy(link => link.Number).Select(link => link.Link)];
    }

    /// <summary>The record that people have done most with stays; of several, or of none, the one with most filled fields, then the longest abstract, then the lowest number.</summary>
    private static int Kept(IReadOnlyList<int> members, RecordFingerprint[] records) => members
        .OrderByDescending(member => records[member].Work)
        .ThenByDescending(member => records[member].FilledFields)
        .ThenByDescending(member => records[member].AbstractLength)
        .ThenBy(member => member)
        .First();

    /// <summary>For every member of the cluster the join through which it hangs together with the kept record.</summary>
    private static Dictionary<int, (int Through, DuplicateRule Rule)> StepsTowards(int kept, ExactClusters clusters)
    {
        var steps = new Dictionary<int, (int, DuplicateRule)> { [kept] = (kept, DuplicateRule.JudgedSame) };
        var open = new Queue<int>([kept]);
        while (open.TryDequeue(out var record))
        {
            foreach (var (neighbour, rule) in clusters.JoinsOf(record))
            {
                if (steps.TryAdd(neighbour, (record, rule)))
                    open.Enqueue(neighbour);
            }
        }

        return steps;
    }

    private static DuplicateLink Link(int member, int kept, Dictionary<int, (int Through, DuplicateRule Rule)> towards, RecordFingerprint[] records)
    {
        var (duplicate, keeper) = (records[member], records[kept]);
        var (through, rule) = towards[member];
        if (ExactRules.SameDoi(duplicate, keeper))
            (through, rule) = (kept, DuplicateRule.SameDoi);
        else if (ExactRules.SameTitle(duplicate, keeper))
            (through, rule) = (kept, DuplicateRule.SameTitleYearAndAuthor);
        var evidence = InWords(rule, duplicate);
        return through == kept
            ? new DuplicateLink(duplicate.Id, keeper.Id, rule, evidence, null)
            : new DuplicateLink(duplicate.Id, keeper.Id, rule, $"{evidence} as {RecordNumber.Format(records[through].Number)}", records[through].Id);
    }

    private static string InWords(DuplicateRule rule, RecordFingerprint duplicate) => rule switch
    {
        DuplicateRule.SameDoi => $"same DOI {duplicate.Doi}",
        DuplicateRule.SameTitleYearAndAuthor => "same title, year and first author",
        DuplicateRule.JudgedSame => "judged to be the same",
        _ => "joined earlier",
    };
}
