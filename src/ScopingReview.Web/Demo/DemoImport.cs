using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Demo;

/// <summary>The lead imports one export after the other, and merges what the rules miss.</summary>
internal static class DemoImport
{
    public static async Task ImportAsync(DemoWork work, ImportWorker worker, IReadOnlyList<DemoReference> references)
    {
        foreach (var export in DemoSources.Exports(references, work.Fates))
        {
            await ImportAsync(work, worker, export);
            work.Clock.Pass(TimeSpan.FromMinutes(12));
        }
    }

    public static async Task ImportAsync(DemoWork work, ImportWorker worker, DemoExport export)
    {
        var imports = work.Team.As<ImportService>(work.Team.Lead);
        var bytes = System.Text.Encoding.UTF8.GetBytes(export.Ris);
        var draft = await imports.ReceiveAsync(work.ReviewId, export.FileName, bytes.Length, _ => new MemoryStream(bytes)).MustAsync();
        Describe(draft.Facts, export);
        await imports.StartAsync(work.ReviewId, [draft.Id]).MustAsync();
        await worker.WhenIdleAsync();
        if (draft.State != DraftState.Imported)
            throw DemoResults.Refused($"{export.FileName}: {draft.Message}");
        await imports.RemoveAsync(work.ReviewId, draft.Id).MustAsync();
    }

    public static async Task MergeMissedAsync(DemoWork work)
    {
        foreach (var (kept, other) in await work.MissedDuplicatesAsync())
            await work.Team.As<DuplicatesService>(work.Team.Lead).JudgeAsync(work.ReviewId, kept, other, same: true).MustAsync();
    }

    private static void Describe(DraftFacts facts, DemoExport export)
    {
        (facts.SourceId, facts.SourceName, facts.Kind, facts.ScreensTitles) = (null, export.Source, export.Kind, false);
        facts.Run.Platform = export.Platform;
        facts.Run.SearchedOn = export.SearchedOn;
        facts.Run.Strategy = export.Strategy;
        facts.Run.Limits = DemoTexts.MadeUp;
        facts.Run.HitsReported = export.HitsReported;
    }
}
