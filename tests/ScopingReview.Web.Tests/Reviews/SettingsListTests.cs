using Bunit;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reviews;

/// <summary>The × beside a criterion or a reason.</summary>
public sealed class SettingsListTests
{
    private static readonly SettingsEntry _entry = new(Guid.CreateVersion7(), "Wrong population");
    private readonly List<Guid> _removed = [];

    [Fact]
    public async Task What_decisions_refer_to_is_removed_only_after_a_question()
    {
        await using var context = new ComponentContext();
        var list = Render(context, asks: "Past decisions keep it, but it can no longer be chosen.");

        await list.Find("button[aria-label='Remove “Wrong population”']").ClickAsync(new());

        Assert.Empty(_removed);
        Assert.Contains("Past decisions keep it, but it can no longer be chosen.", list.Markup, StringComparison.Ordinal);
        await Button(list, "Cancel").ClickAsync(new());
        Assert.Empty(_removed);
        await list.Find("button[aria-label='Remove “Wrong population”']").ClickAsync(new());
        await Button(list, "Remove").ClickAsync(new());
        Assert.Equal([_entry.Id], _removed);
    }

    [Fact]
    public async Task What_can_be_added_again_as_it_was_goes_at_once()
    {
        await using var context = new ComponentContext();
        var list = Render(context, asks: null);

        await list.Find("button[aria-label='Remove “Wrong population”']").ClickAsync(new());

        Assert.Equal([_entry.Id], _removed);
    }

    private IRenderedComponent<SettingsList> Render(BunitContext context, string? asks)
        => context.Render<SettingsList>(parameters => parameters
        .Add(p => p.Title, "Reasons")
        .Add(p => p.Entries, [_entry])
        .Add(p => p.Asks, asks)
        .Add(p => p.OnAdd, _ => Task.FromResult(true))
        .Add(p => p.OnRemove, id =>
        {
            _removed.Add(id);
            return Task.FromResult(true);
        }));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SettingsList> list, string text)
        => list.FindAll("button").Single(button => button.TextContent == text);
}
