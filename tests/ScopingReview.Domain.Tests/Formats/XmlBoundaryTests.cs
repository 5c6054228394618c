using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>XML entries whose start tag is missing or cut off.</summary>
public sealed class XmlBoundaryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<reco\n")]
    public async Task An_entry_without_its_start_tag_is_refused(string tag)
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteXml,
            $"<xml>\n<records>\n<record><titles><title>One</title></titles></record>\n{tag}<titles><title>Two</title></titles>\n</record>\n"
            + "<record><titles><title>Three</title></titles></record>\n</records></xml>\n");

        Assert.Equal(["One", "Three"], items.Records().Select(record => record.Title));
        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Equal((2, 4L), (refused.PositionInFile, refused.Issue.LineNumber!.Value));
        Assert.Contains("Two", refused.RawText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_that_was_cut_off_swallows_nothing()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteXml,
            "<?xml vers\n<xml><records>\n<record><titles><title>One</title></titles></record>\n");

        Assert.Equal("One", Assert.Single(items.Records()).Title);
    }
}
