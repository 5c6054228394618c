using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Demo;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Tests.Demo;

[Collection(DemoBench.Collection)]
public sealed class DemoReviewTests(DemoBench bench)
{
    [Fact]
    public async Task Every_reference_is_one_unique_record_and_a_quarter_of_them_came_twice()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        await using var db = app.Db();

        var unique = await db.Unique(review).Select(r => r.SourceRecordId).ToListAsync();
        var all = await db.Records.CountAsync(r => r.ReviewId == review);

        Assert.Equal(DemoReference.ReadAll().Select(r => r.Id).Order(StringComparer.Ordinal), unique.Order(StringComparer.Ordinal)!);
        Assert.InRange(all - unique.Count, unique.Count / 6, unique.Count / 3);
        Assert.Equal(["eisen-2015"], await db.DuplicateLinks.Where(l => l.ReviewId == review && l.SupersededAt == null && l.ById != null)
            .Select(l => l.Kept!.SourceRecordId).ToListAsync());
        Assert.Equal(0, await db.OpenDuplicateCandidates.CountAsync(c => c.ReviewId == review));
    }

    [Fact]
    public async Task What_is_done_in_the_demo_waits_for_the_disk_once_it_is_filled()
    {
        var contexts = Enumerable.Range(0, ConnectionSettings.MostConnections).Select(_ => bench.App.Db()).ToList();
        List<string> sources = [];
        foreach (var db in contexts)
        {
            await db.Database.OpenConnectionAsync();
            sources.AddRange(await db.Database
                .SqlQuery<string>($"select source as \"Value\" from pg_settings where name = 'synchronous_commit'").ToListAsync());
        }

        foreach (var db in contexts)
            await db.DisposeAsync();
        Assert.All(sources, source => Assert.NotEqual("session", source));
    }

    [Fact]
    public async Task The_flow_adds_up_and_is_provisional()
    {
        var app = bench.App;
        using var lead = app.As(await app.LeadAsync());

        var view = await lead.ServiceProvider.GetRequiredService<ReportService>().GetFlowAsync(await app.ReviewAsync());

        Assert.Empty(view.Violations);
        Assert.True(view.Flow.IsProvisional);
        Assert.True(view.Flow.Studies.Count < view.Flow.Reports.Count, "two reports are one study");
        Assert.Contains(view.Flow.Right!.AlreadyIdentified.Ids, _ => true);
    }

    [Fact]
    public async Task Every_step_of_the_navigation_has_something_to_show()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        using var lead = app.As(await app.LeadAsync());

        var steps = (await lead.ServiceProvider.GetRequiredService<StepsService>().GetAsync(review)).Steps;
        var duplicates = await lead.ServiceProvider.GetRequiredService<DuplicatesService>().ListAsync(review, new DuplicatesFilter());

        Assert.All(steps, step => Assert.Null(step.WaitsFor));
        Assert.All(steps.Where(step => step.Title is not ("Sources" or "Duplicates" or "Studies" or "Report")),
            step => Assert.True(step.Count > 0, step.Title));
        Assert.NotEmpty(duplicates.Shown);
    }

    [Fact]
    public async Task Conflicts_of_each_kind_are_open_and_some_were_ruled()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        await using var db = app.Db();

        var titles = await db.OutcomesAt(review, ScreeningStage.TitleAbstract).ToListAsync();
        var fullTexts = await db.OutcomesAt(review, ScreeningStage.FullText).ToListAsync();

        Assert.Equal(2, titles.Count(o => o.Status == ScreeningStatus.Conflict));
        Assert.Equal(25, titles.Count(o => o.Status == ScreeningStatus.Pending));
        Assert.Equal(4, titles.Count(o => o.Resolved));
        Assert.Equal(1, fullTexts.Count(o => o.Status == ScreeningStatus.Conflict));
        Assert.Equal(1, fullTexts.Count(o => o.ReasonConflict));
        Assert.Equal(1, fullTexts.Count(o => o.Resolved));
        Assert.Equal(2,
            await db.RetrievalEntries.CountAsync(e => e.ReviewId == review && e.SupersededAt == null
                && e.Status == RetrievalStatus.NotRetrieved && e.Comment != null));
    }

    [Fact]
    public async Task Each_study_with_facts_is_charted_as_far_as_they_go_and_two_roles_wait_for_the_lead()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        await using var db = app.Db();
        var entries = await db.ChartEntries.Where(e => e.ReviewId == review && e.SupersededAt == null)
            .Select(e =>
                new
                {
                    Reference = db.Records.Where(r => r.Id == e.StudyId).Select(r => r.SourceRecordId!).Single(),
                    e.Complete,
                    e.AnswersJson
                }).ToListAsync();

        var facts = DemoFacts.ReadAll();
        Assert.Equal(facts.Keys.Order(StringComparer.Ordinal), entries.Select(e => e.Reference).Order(StringComparer.Ordinal));
        var latestYear = TimeProvider.System.GetUtcNow().Year + 1;
        Assert.All(entries,
            e => Assert.Equal(ChartValidator.Validate(DemoForm.Form, ChartingJson.ReadAnswers(e.AnswersJson), latestYear).Count == 0,
                e.Complete));
        Assert.Equal(facts.Values.Count(f => f is { Roles.Length: 1, Focus: not null }), entries.Count(e => e.Complete));
        Assert.All(entries.Where(e => facts[e.Reference].Roles.Length > 1), e => Assert.False(e.Complete));
        Assert.Equal(4,
            entries.Count(
                e => ChartingJson.ReadAnswers(e.AnswersJson)["role"]?.Note?.Contains("two roles", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_second_start_with_the_option_changes_nothing()
    {
        var before = await RowsAsync(bench.App);

        await using var again = bench.Start(demo: true);

        Assert.Equal(before, await RowsAsync(again));
    }

    [Fact]
    public async Task The_pages_say_what_is_real_and_what_is_made_up()
    {
        var app = bench.App;
        var review = await app.ReviewAsync();
        await using var db = app.Db();

        Assert.Contains("10.1007/s10488-022-01242-x", await db.Reviews.Where(r => r.Id == review).Select(r => r.Question!).SingleAsync(),
            StringComparison.Ordinal);
        Assert.All(await db.SearchRuns.Where(r => r.ReviewId == review).Select(r => r.Limits).ToListAsync(),
            limits => Assert.Contains("made up", limits!, StringComparison.Ordinal));
    }

    /// <summary>Number of rows of every table, but those that are filled in the background with what the stored PDFs say.</summary>
    private static async Task<List<string>> RowsAsync(StartedApplication app)
    {
        await using var db = app.Db();
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName())
            .OfType<string>().Distinct(StringComparer.Ordinal).Except(["full_text_texts", "full_text_pages"])
            .Order(StringComparer.Ordinal).ToList();
        List<string> rows = [];
        foreach (var table in tables)
        {
            // Table names come from the model.
#pragma warning disable EF1002
            var count = await db.Database.SqlQueryRaw<int>($"select count(*)::int as \"Value\" from {table}").SingleAsync();
#pragma warning restore EF1002
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{table}: {count}"));
        }

        return rows;
    }
}
