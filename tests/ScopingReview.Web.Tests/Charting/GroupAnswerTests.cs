using Bunit;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

/// <summary>The rows of a repeatable group in the form.</summary>
public sealed class GroupAnswerTests
{
    private static readonly ChartingForm _form = new()
    {
        Name = "Mine",
        Version = 1,
        Sections =
        [
            new()
            {
                Title = "The study",
                Items =
                [
                    new() { Key = "arms", Label = "Arms", Type = ChartingItemType.Group, RowKey = "name", Items =
                    [
                        new() { Key = "name", Label = "Name", Type = ChartingItemType.Text },
                        new() { Key = "size", Label = "Participants", Type = ChartingItemType.Number },
                    ] },
                ],
            },
        ],
    };

    [Fact]
    public async Task A_row_is_added_answered_removed_and_brought_back()
    {
        await using var context = new ComponentContext();
        var answers = ChartAnswers.None;
        IRenderedComponent<ChartItemView> view = null!;
        view = context.Render<ChartItemView>(parameters => parameters.Add(p => p.Item, _form.Item("arms")).Add(p => p.Form, _form)
            .Add(p => p.Answers, answers).Add(p => p.OnAnswer, answer =>
            {
                answers = answer is null ? answers.Without("arms") : answers.With("arms", answer);
                view.Render(again => again.Add(p => p.Answers, answers));
            }));

        await view.Find("[aria-label='Add a row to Arms']").ClickAsync(new());
        await view.Find("input[aria-label='Name']").ChangeAsync(new() { Value = "Peer support" });

        Assert.Equal("Peer support", Assert.Single(answers["arms"]!.Rows).Answers["name"]!.Values.Single());
        Assert.NotNull(view.Find("section[aria-label='Arms 1: Peer support']"));

        await view.Find("[aria-label='Remove Arms 1: Peer support']").ClickAsync(new());
        Assert.Null(answers["arms"]);

        await view.FindAll("button").First(button => button.TextContent == "Undo").ClickAsync(new());
        Assert.Equal("Peer support", Assert.Single(answers["arms"]!.Rows).Answers["name"]!.Values.Single());
    }
}
