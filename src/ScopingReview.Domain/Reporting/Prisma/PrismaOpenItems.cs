namespace ScopingReview.Domain.Reporting;

/// <summary>Says what is open, both arms together, one sentence for each kind of open thing.</summary>
internal static class PrismaOpenItems
{
    public static IReadOnlyList<PrismaOpenItem> Of(
        PrismaLeftArm left, PrismaRightArm? right, PrismaBox reportsWithoutStudy, IReadOnlyList<Guid> duplicatePairs)
    {
        var all = new[]
        {
            new PrismaBox("open-duplicate-pairs", PrismaLabels.OfOpen("open-duplicate-pairs", duplicatePairs.Count), duplicatePairs,
                PrismaUnit.DuplicatePair),
            PrismaBox.OfArms("open-title-pending", left.Undecided.Pending, right?.Undecided.Pending),
            PrismaBox.OfArms("open-title-conflicts", left.Undecided.Conflicts, right?.Undecided.Conflicts),
            PrismaBox.OfArms("open-title-needs-resolution", left.Undecided.NeedsResolution, right?.Undecided.NeedsResolution),
            PrismaBox.OfArms("open-retrieval", left.Reports.AwaitingRetrieval, right?.Reports.AwaitingRetrieval),
            PrismaBox.OfArms("open-full-text-pending", left.Reports.Undecided.Pending, right?.Reports.Undecided.Pending),
            PrismaBox.OfArms("open-full-text-conflicts", left.Reports.Undecided.Conflicts, right?.Reports.Undecided.Conflicts),
            PrismaBox.OfArms("open-full-text-needs-resolution", left.Reports.Undecided.NeedsResolution,
                right?.Reports.Undecided.NeedsResolution),
            PrismaBox.OfArms("open-reasons", left.Reports.ReasonNotSettled, right?.Reports.ReasonNotSettled),
            reportsWithoutStudy,
        };
        return [.. all.Where(box => box.Count > 0).Select(box => new PrismaOpenItem(box, PrismaLabels.OfOpen(box.Key, box.Count)))];
    }
}
