using System.Text.RegularExpressions;
using ScopingReview.Web.Components.Shared;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

/// <summary>What a page has asked for is called off when its reader goes elsewhere.</summary>
public sealed class LeavingTests
{
    /// <summary>A line that ends with a comma goes on in the next one.</summary>
    private static readonly Regex _reading = new(
        @"\b[A-Z]\w+\.(?:Get|List|Find|Look|Preview|Count|Read|Next|Latest|Resolved|Queue|History|Open|Match|Repeat|TryColumns)\w*Async\((?:.*,\n)*.*$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(10));

    private static readonly Regex _token = new(@"\b(?:Left|left|cancelled|cancellationToken)\b", RegexOptions.NonBacktracking,
        TimeSpan.FromSeconds(10));

    [Fact]
    public void Every_page_hands_its_services_the_sign_that_it_was_left()
    {
        var calls = SourceFiles.OfWeb("*.razor", "*.razor.cs")
            // Pages of the account are answered once and over: there is nobody who could leave them.
            .Where(file => !file.Contains(Path.Combine("Features", "Account"), StringComparison.Ordinal))
            .SelectMany(file =>
                _reading.Matches(File.ReadAllText(file)).Select(call => (File: Path.GetFileName(file), Call: call.Value.Trim()))).ToList();

        Assert.True(calls.Count > 80, $"{calls.Count}");
        Assert.All(calls, call => Assert.True(_token.IsMatch(call.Call), $"{call.File}: {call.Call}"));
    }

    [Fact]
    public void The_sign_is_given_once_and_can_still_be_asked_for_afterwards()
    {
        var page = new Page();
        Assert.False(page.WasLeft);

        page.Dispose();
        page.Dispose();

        Assert.True(page.WasLeft);
    }

    private sealed class Page : CancellableComponent
    {
        public bool WasLeft => HasLeft;
    }
}
