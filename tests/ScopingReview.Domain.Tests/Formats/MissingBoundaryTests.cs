using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Files in which the lines are missing that part two entries.</summary>
public sealed class MissingBoundaryTests
{
    [Theory]
    [InlineData(FileKind.Ris, "TY  - JOUR\nTI  - One\nDO  - 10.1000/1\n\nTI  - Two\nDO  - 10.1000/2\nER  - \n")]
    [InlineData(FileKind.Ris, "TY  - JOUR\nAU  - A, B\nT1  - One\n\nAU  - C, D\nT1  - Two\nER  - \n")]
    [InlineData(FileKind.Ris, "TI  - One\nAU  - A, B\n\n\nTI  - Two\nAU  - C, D\n")]
    [InlineData(FileKind.EndNoteTagged, "%0 Book\n%T One\n%A A, B\n\n%T Two\n%A C, D\n")]
    [InlineData(FileKind.EndNoteTagged, "%0 Book\n%T One\n\n%A C, D\n%T Two\n%0 Book\n%D 2003\n")]
    [InlineData(FileKind.Medline, "PMID- 1\nTI  - One\nDP  - 2001\n\nDP  - 2002\nTI  - Two\n")]
    [InlineData(FileKind.Medline, "PMID- 1\nTI  - One\n\n  PMID- 2\nTI  - Two\n")]
    [InlineData(FileKind.WebOfScience, "PT J\nAU A, B\nTI One\nPY 2001\n\nAU C, D\nTI Two\nER\n")]
    public async Task A_second_title_after_a_blank_line_begins_the_next_entry(FileKind kind, string text)
    {
        var items = await Exports.ReadAsync(kind, text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.NotEmpty(items.Tally().Issues);
        Assert.Equal(text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            items.Records().SelectMany(record => record.RawText.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData(FileKind.Ris, "TY  - JOUR\nTI  - One\nPY  - 2001\nTI  - Two\nPY  - 2002\nER  - \n")]
    [InlineData(FileKind.EndNoteTagged, "%0 Book\n%T One\n%A A, B\n%T Two\n%A C, D\n")]
    [InlineData(FileKind.Medline, "PMID- 1\nTI  - One\nTI  - Two\n")]
    [InlineData(FileKind.WebOfScience, "PT J\nTI One\nTI Two\nER\n")]
    public async Task Two_entries_without_anything_between_them_are_refused_together(FileKind kind, string text)
    {
        var refused = Assert.Single((await Exports.ReadAsync(kind, text)).OfType<RefusedEntry>());

        Assert.Equal(text, refused.RawText);
        Assert.Contains("“One” and “Two”", refused.Issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_in_two_languages_is_no_second_entry()
        => Assert.Equal("One", (await Ris.ReadEntryAsync("TI  - One", "TI  - Uno", "PY  - 2001")).Title);
}
