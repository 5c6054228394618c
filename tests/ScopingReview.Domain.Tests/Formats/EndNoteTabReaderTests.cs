using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class EndNoteTabReaderTests
{
    [Fact]
    public async Task People_stand_apart_by_two_slashes_and_the_type_is_that_of_the_first_line()
    {
        var record = await Exports.ReadOneAsync(FileKind.EndNoteTab,
            "\uFEFF*Conference Paper*\t\t\r\nAuthor\tYear\tTitle\tSecondary Author\tConference Name\tNumber\tISBN/ISSN\tElectronic Resource Number\tKeywords\tName of Database\tURL\r\n"
            + "Smith, J.//Doe, A.\t2020\tPeer support\tEd, I.\tA meeting\t3\t1234-567X\t10.1000/e1\ta//b\tScopus\thttps://example.org/1\r\n");

        Assert.Equal("Smith, J.; Doe, A.", record.Authors.Joined());
        Assert.Equal("Ed, I.", record.Editors.Joined());
        Assert.Equal((PublicationKind.Conference, "A meeting", "3", "10.1000/e1", "Scopus"),
            (record.Kind, record.Journal, record.Issue, record.Doi, record.DatabaseName));
        Assert.Equal(["a", "b"], record.Keywords);
        Assert.Equal(["https://example.org/1"], record.Urls);
    }

    [Fact]
    public async Task A_second_type_begins_new_names_of_fields()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTab,
            "*Journal Article*\nAuthor\tTitle\nA, B.\tOne\n*Book*\nTitle\tAuthor\tYear\nTwo\tC, D.\t2001\n");

        Assert.Equal([("One", PublicationKind.JournalArticle, 1), ("Two", PublicationKind.Book, 2)],
            items.Records().Select(record => (record.Title, record.Kind, record.PositionInFile)));
        Assert.True(items.Tally().AddsUp);
    }

    [Fact]
    public async Task Without_names_of_fields_every_row_is_refused_by_its_line()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTab, "*Journal Article*\nSmith, J.\t2020\tOne\nDoe, A.\t2021\tTwo\n");

        Assert.Equal([2L, 3L], items.OfType<RefusedEntry>().Select(refused => refused.Issue.LineNumber));
    }

    [Fact]
    public void The_preview_shows_the_rows_below_the_names_of_the_fields()
    {
        var preview = TablePreviews.Of(new DetectedFormat(FileKind.EndNoteTab), Stream.Null,
            Encoding.UTF8.GetBytes("*Journal Article*\nAuthor\tYear\tTitle\nSmith, J.\t2020\tOne\n"));

        Assert.Equal(["Author", "Year", "Title"], preview!.Mapping.Columns.Select(column => column.Name));
        Assert.Equal(["Smith, J.", "2020", "One"], Assert.Single(preview.Rows));
    }
}
