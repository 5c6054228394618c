using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>What became of a file is asked of the browser until an answer arrives: the line may break between the two.</summary>
public sealed class FileSenderTests
{
    [Fact]
    public async Task It_asks_again_while_the_file_travels_and_when_an_answer_is_lost()
    {
        var browser = new Browser("null", null, "null", """{"problem":null}""");

        Assert.Null(await SendAsync(browser));

        Assert.Equal(["send", "outcome", "outcome", "outcome", "outcome"], browser.Asked);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_the_words_that_came()
        => Assert.Equal("The connection broke off.", await SendAsync(new Browser("""{"problem":"The connection broke off."}""")));

    [Fact]
    public async Task It_stops_asking_when_the_page_was_left()
    {
        using var left = new CancellationTokenSource();
        var browser = new Browser("null", "null") { After = left.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(browser, left.Token));

        Assert.Equal(["send", "outcome"], browser.Asked);
    }

    [Fact]
    public async Task Nothing_is_called_off_where_nothing_is_sent()
    {
        var browser = new Browser();

        await new FileSender(browser, "uploads.js").AbortAsync();

        Assert.Empty(browser.Asked);
    }

    private static Task<string?> SendAsync(Browser browser, CancellationToken left = default)
        => new FileSender(browser, "uploads.js").SendAsync(default(ElementReference), 0, "/import", left);

    /// <param name="outcomes">Its answers, as JSON; null for one that is lost on the way.</param>
    private sealed class Browser(params string?[] outcomes) : IJSRuntime, IJSObjectReference
    {
        private readonly Queue<string?> _outcomes = new(outcomes);

        public List<string> Asked { get; } = [];

        /// <summary>Happens after an outcome was asked for.</summary>
        public Action? After { get; init; }

        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => InvokeAsync<T>(identifier, default, args);

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            if (identifier == "import")
                return ValueTask.FromResult((T)(object)this);
            Asked.Add(identifier);
            if (identifier == "send")
                return ValueTask.FromResult((T)(object)"1");
            After?.Invoke();
            return _outcomes.Dequeue() is { } answer
                ? ValueTask.FromResult(JsonSerializer.Deserialize<T>(answer, JsonSerializerOptions.Web)!)
                : throw new TaskCanceledException();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
