using ScopingReview.Web.Components.Shared;

namespace ScopingReview.Web.Tests.Components;

/// <summary>What was asked first and comes last is old.</summary>
public sealed class NewestAnswerTests
{
    [Fact]
    public async Task An_older_answer_that_comes_later_is_not_given()
    {
        var newest = new NewestAnswer();
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var older = newest.AskAsync(() => first.Task);
        var newer = newest.AskAsync(() => second.Task);

        second.SetResult("without the file");
        Assert.Equal("without the file", await newer);
        first.SetResult("with the file");

        Assert.Null(await older);
        Assert.Equal("next", await newest.AskAsync(() => Task.FromResult("next")));
    }

    [Fact]
    public async Task Answers_that_come_in_turn_are_all_given()
    {
        var newest = new NewestAnswer();
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var older = newest.AskAsync(() => first.Task);
        var newer = newest.AskAsync(() => second.Task);

        first.SetResult("one");
        second.SetResult("two");

        Assert.Equal(("one", "two"), (await older, await newer));
    }
}
