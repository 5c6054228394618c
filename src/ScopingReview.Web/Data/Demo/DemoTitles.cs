using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;

namespace ScopingReview.Web.Data.Demo;

/// <summary>Screening of titles: one reader is nearly through, the other with most of her sample, and they do not always agree.</summary>
internal static class DemoTitles
{
    private const ScreeningStage Stage = ScreeningStage.TitleAbstract;
    private const int OpenConflicts = 2;
    private const int RuledConflicts = 4;

    public static async Task ScreenAsync(DemoWork work, string seed)
    {
        await work.PlanAsync(Stage, seed);
        var readings = await work.ReadingsAsync(Stage);
        var first = readings.Where(r => r.Position == ReviewerPosition.First).ToList();
        var second = readings.Where(r => r.Position == ReviewerPosition.Second).ToList();
        var unread = first.Where(r => work.Fates.Of(r.Reference) == DemoFate.Unread).Select(r => r.Reference).ToHashSet(StringComparer.Ordinal);
        // What she has left is open for the first reviewer too: no study waits for her vote.
        var left = second.Where(r => unread.Contains(r.Reference)).Skip(1).Select(r => r.Reference).ToHashSet(StringComparer.Ordinal);
        var (open, ruled) = Disagreements(work.Fates, [.. second.Where(r => !unread.Contains(r.Reference))]);

        work.Clock.GoBack(days: 48);
        foreach (var reading in first.Where(r => !unread.Contains(r.Reference)))
            await work.VoteAsync(Stage, reading, FirstVerdict(work.Fates, reading.Reference));
        work.Clock.GoBack(days: 40);
        foreach (var reading in second.Where(r => !left.Contains(r.Reference)))
            await SecondVoteAsync(work, reading, differs: open.Contains(reading) || ruled.Contains(reading));
        work.Clock.GoBack(days: 35);
        foreach (var reading in ruled)
            await work.RuleAsync(Stage, reading.Number, Ruling(work.Fates, reading.Reference));
    }

    private static (List<DemoReading> Open, List<DemoReading> Ruled) Disagreements(DemoFates fates, IReadOnlyList<DemoReading> readByBoth)
    {
        var candidates = readByBoth.OrderBy(r => DemoHash.Number("disagree", r.Reference)).ToList();
        var open = candidates.Where(r => DemoFates.IsBorderline(r.Reference)).Take(OpenConflicts).ToList();
        var ruled = candidates.Except(open).OrderByDescending(r => DemoFates.IsBorderline(r.Reference)).Where(r => fates.Of(r.Reference) != DemoFate.ExcludedByTitle || DemoFates.IsBorderline(r.Reference));
        return (open, [.. ruled.Take(RuledConflicts)]);
    }

    private static Verdict FirstVerdict(DemoFates fates, string reference)
        => !DemoFates.PassesTitles(fates.Of(reference)) ? Verdict.Exclude
            : DemoFates.IsBorderline(reference) && DemoHash.Fraction("maybe", reference) < 0.4 ? Verdict.Maybe
            : Verdict.Include;

    private static Task SecondVoteAsync(DemoWork work, DemoReading reading, bool differs)
    {
        var fate = work.Fates.Of(reading.Reference);
        var includes = DemoFates.PassesTitles(fate) || (fate == DemoFate.Unread && !DemoFates.IsBorderline(reading.Reference));
        return (includes, differs) switch
        {
            (true, true) => work.VoteAsync(Stage, reading, Verdict.Exclude, note: "Reads to me as if no service is described."),
            (false, true) => work.VoteAsync(Stage, reading, Verdict.Include, note: "May report data of its own; I would look at the full text."),
            (true, false) => work.VoteAsync(Stage, reading, Verdict.Include),
            _ => work.VoteAsync(Stage, reading, Verdict.Exclude),
        };
    }

    private static Ruling Ruling(DemoFates fates, string reference) => DemoFates.PassesTitles(fates.Of(reference))
        ? new Ruling(Verdict.Include, Rationale: "The title leaves it open; the full text will tell.")
        : new Ruling(Verdict.Exclude, Rationale: "A review, as the title says.");
}
