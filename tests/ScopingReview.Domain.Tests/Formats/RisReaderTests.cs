using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class RisReaderTests
{
    private const string Two = "TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Any_line_end_will_do(string lineEnd)
    {
        var records = (await Ris.ReadAsync(Two.Replace("\n", lineEnd, StringComparison.Ordinal))).Records();

        Assert.Equal(["One", "Two"], records.Select(record => record.Title));
        Assert.Equal($"TY  - JOUR{lineEnd}TI  - One{lineEnd}ER  - {lineEnd}", records[0].RawText);
        Assert.Equal([1, 2], records.Select(record => record.PositionInFile));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    public async Task An_upload_may_come_in_pieces(int chunk)
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(Two.Replace("\n", "\r\n", StringComparison.Ordinal)), chunk);

        Assert.Equal(["One", "Two"], (await Ris.ReadAsync(stream)).Records().Select(record => record.Title));
    }

    [Theory]
    [InlineData("\uFEFF\n\n1.\nTY  - JOUR\nTI  - One\nER  - \n")]
    [InlineData("Record #1 of 2\nProvider: Somebody\nTY  - JOUR\nTI  - One\nER  -")]
    [InlineData("TY  - JOUR\nTI  - One\nER  -\nNL  - J One\n\nLink to the full text: https://example.org\n\n2.\n")]
    [InlineData("TY\t- JOUR\nTI \t- One\nER  -\n")]
    [InlineData("TY - JOUR\nTI - One\nER -\n")]
    [InlineData("TY  -JOUR\nTI  -One\nER  -\n")]
    [InlineData("TI  - One\nAU  - Other, A.\nTY  - JOUR\nPY  - 2001\nER  -\n")]
    [InlineData("TY  - JOUR\nTI  - One\nER  - End of Reference\nUK  - Unknown tag\nER  -\n")]
    [InlineData("TY  - JOUR\n\nTI  - One\n\nN1  - A note\n\nER  - \n")]
    [InlineData("TY  - JOUR\nTI  - One\n")]
    [InlineData("TY  - JOUR\nTI  - One")]
    [InlineData("TI  - One\nAU  - Other, A.\nER  - \n")]
    [InlineData("TI  - One\nAU  - Other, A.\n")]
    public async Task What_exports_really_look_like_is_one_record(string text)
    {
        var tally = (await Ris.ReadAsync(text)).Tally();

        Assert.Equal((1, 0, true), (tally.Read, tally.Refused, tally.AddsUp));
        Assert.Equal("One", (await Ris.ReadOneAsync(text)).Title);
    }

    [Theory]
    [InlineData("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n", "no ER")]
    [InlineData("TY  - JOUR\nTI  - One\n\nRecord #2 of 2\n2.\nTY  - JOUR\nTI  - Two\nER  - \n", "no ER")]
    [InlineData("TY  - JOUR\nTI  - One\nER  - \n\nTI  - Two\nER  - \n", "no TY")]
    [InlineData("TI  - One\nAU  - A, B\n\nTY  - JOUR\nTI  - Two\nER  - \n", "neither TY nor ER")]
    [InlineData("TY  - JOUR\nTI  - One\nER  -TY  - JOUR\nTI  - Two\nER  - \n", "no TY")]
    [InlineData("TY  - JOUR\nTI  - One\nER  - \n\uFEFFTY  - JOUR\nTI  - Two\nER  - \n", null)]
    public async Task No_record_is_lost_where_ends_are_missing(string text, string? remark)
    {
        var items = await Ris.ReadAsync(text);

        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.All(items.Records(), record => Assert.DoesNotContain("#2", record.RawText, StringComparison.Ordinal));
        if (remark is null)
            Assert.Empty(items.Tally().Issues);
        else
            Assert.Contains(items.Tally().Issues, issue => issue.Message.Contains(remark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tag_that_follows_the_end_belongs_to_no_record()
    {
        var items = await Ris.ReadAsync("TY  - JOUR\nTI  - One\nER  -\nNL  - Clin Psychol\nTY  - JOUR\nTI  - Two\nER  - \n");

        Assert.Equal("TY  - JOUR\nTI  - Two\nER  - \n", items.Records()[1].RawText);
        var remark = Assert.Single(items.Tally().Issues);
        Assert.Equal((4L, ImportIssueSeverity.Remark), (remark.LineNumber, remark.Severity));
    }

    [Fact]
    public async Task Continuation_lines_stay_with_their_tag()
    {
        var record = await Ris.ReadEntryAsync("AB  - first line,", "ER then a second line", "T2 -weighted images", "ER - positive tumours",
            "      and a wrapped one", "TI  - A title", "      in two lines");

        Assert.Equal("first line,\nER then a second line\nT2 -weighted images\nER - positive tumours and a wrapped one", record.Abstract);
        Assert.Equal("A title in two lines", record.Title);
    }

    [Theory]
    [InlineData("TY  - JOUR\nER  - \n")]
    [InlineData("TY  -\nER  -")]
    [InlineData("TY  - JOUR\nN1  - Only a note\nPY  - 2001\nER  - \n")]
    [InlineData("TY  - JOUR\nTI  -\nAU  - \nER  - \n")]
    public async Task An_entry_by_which_nothing_can_be_recognised_is_refused(string text)
    {
        var refused = Assert.Single((await Ris.ReadAsync(text)).OfType<RefusedEntry>());

        Assert.Equal((1, text), (refused.PositionInFile, refused.RawText));
        Assert.Equal((ImportIssueSeverity.Refusal, 1L), (refused.Issue.Severity, refused.Issue.LineNumber));
    }

    [Theory]
    [InlineData("DO  - 10.1000/1")]
    [InlineData("AU  - Marx, Karl")]
    [InlineData("AB  - An abstract")]
    [InlineData("AN  - WOS:1")]
    [InlineData("UR  - https://example.org/1")]
    public async Task An_entry_without_a_title_is_kept_when_something_identifies_it(string line)
    {
        var items = await Ris.ReadAsync($"TY  - JOUR\n{line}\nER  - \n");

        Assert.Single(items.Records());
        Assert.Contains(items.Tally().Issues, issue => issue.Field == "TI");
    }

    [Fact]
    public async Task An_entry_that_is_too_large_is_refused_and_the_next_one_read()
    {
        var text = $"TY  - JOUR\nTI  - Large\nAB  - {new string('a', RisReader.MaxEntryLength)}\nAU  - A, B\nER  - \n" + Two;

        var items = await Ris.ReadAsync(text);

        var refused = Assert.Single(items.OfType<RefusedEntry>());
        Assert.Contains("larger than", refused.Issue.Message, StringComparison.Ordinal);
        Assert.StartsWith("TY  - JOUR\nTI  - Large", refused.RawText, StringComparison.Ordinal);
        Assert.InRange(refused.RawText.Length, 1, 10_000);
        Assert.Equal([("One", 2), ("Two", 3)], items.Records().Select(record => (record.Title!, record.PositionInFile)));
    }

    [Fact]
    public async Task A_line_longer_than_the_buffer_is_read_whole()
    {
        var words = string.Join(' ', Enumerable.Repeat("wörd", 40_000));

        var record = await Ris.ReadEntryAsync("TI  - Long", "AB  - " + words, "KW  - after");

        Assert.Equal(words, record.Abstract);
        Assert.Equal(["after"], record.Keywords);
    }

    [Fact]
    public async Task Issues_name_the_line_of_the_file()
    {
        var tally = (await Ris.ReadAsync(Two + "\nTY  - JOUR\r\nTI  - Three\r\nPY  - 10 15\r\nER  - \n")).Tally();

        var issue = Assert.Single(tally.Issues);
        Assert.Equal((11L, "PY"), (issue.LineNumber, issue.Field));
        Assert.Equal("Line 11, PY: No year in “10 15”.", issue.ToString());
    }

    [Fact]
    public async Task A_file_in_Windows_1252_is_read_and_remarked_on()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("TY  - JOUR\nTI  - One\nAU  - López, Å.\nER  - \n");

        var items = await Ris.ReadAsync(bytes);

        Assert.Equal("López, Å.", Assert.Single(items.Records()).Authors[0].ToString());
        var remark = Assert.Single(items.OfType<FileRemark>()).Issue;
        Assert.Equal(3, remark.LineNumber);
        Assert.Contains("2 bytes were read as Windows-1252", remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UTF16_is_read()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Two)];

        Assert.Equal(2, (await Ris.ReadAsync(bytes)).Records().Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n\r")]
    [InlineData("Only some text\nof no record")]
    public async Task A_file_without_entries_has_none(string text)
    {
        var tally = (await Ris.ReadAsync(text)).Tally();

        Assert.Equal((0, 0, true), (tally.Entries, tally.Read, tally.AddsUp));
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Two));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in RisReader.ReadAsync(stream, cancellation.Token))
            {
            }
        });
    }
}
