using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

public sealed class ScreeningApiTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task What_a_reviewer_receives_does_not_change_by_what_another_one_says()
    {
        var (review, records) = await PlannedAsync(share: 1, count: 6);
        var client = await workbench.ClientAsync(review.Reviewers[1]);
        var label = (await workbench.As<LabelService>(review.Lead).CreateAsync(review.Id, "to discuss")).Value!;
        var before = await ReceivedAsync(client, review);
        foreach (var record in records)
        {
            var labelled = await workbench.As<LabelService>(review.Reviewers[0])
                .PutAsync(review.Id, new LabelChange { Stage = Titles, Number = record.Number, LabelId = label.Id, On = true });
            var noted = await workbench.As<PrivateNoteService>(review.Reviewers[0])
                .SaveAsync(review.Id, new NoteToOneself(record.Number, "to persuade myself"));
            Assert.True(labelled.Succeeded && noted.Succeeded);
            var vote = new Vote
            {
                OperationId = Guid.CreateVersion7(),
                Stage = Titles,
                Number = record.Number,
                Verdict = Verdict.Include,
                Note = "let me persuade you"
            };
            Assert.True((await workbench.As<DecisionService>(review.Reviewers[0]).DecideAsync(review.Id, vote)).Succeeded);
        }

        var after = await ReceivedAsync(client, review);

        Assert.Contains("to discuss", before, StringComparison.Ordinal);
        Assert.Equal(before, after);
        Assert.DoesNotContain("persuade", after, StringComparison.Ordinal);
        Assert.DoesNotContain(review.Reviewers[0].ToString(), after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_reviewers_cards_look_the_same_whether_they_are_in_the_sample_or_not()
    {
        var (review, _) = await PlannedAsync(share: 0.5m, count: 8);
        var cards = await workbench.As<ScreeningQueueService>(review.Reviewers[0]).NextAsync(review.Id, Titles, 20);
        var json = JsonSerializer.Serialize(cards);

        Assert.Equal(8, cards.Count);
        Assert.Single(JsonDocument.Parse(json).RootElement.EnumerateArray()
            .Select(card => string.Join(',', card.EnumerateObject().Select(p => p.Name))).Distinct());
        Assert.All(["First", "Second", "Position", "Draw", "Sample", "Required"],
            word => Assert.DoesNotContain($"\"{word}", json, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_queue_goes_through_ones_own_random_order_without_what_the_page_holds()
    {
        var (review, _) = await PlannedAsync(share: 1, count: 9);
        var queue = workbench.As<ScreeningQueueService>(review.Reviewers[0]);
        var all = await queue.NextAsync(review.Id, Titles, 50);
        var others = await workbench.As<ScreeningQueueService>(review.Reviewers[1]).NextAsync(review.Id, Titles, 50);

        var rest = await queue.NextAsync(review.Id, Titles, 50, after: all[3].Place);
        var held = await queue.NextAsync(review.Id, Titles, 50, exclude: [all[0].Number, all[1].Number]);

        Assert.Equal(all.Skip(4).Select(c => c.Number), rest.Select(c => c.Number));
        Assert.Equal(all.Skip(2).Select(c => c.Number), held.Select(c => c.Number));
        Assert.NotEqual(all.Select(c => c.Number), others.Select(c => c.Number));
        Assert.Equal(all.Select(c => c.Number).Order(), others.Select(c => c.Number).Order());
    }

    [Fact]
    public async Task A_vote_by_http_is_stored_once_and_a_refusal_is_a_sentence()
    {
        var (review, records) = await PlannedAsync(share: 0, count: 2);
        var client = await workbench.ClientAsync(review.Reviewers[0]);
        var vote = Body(review.Reviewers[0], records[0].Number);

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, review, vote)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, review, vote)).StatusCode);
        var stranger =
            await PostAsync(await workbench.ClientAsync(review.Reviewers[1]), review, Body(review.Reviewers[1], records[1].Number));
        var keptForAnother = await PostAsync(client, review, Body(review.Reviewers[1], records[1].Number));

        Assert.Equal(HttpStatusCode.Conflict, stranger.StatusCode);
        Assert.Contains("not assigned to you", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, keptForAnother.StatusCode);
        await using var db = workbench.Db();
        Assert.Equal(1, db.Decisions.Count(d => d.ReviewId == review.Id));
    }

    [Fact]
    public async Task Signed_out_removed_and_foreign_callers_get_no_card_and_store_no_vote()
    {
        var (review, records) = await PlannedAsync(share: 0, count: 1);
        var removed = await workbench.ClientAsync(review.Reviewers[0]);
        await workbench.As<TeamService>(review.Lead).RemoveAsync(review.Id, review.Reviewers[0]);
        var foreign = await workbench.ClientAsync((await workbench.AddReviewAsync()).Lead);
        var anonymous = await workbench.ClientAsync(null);

        foreach (var (client, expected) in new[] { (removed, HttpStatusCode.NotFound), (foreign, HttpStatusCode.NotFound),
            (anonymous, HttpStatusCode.Unauthorized) })
        {
            Assert.Equal(expected, (await client.GetAsync($"{Urls.ScreeningApi(review.Id)}/{Titles}/queue")).StatusCode);
            Assert.Equal(expected, (await PostAsync(client, review, Body(review.Reviewers[0], records[0].Number))).StatusCode);
        }
        var otherSite = await workbench.ClientAsync(review.Lead);
        otherSite.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(otherSite, review, Body(review.Lead, records[0].Number))).StatusCode);
    }

    [Fact]
    public async Task Progress_and_latest_decisions_are_ones_own()
    {
        var (review, _) = await PlannedAsync(share: 1, count: 5);
        var queue = workbench.As<ScreeningQueueService>(review.Reviewers[0]);
        var cards = await queue.NextAsync(review.Id, Titles, 3);
        foreach (var card in cards)
            await workbench.As<DecisionService>(review.Reviewers[0])
                .DecideAsync(review.Id,
                    new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = card.Number, Verdict = Verdict.Exclude });

        var mine = await queue.ProgressAsync(review.Id, Titles, TimeProvider.System.GetUtcNow().AddHours(-1));
        var others = await workbench.As<ScreeningQueueService>(review.Reviewers[1])
            .ProgressAsync(review.Id, Titles, TimeProvider.System.GetUtcNow().AddHours(-1));
        var latest = await queue.LatestAsync(review.Id, Titles, 2);

        Assert.Equal((2, 3, 3), (mine.Left, mine.Decided, mine.Today));
        Assert.InRange(mine.SecondsEach ?? -1, 0, 60);
        Assert.Equal((5, 0, 0, (double?)null), (others.Left, others.Decided, others.Today, others.SecondsEach));
        Assert.Equal([cards[2].Number, cards[1].Number], latest.Select(c => c.Number));
        Assert.All(latest, card => Assert.Equal(Verdict.Exclude, card.Vote!.Verdict));
        Assert.Equal(3,
            (await workbench.As<MyDecisionsService>(review.Reviewers[0]).ListAsync(review.Id, Titles, new MyDecisionsQuery())).Total);
    }

    private async Task<(TestReview Review, IReadOnlyList<ReviewRecord> Records)> PlannedAsync(decimal share, int count)
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, count);
        var saved = await workbench.As<PlanService>(review.Lead).SaveAsync(review.Id, Titles, new PlanInput
        {
            FirstReviewerIds = [review.Reviewers[0]],
            SecondReviewerIds = share == 0 ? [] : [review.Reviewers[1]],
            Share = share,
            Seed = "seed",
            MaybeCountsAsInclude = false,
        });
        Assert.True(saved.Succeeded, saved.Message);
        return (review, records);
    }

    private async Task<string> ReceivedAsync(HttpClient client, TestReview review)
    {
        var api = $"{Urls.ScreeningApi(review.Id)}/{Titles}";
        return await client.GetStringAsync($"{api}/queue?take=20") + await client.GetStringAsync($"{api}/mine")
            + await client.GetStringAsync($"{api}/progress?since=2020-01-01T00:00:00Z") + await client.GetStringAsync($"{api}/records/1")
            + await client.GetStringAsync($"{Urls.ScreeningApi(review.Id)}/labels")
            + await client.GetStringAsync($"{Urls.ScreeningApi(review.Id)}/records/1/sources")
            + JsonSerializer.Serialize(await workbench.As<RecordAnnotationsService>(review.Reviewers[1]).GetAsync(review.Id, 1))
            + JsonSerializer.Serialize(
                (await workbench.As<RecordsService>(review.Reviewers[1]).ListAsync(review.Id, new RecordQuery())).Rows.Select(
                    row => row.Labels));
    }

    private static VoteRequest Body(Guid reviewer, int number) => new(reviewer, Guid.CreateVersion7(), Titles, number, Verdict.Include);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, TestReview review, VoteRequest vote)
        => client.PostAsJsonAsync($"{Urls.ScreeningApi(review.Id)}/votes", vote);
}
