using Microsoft.Playwright;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>Tests of one person in the application that all share.</summary>
public abstract class LeadTests : IAsyncLifetime
{
    private protected RunningApp App { get; private set; } = null!;

    private protected Chromium Browser { get; private set; } = null!;

    private protected IPage Lead { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await SharedApp.GetAsync();
        Browser = await Chromium.LaunchAsync();
        Lead = await Browser.NewPersonAsync(App.Url);
    }

    public async Task DisposeAsync() => await Browser.DisposeAsync();
}
