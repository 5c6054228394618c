using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>DOIs that LaTeX, typesetting or line breaks have changed.</summary>
public sealed class DoiFieldTests
{
    [Theory]
    [InlineData("10.1000/ abc.11", "10.1000/abc.11", true)]
    [InlineData("10.1000 /abc.11", "10.1000/abc.11", true)]
    [InlineData("10.1000/abc- 11", "10.1000/abc-11", true)]
    [InlineData("10.1000/abc .11", "10.1000/abc.11", true)]
    [InlineData("10.1000/abc\u201016", "10.1000/abc-16", true)]
    [InlineData("https://doi.org/10.1000/abc\u201316", "10.1000/abc-16", true)]
    [InlineData("10.1000/ab\u00ADc", "10.1000/abc", true)]
    [InlineData("10.1000/abc 12", "10.1000/abc", true)]
    [InlineData("10.1000/abc.6 [doi]", "10.1000/abc.6", false)]
    [InlineData("10.1000/abc; 10.1000/x", "10.1000/abc", false)]
    [InlineData("DOI: 10.1000/abc", "10.1000/abc", false)]
    public async Task A_space_or_hyphen_that_does_not_belong_is_mended_with_a_remark(string text, string doi, bool isMended)
    {
        var items = await Ris.ReadAsync($"TY  - JOUR\nTI  - One\nDO  - {text}\nER  - \n");

        Assert.Equal(doi, items.Records()[0].Doi);
        Assert.Equal(isMended, items.Tally().Issues.Any(issue => issue.Field == "DO"));
    }

    [Theory]
    [InlineData(@"10.1002/a49:8{\textless}693::AID3{\textgreater}3.0.CO;2-O")]
    [InlineData(@"10.1002/a49:8$<$693::AID3$>$3.0.CO;2-O")]
    [InlineData(@"10.1002/a49:8\textless 693::AID3\textgreater 3.0.CO;2-O")]
    [InlineData(@"10.1002/a49:8\textless693::AID3\textgreater3.0.CO;2-O")]
    [InlineData(@"10.1002/a49:8\textless{}693::AID3\textgreater{}3.0.CO;2-O")]
    [InlineData(@"10.1002/a49:8$\lt$693::AID3$\gt$3.0.CO;2-O")]
    public async Task LaTeX_in_a_DOI_is_decoded(string doi) => Assert.Equal("10.1002/a49:8<693::aid3>3.0.co;2-o",
        (await Exports.ReadOneAsync(FileKind.BibTex, "@article{a, title={One}, doi={" + doi + "}}")).Doi);

    [Fact]
    public async Task Escapes_in_links_and_DOIs_are_taken_off()
    {
        var record = await Exports.ReadOneAsync(FileKind.BibTex,
            @"@article{a, title={One}, doi={10.1007/978-3\_12\&3}, url={http://x.example/\%7Ey\_z\textunderscore{}w\#a}}");

        Assert.Equal(("10.1007/978-3_12&3", "http://x.example/%7Ey_z_w#a"), (record.Doi, Assert.Single(record.Urls)));
    }
}
