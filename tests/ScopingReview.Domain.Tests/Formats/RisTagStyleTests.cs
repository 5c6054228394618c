using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Tags as files write them, and lines that only look like tags.</summary>
public sealed class RisTagStyleTests
{
    [Theory]
    [InlineData("TY - JOUR\nTI - One\nAU - A, B\nER -\n")]
    [InlineData("TY\t- JOUR\nTI\t- One\nAU\t- A, B\nER\t- \n")]
    [InlineData("TY   - JOUR\nTI   - One\nAU   - A, B\nER   - \n")]
    [InlineData("TY- JOUR\nTI- One\nAU- A, B\nER- \n")]
    [InlineData("TY  – JOUR\nTI  – One\nAU  – A, B\nER  – \n")]
    [InlineData("TY — JOUR\nTI — One\nAU — A, B\nER —\n")]
    [InlineData("  TY  - JOUR\n  TI  - One\n  AU  - A, B\n  ER  - \n")]
    [InlineData("\tTY  - JOUR\n\tTI  - One\n\tAU  - A, B\n\tER  - \n")]
    [InlineData("ty  - JOUR\nti  - One\nau  - A, B\ner  - \n")]
    [InlineData("TY  - JOUR\nTI - One\nAU - A, B\nER  - \n")]
    public async Task Tags_are_tags_where_the_entry_writes_them_so_throughout(string entry)
    {
        var items = await Ris.ReadAsync(entry + "\n" + entry.Replace("One", "Two", StringComparison.Ordinal));

        Assert.Equal(FileKind.Ris, FormatDetector.Detect(System.Text.Encoding.UTF8.GetBytes(entry)).Kind);
        Assert.Equal(["One", "Two"], items.Records().Select(record => record.Title));
        Assert.All(items.Records(), record => Assert.Equal("A, B", record.Authors.Joined()));
        Assert.Empty(items.Tally().Issues);
    }

    [Theory]
    [InlineData("CI - 0.9 to 2.1")]
    [InlineData("T1 - weighted images")]
    [InlineData("AU - positive")]
    [InlineData("TY - not a type")]
    [InlineData("ER - positive tumours")]
    [InlineData("IL-6 rose")]
    public async Task In_a_file_whose_tags_have_two_spaces_a_line_with_one_is_text(string line)
    {
        var record = await Ris.ReadEntryAsync("TI  - One", "AB  - first,", line, "then more", "DO  - 10.1000/1");

        Assert.Equal(($"first,\n{line}\nthen more", "10.1000/1"), (record.Abstract, record.Doi));
    }

    [Fact]
    public async Task An_indented_tag_in_a_file_without_indentation_is_text_and_remarked_on()
    {
        var items = await Ris.ReadAsync("TY  - JOUR\nTI  - One\n  AU  - A, B\nER  - \n");

        Assert.Equal("One AU - A, B", items.Records()[0].Title);
        Assert.Equal(3, Assert.Single(items.Tally().Issues).LineNumber);
    }

    [Fact]
    public async Task Two_lines_that_were_joined_are_remarked_on()
    {
        var items = await Ris.ReadAsync("TY  - JOUR\nTI  - OneAU  - A, B\nER  - \n");

        Assert.Equal((2L, "TI"), (items.Tally().Issues[0].LineNumber, items.Tally().Issues[0].Field));
    }

    [Fact]
    public async Task T2_alone_is_the_title_and_with_authors_the_journal()
    {
        var items = await Ris.ReadAsync(
            "TY  - JOUR\nT2  - Statistics 2015\nPY  - 2015\nER  - \nTY  - JOUR\nAU  - A, B\nT2  - A journal\nER  - \n");

        Assert.Equal([("Statistics 2015", null), (null, "A journal")], items.Records().Select(record => (record.Title, record.Journal)));
        Assert.Equal(["T2", "TI"], items.Tally().Issues.Select(issue => issue.Field));
    }
}
