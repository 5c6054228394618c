using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Lines within a BibTeX entry that look like the beginning of another, and entries whose beginning or end is missing.</summary>
public sealed class BibTexBoundaryTests
{
    [Theory]
    [InlineData("@home sensors were used\n@article{not an entry} went on, user@example.org")]
    [InlineData("as in\n@book{key, title = {Other}}\nand so on")]
    [InlineData("the system\n@Override\nof all")]
    public async Task A_line_with_an_at_sign_within_balanced_braces_is_text(string lines)
    {
        var items = await Exports.ReadAsync(FileKind.BibTex,
            $"@article{{,\ntitle={{One}},\nabstract={{{lines}}},\nyear=2020,\n}}\n@misc{{two, title={{Two}}}}\n");

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.Empty(items.Tally().Issues);
    }

    [Fact]
    public async Task A_value_that_is_never_closed_costs_its_entry_alone()
    {
        var entries = string.Concat(Enumerable.Range(1, 50).Select(i => $"@misc{{k{i},\n  title = {{Title {i}}}\n}}\n\n"));

        var items = await Exports.ReadAsync(FileKind.BibTex, "@article{a,\n  title = {One,\n  year = 2001\n}\n\n" + entries);

        Assert.Equal(50, items.Records().Count);
        Assert.Equal(1, Assert.Single(items.OfType<RefusedEntry>()).Issue.LineNumber);
    }

    [Fact]
    public async Task Fields_without_an_entry_are_refused_together()
    {
        var items = await Exports.ReadAsync(FileKind.BibTex,
            "@misc{a, title={One}}\n\n  title = {Two},\n  year = 2002\n}\n\n@misc{c, title={Three}}\n");

        Assert.Equal(["One", "Three"], items.Records().Select(record => record.Title));
        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Equal((2, 3L), (refused.PositionInFile, refused.Issue.LineNumber!.Value));
        Assert.Contains("{Two}", refused.RawText, StringComparison.Ordinal);
    }
}
