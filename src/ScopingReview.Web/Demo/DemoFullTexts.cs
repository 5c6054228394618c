using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.FullText;

namespace ScopingReview.Web.Demo;

/// <summary>Full texts: sought, retrieved, some not; read, some by two; what is still open shows on each page.</summary>
internal static class DemoFullTexts
{
    private const ScreeningStage Stage = ScreeningStage.FullText;

    public static async Task ReadAsync(DemoWork work, IReadOnlyDictionary<string, DemoReference> references, string seed)
    {
        work.Clock.GoBack(days: 30);
        await work.PlanAsync(Stage, seed);
        await DemoTitles.FinishAsync(work);
        await work.TopUpAsync(Stage);
        var readings = await work.ReadingsAsync(Stage);
        work.Clock.GoBack(days: 29);
        foreach (var reading in readings.Where(r => r.Position == ReviewerPosition.First))
            await RetrieveAsync(work, reading, references[reading.Reference]);

        var reasons = await work.ReasonsAsync();
        var decided =
            readings.Where(r => work.Fates.Of(r.Reference) is DemoFate.Charted or DemoFate.Included or DemoFate.ExcludedAtFullText)
            .ToList();
        var second = decided.Where(r => r.Position == ReviewerPosition.Second).ToList();
        var otherReason = second.Find(r => work.Fates.Of(r.Reference) == DemoFate.ExcludedAtFullText);
        var open = second.Find(r => work.Fates.Of(r.Reference) == DemoFate.Included && !DemoStudies.IsGrouped(r.Reference));
        var ruled = second.Find(r => work.Fates.Of(r.Reference) == DemoFate.Charted);

        work.Clock.GoBack(days: 26);
        foreach (var reading in decided.Where(r => r.Position == ReviewerPosition.First))
            await VoteAsync(work, reading, reasons);
        work.Clock.GoBack(days: 20);
        foreach (var reading in second)
        {
            if (reading == open || reading == ruled)
                await work.VoteAsync(Stage, reading, Verdict.Exclude, reasons[DemoTexts.NotServiceDelivery],
                    "What is described is not part of a service, as I read it.");
            else
                await VoteAsync(work, reading, reasons, reading == otherReason ? DemoTexts.NotPeerWorkers : null);
        }

        work.Clock.GoBack(days: 14);
        if (ruled is not null)
            await work.RuleAsync(Stage, ruled.Number,
                new Ruling(Verdict.Include, Rationale: "The work described is a service, even if a new one."));
    }

    private static Task VoteAsync(DemoWork work, DemoReading reading, IReadOnlyDictionary<string, Guid> reasons, string? otherReason = null)
        => work.Fates.Of(reading.Reference) == DemoFate.ExcludedAtFullText
            ? work.VoteAsync(Stage, reading, Verdict.Exclude, reasons[otherReason ?? DemoFates.ReasonOf(reading.Reference)])
            : work.VoteAsync(Stage, reading, Verdict.Include);

    private static async Task RetrieveAsync(DemoWork work, DemoReading reading, DemoReference reference)
    {
        work.Clock.Pass(TimeSpan.FromMinutes(2));
        var fate = work.Fates.Of(reading.Reference);
        if (DemoPapers.IsUploaded(reading.Reference))
        {
            await StoreAsync(work, reading, reference);
            return;
        }

        var (status, comment) = fate switch
        {
            DemoFate.Sought => (RetrievalStatus.Sought, "Asked for by interlibrary loan."),
            DemoFate.NotRetrieved => (RetrievalStatus.NotRetrieved, DemoFates.WhyNotRetrieved(reading.Reference)),
            _ => (RetrievalStatus.Retrieved, (string?)null),
        };
        await work.Team.As<RetrievalService>(work.Team.First).SetAsync(work.ReviewId, reading.Number, status, comment).MustAsync();
    }

    private static async Task StoreAsync(DemoWork work, DemoReading reading, DemoReference reference)
    {
        using var pdf = new MemoryStream(DemoPapers.Pdf(reference));
        var stored = await work.Team.As<FullTextFileService>(work.Team.First)
            .StoreAsync(work.ReviewId, reading.Number, $"{reading.Reference}.pdf", pdf, pdf.Length);
        if (stored.File is null)
            throw DemoResults.Refused(stored.Message);
    }
}
