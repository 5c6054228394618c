using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class ImportTallyTests
{
    private static readonly ImportIssue _refusal = new(ImportIssueSeverity.Refusal, 7, null, "Why");

    [Fact]
    public void Read_and_refused_make_up_the_entries()
    {
        var tally = new ImportTally();
        tally.Add(Read(1));
        tally.Add(new RefusedEntry(2, "", _refusal));
        tally.Add(new FileRemark(ImportIssue.Remark(null, null, "About the file")));

        Assert.Equal((1, 1, 2, 2), (tally.Read, tally.Refused, tally.Entries, tally.IssueCount));
        Assert.True(tally.AddsUp);
    }

    [Fact]
    public void An_entry_that_went_missing_shows()
    {
        var tally = new ImportTally();
        tally.Add(Read(1));
        tally.Add(Read(3));

        Assert.False(tally.AddsUp);
    }

    [Fact]
    public void All_issues_are_counted_and_the_first_ones_kept()
    {
        var tally = new ImportTally();
        for (var position = 1; position <= 600; position++)
            tally.Add(new RefusedEntry(position, "", _refusal));

        Assert.Equal((600, ImportTally.IssuesKept), (tally.IssueCount, tally.Issues.Count));
    }

    private static ReadRecord Read(int position) => new(new BibliographicRecord { PositionInFile = position, RawText = "" }, 1, []);
}
