using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Demo;

/// <summary>
/// Fills one review through the services that people use. References and charting facts are real (Åkerblom and Ness 2022,
/// doi:10.1007/s10488-022-01242-x); sources, votes, rulings and retrieval are made up, and the review says so.
/// </summary>
internal sealed class DemoReview(IServiceScopeFactory scopes, IDbContextFactory<ReviewDbContext> contexts, ImportWorker imports,
    DemoClock clock, ILogger<DemoReview> logger)
{
    /// <summary>Last event of a filled review: without it, the filling was interrupted.</summary>
    private const string Filled = "demo.filled";

    /// <summary>Seeds of the two draws. With others, the conflicts fall on other records.</summary>
    private const string TitleSeed = "peer-workers-titles";
    private const string FullTextSeed = "peer-workers-full-texts";

    /// <summary>Fills the review unless it is there; changes nothing in one that is.</summary>
    public async Task EnsureAsync(IReadOnlyList<OpenDemoAccount> accounts, CancellationToken stop = default)
    {
        using var team = new DemoTeam(scopes, accounts, stop);
        await using (var db = await contexts.CreateDbContextAsync(stop))
        {
            if (await db.AuditEvents.AnyAsync(e => e.ById == team.Lead && e.Action == Filled, stop))
                return;
        }

        logger.LogInformation("Filling the demo review; this takes some seconds");
        try
        {
            await SetInterruptedOnesAsideAsync(team);
            await FillAsync(team);
        }
        finally
        {
            await ReturnAsync();
        }
    }

    /// <summary>
    /// Back in the present, where commits wait for the disk: no connection of the past is used again (<see cref="DemoCommits"/>).
    /// </summary>
    private async Task ReturnAsync()
    {
        clock.Return();
        await using var db = await contexts.CreateDbContextAsync();
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }

    private async Task FillAsync(DemoTeam team)
    {
        clock.GoBack(days: 56);
        var reviewId = await team.As<ReviewService>(team.Lead).CreateAsync(DemoTexts.Title, DemoTexts.Question).MustAsync();
        await JoinAsync(team, reviewId, DemoPeople.First, team.First);
        await JoinAsync(team, reviewId, DemoPeople.Second, team.Second);
        await SettleAsync(team.As<SettingsService>(team.Lead), team.As<ReasonService>(team.Lead), team.As<HighlightService>(team.Lead),
            reviewId);
        foreach (var (item, text) in DemoTexts.Protocol)
            await team.As<ProtocolService>(team.Lead).SaveAsync(reviewId, item, text, null).MustAsync();

        var references = DemoAbstracts.AddTo(DemoReference.ReadAll(), DemoTitleFacts.ReadAll());
        var facts = DemoFacts.ReadAll();
        var work = new DemoWork(reviewId, team, clock, new DemoFates(facts), contexts);
        clock.GoBack(days: 52);
        await DemoImport.ImportAsync(work, imports, references);
        await DemoImport.MergeMissedAsync(work);
        await work.AnalyzeAsync();
        clock.GoBack(days: 49);
        await DemoTitles.ScreenAsync(work, TitleSeed);
        await work.AnalyzeAsync();
        await DemoFullTexts.ReadAsync(work, references.ToDictionary(reference => reference.Id, StringComparer.Ordinal), FullTextSeed);
        await work.AnalyzeAsync();
        await DemoStudies.ChartAsync(work, facts);
        await DemoTitles.UpdateAsync(work, imports, references);
        await ReturnAsync();

        await using var db = await contexts.CreateDbContextAsync();
        db.Record(new Membership(reviewId, team.Lead, ReviewRole.Lead), clock.GetUtcNow(), Filled, "The demonstration");
        await db.SaveChangesAsync();
    }

    private static async Task JoinAsync(DemoTeam team, Guid reviewId, DemoPerson person, Guid id)
    {
        var link = await team.As<TeamService>(team.Lead).InviteAsync(reviewId, person.Name, person.Role).MustAsync();
        await team.As<AccountService>(id).AcceptAsync(link).MustAsync();
    }

    private static async Task SettleAsync(SettingsService settings, ReasonService reasons, HighlightService highlights,
        Guid reviewId)
    {
        await settings.AddCriteriaAsync(reviewId, CriterionKind.Include, DemoTexts.Include).MustAsync();
        await settings.AddCriteriaAsync(reviewId, CriterionKind.Exclude, DemoTexts.Exclude).MustAsync();
        await reasons.AddAsync(reviewId, DemoTexts.Reasons).MustAsync();
        await highlights.AddWordsAsync(reviewId, HighlightKind.Include, DemoTexts.IncludeWords).MustAsync();
        await highlights.AddWordsAsync(reviewId, HighlightKind.Exclude, DemoTexts.ExcludeWords).MustAsync();
    }

    /// <summary>Nothing is ever deleted, so a half-filled review gets a name that says what it is.</summary>
    private static async Task SetInterruptedOnesAsideAsync(DemoTeam team)
    {
        var reviews = team.As<ReviewService>(team.Lead);
        foreach (var review in await reviews.ListMineAsync())
        {
            if (review.Title == DemoTexts.Title)
                await reviews.ChangeAsync(review.Id, DemoTexts.Title + " (interrupted while it was filled)", review.Question,
                    openUrlPrefix: null).MustAsync();
        }
    }
}
