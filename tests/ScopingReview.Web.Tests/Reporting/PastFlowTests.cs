using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>The flow of an earlier moment is the one that was computed then.</summary>
public sealed class PastFlowTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
    private static string Yesterday => Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Fact]
    public async Task Whatever_happens_in_a_review_the_flow_of_each_moment_stays_what_it_was()
    {
        var made = await MadeReview.StartAsync(workbench);
        List<(DateTimeOffset Moment, string Flow)> then = [(Now, await FlowAsync(made))];

        var records = await made.SourceAsync(InformationSourceKind.Database, 6, "MEDLINE");
        await NoteAsync();
        var website = await made.SourceAsync(InformationSourceKind.Website, 2, "A commission");
        made.Duplicate(website[1], records[0]);
        await made.SaveAsync();
        await NoteAsync();
        foreach (var record in records.Take(4))
            made.Read(ScreeningStage.TitleAbstract, record, Verdict.Include, Verdict.Include);
        made.Read(ScreeningStage.TitleAbstract, records[4], Verdict.Exclude, twice: true);
        await made.SaveAsync();
        await NoteAsync();
        // A vote is changed before the other is there. Then reports are found, and one is excluded.
        foreach (var reader in new[] { made.First, made.Second })
        {
            Assert.True((await workbench.As<DecisionService>(reader).DecideAsync(made.Review.Id, new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = ScreeningStage.TitleAbstract,
                Number = 5,
                Verdict = Verdict.Include,
            })).Succeeded);
        }

        await NoteAsync();
        var population = made.Reason("Wrong population");
        made.Retrieve(records[0], RetrievalStatus.Retrieved);
        made.Read(ScreeningStage.FullText, records[0], Verdict.Exclude, reason: population);
        made.Retrieve(records[1], RetrievalStatus.Retrieved);
        made.Read(ScreeningStage.FullText, records[1], Verdict.Include);
        await made.SaveAsync();
        await NoteAsync();
        // The website's import is withdrawn: its records are gone from now, and were there before.
        await using (var db = workbench.Db())
        {
            var import = await db.Records.Where(r => r.Id == website[0]).Select(r => r.ImportId).SingleAsync();
            Assert.True((await workbench.As<WithdrawalService>(made.Review.Lead).WithdrawAsync(made.Review.Id, import)).Succeeded);
        }

        await NoteAsync();

        Assert.Equal(then.Count, then.Select(state => state.Flow).Distinct().Count());
        foreach (var (moment, flow) in then)
            Assert.Equal(flow, await OfAsync(made, moment));
        Assert.Equal(then[^1].Flow, await OfAsync(made, Now.AddDays(1)));

        async Task NoteAsync() => then.Add((Now, await FlowAsync(made)));
    }

    [Fact]
    public async Task Every_table_is_of_its_time_or_said_to_be_the_same_at_any()
    {
        await using var db = workbench.Db();
        var tables = await db.Database.SqlQuery<string>(
            $"""
            select table_name as "Value" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
            """).ToListAsync();
        foreach (var table in tables.Where(table => !PastDatabase.SameAtAnyTime.Contains(table)))
        {
            var columns = await db.Database.SqlQuery<string>(
                $"""
                select column_name as "Value" from information_schema.columns where table_schema = 'public' and table_name = {table}
                """).ToListAsync();
            Assert.Contains(table, PastDatabase.ViewOf(table, columns, "now()"), StringComparison.Ordinal);
        }

        Assert.Empty(PastDatabase.SameAtAnyTime.Except(tables));
        Assert.Throws<InvalidOperationException>(() => PastDatabase.ViewOf("a_new_table", ["id", "text"], "now()"));
    }

    [Fact]
    public async Task A_day_that_has_ended_is_shown_listed_and_exported_as_of_then()
    {
        var made = await MadeReview.StartAsync(workbench);
        await made.SourceAsync(InformationSourceKind.Database, 3, "MEDLINE");
        var report = workbench.As<ReportService>(made.Review.Lead);

        var yesterday = await report.GetFlowAsync(made.Review.Id, Today.AddDays(-1));

        Assert.Equal((Today.AddDays(-1), 0), (yesterday.Flow.AsOf, yesterday.Flow.Left.Identified.Count));
        Assert.All(yesterday.Equations, equation => Assert.True(equation.Holds));
        // Today is not over: that is the flow of now.
        var today = (await report.GetFlowAsync(made.Review.Id, Today)).Flow;
        Assert.Equal((null, 3), (today.AsOf, today.Left.Identified.Count));
        var exports = workbench.As<ReportExportService>(made.Review.Lead);
        var file = (await exports.FlowAsync(made.Review.Id, FlowFormat.Svg, Today.AddDays(-1))).Value!;
        Assert.Contains($"as-of-{Yesterday}", file.Name, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"As it stood at the end of {Today.AddDays(-1):d MMMM yyyy} (UTC)"),
            Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        var list = await made.ListAsync($"prisma@{Yesterday}/left-identified");
        Assert.Equal((false, 0), (list.UnknownSet, list.Hits));
        foreach (var none in new[] { "prisma@2020-13-01/left-identified", "prisma@x/left-identified", "prisma@9999-12-31/left-identified",
            "prisma@2020-01-01/none" })
            Assert.True((await made.ListAsync(none)).UnknownSet, none);
    }

    [Fact]
    public async Task Whoever_still_reads_is_not_told_of_earlier_days()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 2, "MEDLINE");
        made.Read(ScreeningStage.TitleAbstract, records[0], first: null, twice: true);
        made.Read(ScreeningStage.TitleAbstract, records[1], Verdict.Include, twice: true);
        await made.SaveAsync();
        var yesterday = Today.AddDays(-1);

        var view = await workbench.As<ReportService>(made.First).GetFlowAsync(made.Review.Id, yesterday);
        var file = await workbench.As<ReportExportService>(made.First).FlowAsync(made.Review.Id, FlowFormat.Csv, yesterday);
        var list = await made.ListAsync($"prisma@{Yesterday}/left-identified", made.First);

        Assert.Null(view.Flow.AsOf);
        Assert.NotNull(view.WhyOnlyNow);
        Assert.False(file.Succeeded);
        Assert.Equal((0, true), (list.Hits, list.SetTitle!.Contains("reveal", StringComparison.Ordinal)));
    }

    private async Task<string> FlowAsync(MadeReview made)
        => Write((await workbench.As<ReportService>(made.Review.Lead).GetFlowAsync(made.Review.Id)).Flow);

    private async Task<string> OfAsync(MadeReview made, DateTimeOffset moment)
    {
        var visibility = (await workbench.As<ReportService>(made.Review.Lead).GetFlowAsync(made.Review.Id)).Visibility;
        await using var past = await workbench.Services.GetRequiredService<PastDatabase>().OpenAsync(moment, default);
        return Write(await past.ReadFlowAsync(visibility, default));
    }

    // Every number with what is behind it.
    private static string Write(PrismaFlow flow)
        => string.Join('\n', flow.Boxes.Select(box => $"{box.Key} {box.Label}: {string.Join(' ', box.Ids.Order())}"));
}
