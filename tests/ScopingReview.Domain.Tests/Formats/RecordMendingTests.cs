using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>What every format needs once a record is read: placeholders, markup, years, numbers in notes, text encoded twice.</summary>
public sealed class RecordMendingTests
{
    [Theory]
    [InlineData("TY  - JOUR\nTI  - One\nAU  - [No author name available]\nAB  - [No abstract available]\nER  - \n", FileKind.Ris)]
    [InlineData("TY  - JOUR\nTI  - One\nAU  - Anonymous\nAB  - No abstract available.\nER  - \n", FileKind.Ris)]
    [InlineData("TY  - JOUR\nTI  - One\nAU  - [Anonymous]\nAB  - N/A\nER  - \n", FileKind.Ris)]
    [InlineData("Title,Authors,Abstract\nOne,[No author name available],[No abstract available]\n", FileKind.Csv)]
    [InlineData("Title,Authors,Abstract\nOne,[No authors listed],Abstract not available\n", FileKind.Csv)]
    [InlineData("@article{a, title={One}, author={{Anonymous}}, abstract={[No abstract available]}}", FileKind.BibTex)]
    public async Task Words_for_nothing_are_nothing(string text, FileKind kind)
    {
        var record = await Exports.ReadOneAsync(kind, text);

        Assert.Equal(("One", null), (record.Title, record.Abstract));
        Assert.Empty(record.Authors);
    }

    [Theory]
    [InlineData("[Not Available].")]
    [InlineData("[No title available]")]
    public async Task A_translated_title_stands_in_for_one_that_is_missing(string title)
        => Assert.Equal("Eine Studie.",
            (await Exports.ReadOneAsync(FileKind.Medline, $"PMID- 1\nTI  - {title}\nTT  - Eine Studie.\n")).Title);

    [Theory]
    [InlineData("A<B and C>D", "A<B and C>D")]
    [InlineData("Groups with <a and >b", "Groups with <a and >b")]
    [InlineData("The <p value> problem", "The <p value> problem")]
    [InlineData("if a <b> c", "if a <b> c")]
    [InlineData("Use of <u>in</u>", "Use of in")]
    [InlineData("Cells <em and others>", "Cells <em and others>")]
    [InlineData("<B>Bold</B> start", "Bold start")]
    [InlineData("n<sub and sup>n, x<i and y>j, p<s or q>t", "n<sub and sup>n, x<i and y>j, p<s or q>t")]
    [InlineData("C<sup>14</sup>-labelled", "C14-labelled")]
    [InlineData("R&amp;D in <script>, <title>, <Untitled>", "R&D in <script>, <title>, <Untitled>")]
    [InlineData("<jats:p>One <span class=\"x\">two</span><br/>three</jats:p>", "One two three")]
    [InlineData("&lt;i&gt;E. coli&lt;/i&gt; and <strong>more</strong>", "E. coli and more")]
    public void Only_known_markup_is_removed(string text, string expected) => Assert.Equal(expected, FieldText.Clean(text));

    [Theory]
    [InlineData("2020/05/12/", 2020)]
    [InlineData("20200512", 2020)]
    [InlineData("15032019", 2019)]
    [InlineData("20121912", 1912)]
    [InlineData("032019", 2019)]
    [InlineData("１９９９", 1999)]
    [InlineData("c2011", 2011)]
    [InlineData("2019-2020", 2019)]
    [InlineData("2018年3月", 2018)]
    [InlineData("43905", 2020)]
    [InlineData("15-Mar-19", null)]
    [InlineData("Mar-20", null)]
    [InlineData("0000", null)]
    [InlineData("9999", null)]
    [InlineData("201", null)]
    [InlineData("99999999", null)]
    public async Task No_year_is_invented(string text, int? year)
    {
        var items = await Ris.ReadAsync($"TY  - JOUR\nTI  - One\nPY  - {text}\nER  - \n");

        Assert.Equal(year, items.Records()[0].Year);
        Assert.Equal(year is null || text == "43905", items.Tally().IssueCount == 1);
    }

    [Theory]
    [InlineData("C3  - PUBMED 30000001,EMBASE 600000001", "30000001", null)]
    [InlineData("N1  - PMID: 30000002; PMCID: PMC7000002", "30000002", "PMC7000002")]
    [InlineData("N1  - PMCID: PMC7000002, PMID: 30000002", "30000002", "PMC7000002")]
    [InlineData("N1  - Erratum in: J Test 2019. PMID: 30000002", null, null)]
    public async Task PubMed_ids_are_taken_from_notes(string line, string? pubMedId, string? pmcId)
    {
        var record = await Ris.ReadEntryAsync("TI  - One", line);

        Assert.Equal((pubMedId, pmcId), (record.PubMedId, record.PmcId));
    }

    [Fact]
    public async Task A_PubMed_id_in_the_note_of_BibTeX_is_read()
        => Assert.Equal("23439512",
            (await Exports.ReadOneAsync(FileKind.BibTex, "@article{a, title={One}, note={PMID: 23439512}}")).PubMedId);

    [Theory]
    [InlineData("Ã‰tude sur lâ€™Ã©tÃ©", "Étude sur l’été", "encoded twice and was read")]
    [InlineData("Ð˜ÑÑÐ»ÐµÐ´Ð¾Ð²Ð°Ð½Ð¸Ðµ", "Ð˜ÑÑÐ»ÐµÐ´Ð¾Ð²Ð°Ð½Ð¸Ðµ", "may have been")]
    [InlineData("MÃ¼ller und Müller", "MÃ¼ller und Müller", "may have been")]
    [InlineData("SÃO PAULO, Âge, Åkerblom", "SÃO PAULO, Âge, Åkerblom", null)]
    public async Task Text_that_was_encoded_twice_is_put_right_where_that_is_safe(string title, string expected, string? remark)
    {
        var items = await Ris.ReadAsync($"TY  - JOUR\nTI  - {title}\nER  - \n");

        Assert.Equal(expected, items.Records()[0].Title);
        Assert.Equal(remark is not null,
            items.Tally().Issues.Any(issue => issue.Message.Contains(remark ?? "twice", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_ellipsis_behind_the_last_author_is_dropped_with_a_remark()
    {
        var items = await Csv.ReadAsync("title,authors\nOne,\"J Smith, A Doe, KL van der Berg…\"\n");

        Assert.DoesNotContain('…', items.Records()[0].Authors.Joined());
        Assert.Contains(items.Tally().Issues, issue => issue.Message.Contains("shortened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_authors_as_Python_writes_it_is_taken_apart()
        => Assert.Equal("Mizdrak, Anja; O'Hara, Peter",
            (await Ris.ReadEntryAsync("TI  - One", "A1  - ['Mizdrak, Anja', \"O'Hara, Peter\"]")).Authors
            .Joined());
}
