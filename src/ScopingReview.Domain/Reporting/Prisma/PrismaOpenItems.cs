namespace ScopingReview.Domain.Reporting;

/// <summary>Says what is open, both arms together, one sentence for each kind of open thing.</summary>
internal static class PrismaOpenItems
{
    public static IReadOnlyList<PrismaOpenItem> Of(
        PrismaLeftArm left, PrismaRightArm? right, PrismaBox reportsWithoutStudy, IReadOnlyList<Guid> duplicatePairs)
    {
        var all = new[]
        {
            Item("open-duplicate-pairs", duplicatePairs, PrismaUnit.DuplicatePair),
            OfArms("open-title-pending", left.Undecided.Pending, right?.Undecided.Pending),
            OfArms("open-title-conflicts", left.Undecided.Conflicts, right?.Undecided.Conflicts),
            OfArms("open-title-needs-resolution", left.Undecided.NeedsResolution, right?.Undecided.NeedsResolution),
            OfArms("open-retrieval", left.Reports.AwaitingRetrieval, right?.Reports.AwaitingRetrieval),
            OfArms("open-full-text-pending", left.Reports.Undecided.Pending, right?.Reports.Undecided.Pending),
            OfArms("open-full-text-conflicts", left.Reports.Undecided.Conflicts, right?.Reports.Undecided.Conflicts),
            OfArms("open-full-text-needs-resolution", left.Reports.Undecided.NeedsResolution, right?.Reports.Undecided.NeedsResolution),
            OfArms("open-reasons", left.Reports.ReasonNotSettled, right?.Reports.ReasonNotSettled),
            new(reportsWithoutStudy, PrismaLabels.OfOpen(reportsWithoutStudy.Key, reportsWithoutStudy.Count)),
        };
        return [.. all.Where(item => item.Box.Count > 0)];
    }

    // A unique record is in one arm only, so the sets are disjoint.
    private static PrismaOpenItem OfArms(string key, PrismaBox left, PrismaBox? right)
        => Item(key, [.. left.Ids, .. right?.Ids ?? []], PrismaUnit.Record);

    private static PrismaOpenItem Item(string key, IReadOnlyList<Guid> ids, PrismaUnit unit)
    {
        var sentence = PrismaLabels.OfOpen(key, ids.Count);
        return new PrismaOpenItem(new PrismaBox(key, sentence, ids, unit), sentence);
    }
}
