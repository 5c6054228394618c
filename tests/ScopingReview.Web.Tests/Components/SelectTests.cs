using Bunit;
using MudBlazor;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Components;

/// <summary>A select keeps its focus, which is lost where it is drawn anew, and shows what holds.</summary>
public sealed class SelectTests
{
    private static readonly string[] _words = ["one", "two", "three"];

    [Fact]
    public async Task What_is_chosen_and_comes_back_by_the_address_does_not_draw_it_anew()
    {
        await using var context = new ComponentContext();
        var select = Render(context, navigates: true);
        var before = select.FindComponent<MudSelect<int>>().Instance;

        await ChooseAsync(select, 2);
        select.Render(parameters => parameters.Add(p => p.Value, "one"));
        Assert.Same(before, select.FindComponent<MudSelect<int>>().Instance);
        select.Render(parameters => parameters.Add(p => p.Value, "three"));

        Assert.Same(before, select.FindComponent<MudSelect<int>>().Instance);
        select.Render(parameters => parameters.Add(p => p.Value, "two"));
        Assert.NotSame(before, select.FindComponent<MudSelect<int>>().Instance);
    }

    [Fact]
    public async Task What_is_refused_is_put_back()
    {
        await using var context = new ComponentContext();
        var select = Render(context, navigates: false);
        var before = select.FindComponent<MudSelect<int>>().Instance;

        await ChooseAsync(select, 2);
        select.Render(parameters => parameters.Add(p => p.Value, "one"));

        Assert.NotSame(before, select.FindComponent<MudSelect<int>>().Instance);
    }

    private static IRenderedComponent<AppSelect<string>> Render(ComponentContext context, bool navigates) =>
        context.Render<AppSelect<string>>(parameters => parameters.Add(p => p.Label, "Number").Add(p => p.Items, _words)
            .Add(p => p.Text, word => word).Add(p => p.Value, "one").Add(p => p.Navigates, navigates));

    private static Task ChooseAsync(IRenderedComponent<AppSelect<string>> select, int at)
        => select.InvokeAsync(() => select.FindComponent<MudSelect<int>>().Instance.ValueChanged.InvokeAsync(at));
}
