using System.Net.Http.Json;
using System.Text.Json;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

public sealed class ScreeningAidTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_changed_criterion_names_the_decisions_that_are_older_until_they_are_made_anew()
    {
        var review = await ArrangeAsync(3);
        var (me, settings, decisions) =
            (review.Reviewers[0], workbench.As<SettingsService>(review.Lead), workbench.As<DecisionService>(review.Reviewers[0]));
        await settings.AddCriteriaAsync(review.Id, CriterionKind.Include, "adults");
        await DecideAsync(decisions, review, 1);
        await DecideAsync(decisions, review, 2);
        Assert.Null((await DeskAsync(review, me)).News);

        await settings.RewordCriterionAsync(review.Id, (await settings.GetAsync(review.Id)).Include[0].Id, "adults over 18");
        await DecideAsync(decisions, review, 3);

        var news = (await DeskAsync(review, me)).News!;
        Assert.Equal(2, news.DecidedBefore);
        Assert.Equal([new CriterionChange(true, "adults", "adults over 18")], news.Changes);
        Assert.Null((await DeskAsync(review, review.Lead)).News);
        var before = await workbench.As<MyDecisionsService>(me).ListAsync(review.Id, Titles, new MyDecisionsQuery { Before = news.At });
        Assert.Equal([2, 1], before.Decisions.Select(d => d.Number));
        Assert.Equal(before.Decisions.Select(d => d.Number),
            (await ByAddressAsync(review, me, Urls.MyDecisions(review.Id, news.At))).Select(d => d.Number));

        await DecideAsync(decisions, review, 1);
        await DecideAsync(decisions, review, 2);
        Assert.Null((await DeskAsync(review, me)).News);
        var versions = await workbench.As<CriteriaVersionsService>(review.Lead).ListAsync(review.Id);
        Assert.Equal([(2, 3), (1, 0)], versions.Select(v => (v.Version.Number, v.Titles)));
        Assert.All(versions, v => Assert.StartsWith("Lead", v.By, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ones_own_words_are_marked_for_oneself_alone()
    {
        var review = await ArrangeAsync(1);
        var mine = workbench.As<HighlightService>(review.Reviewers[0]);
        Assert.True((await mine.AddOwnAsync(review.Id, "serv*, plan*\nSERV*")).Succeeded);
        Assert.False((await mine.AddOwnAsync(review.Id, "**")).Succeeded);

        var card = Assert.Single(await workbench.As<ScreeningQueueService>(review.Reviewers[0]).NextAsync(review.Id, Titles, 1));
        Assert.Equal(["service"], card.TitleMarks.Where(m => m.Kind == "own").Select(m => card.Title.Substring(m.Start, m.Length)));
        Assert.Empty((await workbench.As<HighlightService>(review.Lead).GetAsync(review.Id)).Words);
        var words = (await mine.GetAsync(review.Id)).Of(HighlightKind.Own).ToList();
        Assert.Equal(["plan*", "serv*"], words.Select(w => w.Term));
        await workbench.As<HighlightService>(review.Lead).RemoveOwnAsync(review.Id, words[0].Id);
        Assert.Equal(2, (await mine.GetAsync(review.Id)).Words.Count);
        await mine.RemoveOwnAsync(review.Id, words[0].Id);
        Assert.Single((await mine.GetAsync(review.Id)).Words);
    }

    [Fact]
    public async Task What_the_sources_say_is_the_same_from_the_kept_record_and_from_its_twin()
    {
        var review = await ArrangeAsync(1);
        var twin = (await workbench.AddRecordsAsync(review, 1, source: "Second source"))[0];
        await using (var db = workbench.Db())
        {
            var kept = db.Records.Single(r => r.ReviewId == review.Id && r.Number == 1);
            db.Add(new DuplicateLink
            {
                ReviewId = review.Id,
                DuplicateId = twin.Id,
                KeptId = kept.Id,
                Evidence = "same",
                At = TimeProvider.System.GetUtcNow()
            });
            await db.SaveChangesAsync();
        }
        var client = await workbench.ClientAsync(review.Reviewers[0]);

        var fromKept = await client.GetFromJsonAsync<JsonElement>($"{Urls.ScreeningApi(review.Id)}/records/1/sources");
        var fromTwin = await workbench.As<RecordSourcesService>(review.Reviewers[0]).GetAsync(review.Id, twin.Number);

        Assert.Equal(1, fromTwin!.Twins);
        Assert.Equal(["Title", "Authors", "Year", "Abstract"], fromTwin.Fields.Select(f => f.Name));
        Assert.Equal("Second source (R-000002)", fromTwin.Fields[0].Said[1].From[0]);
        Assert.Equal(JsonSerializer.Serialize(fromTwin, JsonSerializerOptions.Web), fromKept.GetRawText());
    }

    [Fact]
    public async Task My_decisions_can_be_narrowed_to_those_that_can_still_be_changed()
    {
        var review = await ArrangeAsync(2);
        await using (var db = workbench.Db())
        {
            var second = db.Records.Single(r => r.ReviewId == review.Id && r.Number == 2);
            await workbench.AssignAsync(review, Titles, review.Lead, [second.Id], ReviewerPosition.Second);
            await workbench.DecideAsync(review, Titles, review.Lead, second.Id, Verdict.Include);
        }
        var decisions = workbench.As<DecisionService>(review.Reviewers[0]);
        await DecideAsync(decisions, review, 1);
        await DecideAsync(decisions, review, 2);

        Assert.Equal([(2, false), (1, true)],
            (await ByAddressAsync(review, review.Reviewers[0], Urls.MyDecisions(review.Id))).Select(d => (d.Number, d.MayChange)));
        Assert.Equal([1],
            (await ByAddressAsync(review, review.Reviewers[0],
                new MyDecisionsQuery { OpenOnly = true, Verdict = Verdict.Exclude }.ToUrl(review.Id))).Select(d => d.Number));
        Assert.Empty(
            await ByAddressAsync(review, review.Reviewers[0], new MyDecisionsQuery { Search = "nothing like it" }.ToUrl(review.Id)));
    }

    private async Task<TestReview> ArrangeAsync(int count)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AssignAsync(review, Titles, review.Reviewers[0],
            (await workbench.AddRecordsAsync(review, count)).Select(r => r.Id));
        return review;
    }

    private static async Task DecideAsync(DecisionService decisions, TestReview review, int number)
    {
        var stored =
            await decisions.DecideAsync(review.Id,
                new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = number, Verdict = Verdict.Exclude });
        Assert.True(stored.Succeeded, stored.Message);
    }

    private Task<ScreeningView> DeskAsync(TestReview review, Guid person)
        => workbench.As<ScreeningDeskService>(person).GetAsync(review.Id, Titles);

    private async Task<IReadOnlyList<MyDecision>> ByAddressAsync(TestReview review, Guid person, string url)
        => (await workbench.As<MyDecisionsService>(person)
            .ListAsync(review.Id, Titles, MyDecisionsQuery.FromUrl("http://localhost" + url))).Decisions;
}
