using System.Globalization;

namespace ScopingReview.Domain.Reporting;

/// <summary>Says what is open, both arms together, one sentence for each kind of open thing.</summary>
internal static class PrismaOpenItems
{
    public static IReadOnlyList<PrismaOpenItem> Of(PrismaLeftArm left, PrismaRightArm? right, PrismaBox reportsWithoutStudy, IReadOnlyList<Guid> duplicatePairs)
    {
        var pairs = Sentence(duplicatePairs.Count, "possible duplicate pair not reviewed", "possible duplicate pairs not reviewed");
        var all = new[]
        {
            new(new PrismaBox("open-duplicate-pairs", pairs, duplicatePairs, PrismaUnit.DuplicatePair), pairs),
            Item("open-title-pending", [left.Undecided.Pending, right?.Undecided.Pending], "record not yet decided at title and abstract", "records not yet decided at title and abstract"),
            Item("open-title-conflicts", [left.Undecided.Conflicts, right?.Undecided.Conflicts], "conflict at title and abstract", "conflicts at title and abstract"),
            Item("open-title-needs-resolution", [left.Undecided.NeedsResolution, right?.Undecided.NeedsResolution], "record waits for a ruling at title and abstract", "records wait for a ruling at title and abstract"),
            Item("open-retrieval", [left.Reports.AwaitingRetrieval, right?.Reports.AwaitingRetrieval], "report sought, not yet retrieved", "reports sought, not yet retrieved"),
            Item("open-full-text-pending", [left.Reports.Undecided.Pending, right?.Reports.Undecided.Pending], "report not yet decided at full text", "reports not yet decided at full text"),
            Item("open-full-text-conflicts", [left.Reports.Undecided.Conflicts, right?.Reports.Undecided.Conflicts], "conflict at full text", "conflicts at full text"),
            Item("open-full-text-needs-resolution", [left.Reports.Undecided.NeedsResolution, right?.Reports.Undecided.NeedsResolution], "report waits for a ruling at full text", "reports wait for a ruling at full text"),
            Item("open-reasons", [left.Reports.ReasonNotSettled, right?.Reports.ReasonNotSettled], "excluded report whose reason is not settled", "excluded reports whose reason is not settled"),
            new(reportsWithoutStudy, Sentence(reportsWithoutStudy.Count, "included report not yet grouped into a study", "included reports not yet grouped into studies")),
        };
        return [.. all.Where(item => item.Box.Count > 0)];
    }

    private static PrismaOpenItem Item(string key, PrismaBox?[] boxes, string one, string several)
    {
        // A unique record is in one arm only, so the sets are disjoint.
        var ids = boxes.OfType<PrismaBox>().SelectMany(box => box.Ids).ToList();
        var sentence = Sentence(ids.Count, one, several);
        return new PrismaOpenItem(new PrismaBox(key, sentence, ids), sentence);
    }

    private static string Sentence(int count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}
