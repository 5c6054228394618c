using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class EndNoteTaggedReaderTests
{
    [Theory]
    [InlineData("%0 Journal Article\n%T One\n\n%0 Book\n%T Two\n")]
    [InlineData("%0 Journal Article\n%T One\n%0 Book\n%T Two\n")]
    [InlineData("%0 Journal Article\n\n%T One\n\n\n%0 Book\n%T Two")]
    [InlineData("%A A, B\n%T One\n\n%A C, D\n%T Two\n")]
    [InlineData("\uFEFFMy library\n%0\n%T One\n\n%0 Test\n%T Two\n")]
    public async Task Entries_are_told_apart(string text)
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTagged, text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.True(items.Tally().AddsUp);
    }

    [Fact]
    public async Task Every_field_is_read()
    {
        var record = await Exports.ReadOneAsync(
            FileKind.EndNoteTagged,
            "%0 Journal Article\n%A Núñez, Ana\n%A Liu R.\n%E Ed, I.\n%D 2019\n%8 Aug 1\n%T One\n%J Journal of one\n%V 12\n%N 3\n%P 377-86\n%R doi:10.1000/One\n%@ 1234-567X\n%K term one\nterm two\n%X Text of\nthe abstract.\n"
            + "%U https://example.org/1\n%M 101\n%~ PubMed\n%2 PMC123\n%G eng\n%F ID1\n%Z A note\n");

        Assert.Equal((PublicationKind.JournalArticle, "One", 2019, "ID1"), (record.Kind, record.Title, record.Year, record.SourceRecordId));
        Assert.Equal(("Núñez, Ana; Liu, R.", "Ed, I."), (record.Authors.Joined(), record.Editors.Joined()));
        Assert.Equal(("Journal of one", "12", "3", "377-386"), (record.Journal, record.Volume, record.Issue, record.Pages));
        Assert.Equal(("10.1000/one", "101", "PMC123", "101", "PubMed"),
            (record.Doi, record.PubMedId, record.PmcId, record.AccessionNumber, record.DatabaseName));
        Assert.Equal(["term one", "term two"], record.Keywords);
        Assert.Equal(("Text of\nthe abstract.", "eng"), (record.Abstract, record.Language));
        Assert.Equal(["1234-567X", "https://example.org/1", "A note"], [.. record.Issns, .. record.Urls, .. record.Notes]);
    }

    [Fact]
    public async Task Two_kinds_one_below_the_other_begin_one_entry()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTagged,
            "%0 Serial\n%0 Audiovisual Material\n%T One\n\n%0 Book\n%T Two\n%0 Book\n\n%0 Thesis\n%T Three\n");

        Assert.Equal(["One", "Two", "Three"], items.Records().Select(record => record.Title));
        Assert.Single(items.OfType<RefusedEntry>());
    }

    [Fact]
    public async Task A_part_of_a_serial_publication_appeared_in_its_series()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTagged, "%0 Serial\n%T One\n%B Studies in Peer Work\n");

        Assert.Equal("Studies in Peer Work", Assert.Single(items.Records()).Journal);
    }

    [Fact]
    public async Task The_number_of_a_report_is_no_serial_number()
    {
        var items = await Exports.ReadAsync(FileKind.EndNoteTagged, "%0 Report\n%T One\n%@ R-17\n");

        Assert.Empty(items.Tally().Issues);
    }
}
