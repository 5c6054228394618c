using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Demo;

/// <summary>Screening of titles: the first search is read, by two in part, and they do not always agree; its update waits.</summary>
internal static class DemoTitles
{
    private const ScreeningStage Stage = ScreeningStage.TitleAbstract;
    private const int OpenConflicts = 2;
    private const int RuledConflicts = 4;

    public static async Task ScreenAsync(DemoWork work, string seed)
    {
        await work.PlanAsync(Stage, seed);
        var readings = (await work.ReadingsAsync(Stage)).Where(r => !IsLate(work.Fates, r.Reference)).ToList();
        var second = readings.FindAll(r => r.Position == ReviewerPosition.Second);
        var (open, ruled) = Disagreements(work.Fates, second);

        work.Clock.GoBack(days: 48);
        foreach (var reading in readings.Where(r => r.Position == ReviewerPosition.First))
            await work.VoteAsync(Stage, reading, FirstVerdict(work.Fates, reading.Reference));
        work.Clock.GoBack(days: 40);
        foreach (var reading in second)
            await SecondVoteAsync(work, reading, differs: open.Contains(reading) || ruled.Contains(reading));
        work.Clock.GoBack(days: 35);
        foreach (var reading in ruled)
            await work.RuleAsync(Stage, reading.Number, Ruling(work.Fates, reading.Reference));
    }

    /// <summary>The last titles of the first search: these reports are drawn from by themselves at full text.</summary>
    public static async Task FinishAsync(DemoWork work)
    {
        work.Clock.GoBack(days: 29);
        foreach (var reading in (await work.ReadingsAsync(Stage)).Where(r => IsLate(work.Fates, r.Reference)))
            await work.VoteAsync(Stage, reading, Verdict.Include);
    }

    private static bool IsLate(DemoFates fates, string reference) => fates.Of(reference) is DemoFate.Waiting or DemoFate.Sought;

    /// <summary>The search is run again, what it finds is drawn from, and the second reviewer has begun with it.</summary>
    public static async Task UpdateAsync(DemoWork work, ImportWorker imports, IReadOnlyList<DemoReference> references)
    {
        work.Clock.GoBack(days: 3);
        await DemoImport.ImportAsync(work, imports, DemoSources.Update(references, work.Fates));
        await work.TopUpAsync(Stage);
        var unread =
            (await work.ReadingsAsync(Stage)).First(r => r.Position == ReviewerPosition.Second
                && work.Fates.Of(r.Reference) == DemoFate.Unread);
        work.Clock.GoBack(days: 2);
        await SecondVoteAsync(work, unread, differs: false);
    }

    private static (List<DemoReading> Open, List<DemoReading> Ruled) Disagreements(DemoFates fates, IReadOnlyList<DemoReading> readByBoth)
    {
        var candidates = readByBoth.OrderBy(r => DemoHash.Number("disagree", r.Reference)).ToList();
        var open = candidates.Where(r => DemoFates.IsBorderline(r.Reference)).Take(OpenConflicts).ToList();
        var ruled = candidates.Except(open).OrderByDescending(r => DemoFates.IsBorderline(r.Reference))
            .Where(r => fates.Of(r.Reference) != DemoFate.ExcludedByTitle || DemoFates.IsBorderline(r.Reference));
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
            (false, true) =>
                work.VoteAsync(Stage, reading, Verdict.Include, note: "May report data of its own; I would look at the full text."),
            (true, false) => work.VoteAsync(Stage, reading, Verdict.Include),
            _ => work.VoteAsync(Stage, reading, Verdict.Exclude),
        };
    }

    private static Ruling Ruling(DemoFates fates, string reference) => DemoFates.PassesTitles(fates.Of(reference))
        ? new Ruling(Verdict.Include, Rationale: "The title leaves it open; the full text will tell.")
        : new Ruling(Verdict.Exclude, Rationale: "A review, as the title says.");
}
