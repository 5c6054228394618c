using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Components.Shared;
using ScopingReview.Web.Infrastructure.Live;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Components;

/// <summary>A page misses no change, neither while it is open nor in the moment in which it was being loaded.</summary>
public sealed class LiveUpdatesTests : IAsyncDisposable
{
    private static readonly Guid _review = Guid.CreateVersion7();
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    private readonly ComponentContext _context = new();
    private readonly SetClock _clock = new();
    private readonly ReviewChanges _changes;
    private readonly Channel<string> _refreshed = Channel.CreateUnbounded<string>();
    private string _state = "loaded again";

    public LiveUpdatesTests()
    {
        _changes = new ReviewChanges(_clock);
        _context.Services.AddSingleton(TimeProvider.System).AddSingleton(_changes).AddSingleton<RefreshBudget>();
    }

    [Fact]
    public async Task A_change_that_was_announced_while_the_page_was_loading_is_shown()
    {
        _changes.Announce(_review);
        _clock.Passed = TimeSpan.FromSeconds(4);
        Render();

        Assert.Equal("loaded again", await _refreshed.Reader.ReadAsync().AsTask().WaitAsync(_soon));
    }

    [Fact]
    public async Task What_changed_long_before_the_page_was_opened_is_not_read_again()
    {
        _changes.Announce(_review);
        _clock.Passed = TimeSpan.FromMinutes(1);
        Render();
        _state = "changed now";
        _changes.Announce(_review);

        Assert.Equal("changed now", await _refreshed.Reader.ReadAsync().AsTask().WaitAsync(_soon));
        Assert.False(_refreshed.Reader.TryRead(out _));
    }

    private void Render() => _context.Render<LiveUpdates>(
        parameters => parameters.Add(p => p.ReviewId, _review).Add(p => p.OnChange, () => { _refreshed.Writer.TryWrite(_state); }));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long GetTimestamp() => (long)(Passed.TotalSeconds * TimestampFrequency);
    }
}
