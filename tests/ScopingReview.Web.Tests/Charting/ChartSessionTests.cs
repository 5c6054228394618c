using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

public sealed class ChartSessionTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Changes_are_saved_together_a_moment_later()
    {
        var (review, charting) = await ArrangeAsync();
        await using var session = await OpenAsync(review, charting);

        session.Answer("funding", ChartAnswer.Of("A"));
        session.Answer("funding", ChartAnswer.Of("A fund"));
        Assert.True(session.HasUnsaved);
        await SavedAsync(session);

        Assert.Equal(1, session.Entries);
        Assert.Equal("A fund", (await charting.OpenAsync(review.Id, 1))!.Answers["funding"]!.Values.Single());
    }

    [Fact]
    public async Task Leaving_the_page_saves_what_still_waits()
    {
        var (review, charting) = await ArrangeAsync();
        var session = await OpenAsync(review, charting);
        session.Answer("funding", ChartAnswer.Of("A fund"));

        await session.DisposeAsync();

        Assert.NotNull((await charting.OpenAsync(review.Id, 1))!.Current);
    }

    [Fact]
    public async Task What_is_not_complete_is_kept_as_a_draft()
    {
        var (review, charting) = await ArrangeAsync();
        await using var session = await OpenAsync(review, charting);
        session.Answer("funding", ChartAnswer.Of("A fund"));

        var result = await session.SaveAsync(complete: true);

        Assert.NotEmpty(result!.Problems!);
        Assert.Equal((SaveState.Saved, false), (session.State, session.Current!.Complete));
    }

    [Fact]
    public async Task Two_people_on_one_study_can_put_their_work_together()
    {
        var (review, charting) = await ArrangeAsync();
        await using var mine = await OpenAsync(review, charting);
        await using var theirs = await OpenAsync(review, workbench.As<ChartingService>(review.Reviewers[0]));
        theirs.Answer("country", ChartAnswer.Of("Norway"));
        theirs.Answer("funding", ChartAnswer.Of("Theirs"));
        await theirs.SaveAsync(complete: false);
        mine.Answer("funding", ChartAnswer.Of("Mine"));
        mine.Answer("design", ChartAnswer.Of("qualitative"));

        await mine.SaveAsync(complete: false);
        Assert.Equal(SaveState.Meanwhile, mine.State);
        Assert.Equal(["Funding"], mine.BothChanged);
        await mine.CombineAsync();

        var answers = (await charting.OpenAsync(review.Id, 1))!.Answers;
        Assert.Equal(["Norway", "Mine", "qualitative"],
            new[] { "country", "funding", "design" }.Select(key => answers[key]!.Values.Single()));
        Assert.Equal((SaveState.Saved, 2), (mine.State, mine.Entries));
    }

    [Fact]
    public async Task A_failed_save_keeps_the_answers_and_is_tried_again()
    {
        var (review, charting) = await ArrangeAsync();
        var chart = await charting.OpenAsync(review.Id, 1);
        var fails = true;
        await using var session = new ChartSession(
            chart!, input => fails ? throw new InvalidOperationException("The database is away.")
                : charting.SaveAsync(review.Id, 1, input), TimeProvider.System);
        session.Answer("funding", ChartAnswer.Of("A fund"));

        Assert.Null(await session.SaveAsync(complete: false));
        Assert.Equal((SaveState.Failed, true), (session.State, session.HasUnsaved));
        fails = false;
        await session.SaveAsync(complete: false);

        Assert.Equal(SaveState.Saved, session.State);
        Assert.Equal("A fund", session.Current!.Answers["funding"]!.Values.Single());
    }

    [Fact]
    public async Task Leaving_after_a_failed_save_tries_once_more()
    {
        var (review, charting) = await ArrangeAsync();
        var fails = true;
        var session = new ChartSession(
            (await charting.OpenAsync(review.Id, 1))!, input => fails ? throw new InvalidOperationException("The database is away.")
                : charting.SaveAsync(review.Id, 1, input), TimeProvider.System);
        session.Answer("funding", ChartAnswer.Of("A fund"));
        await session.SaveAsync(complete: false);
        fails = false;

        await session.DisposeAsync();

        Assert.Equal("A fund", (await charting.OpenAsync(review.Id, 1))!.Answers["funding"]!.Values.Single());
    }

    [Fact]
    public async Task Leaving_while_a_save_is_under_way_stores_what_was_said_since()
    {
        var (review, charting) = await ArrangeAsync();
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var session = new ChartSession((await charting.OpenAsync(review.Id, 1))!, SaveAsync, TimeProvider.System);
        session.Answer("funding", ChartAnswer.Of("A"));
        var saving = session.SaveAsync(complete: false);
        await began.Task;
        session.Answer("funding", ChartAnswer.Of("A fund"));

        var leaving = session.DisposeAsync();
        go.SetResult();
        await saving;
        await leaving;

        Assert.Equal("A fund", (await charting.OpenAsync(review.Id, 1))!.Answers["funding"]!.Values.Single());

        async Task<ChartSaveResult> SaveAsync(ChartInput input)
        {
            began.TrySetResult();
            await go.Task;
            return await charting.SaveAsync(review.Id, 1, input);
        }
    }

    private async Task<(TestReview Review, ChartingService Service)> ArrangeAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 1);
        await workbench.As<ChartingFormService>(review.Lead).PublishFirstAsync(review.Id, PeerWorkerForm.Form);
        return (review, workbench.As<ChartingService>(review.Lead));
    }

    private static async Task<ChartSession> OpenAsync(TestReview review, ChartingService charting)
        => new((await charting.OpenAsync(review.Id, 1))!, input => charting.SaveAsync(review.Id, 1, input), TimeProvider.System);

    private static async Task SavedAsync(ChartSession session)
    {
        var saved = new TaskCompletionSource();
        session.Changed = () =>
        {
            if (session.State == SaveState.Saved)
                saved.TrySetResult();
        };
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
