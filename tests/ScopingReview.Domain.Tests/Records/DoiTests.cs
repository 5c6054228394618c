using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Records;

public sealed class DoiTests
{
    [Theory]
    [InlineData("10.1000/ABC.Def", "10.1000/abc.def")]
    [InlineData(" doi:10.1000/abc ", "10.1000/abc")]
    [InlineData("DOI 10.1000/abc", "10.1000/abc")]
    [InlineData("https://doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("http://dx.doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("https://doi-org.proxy.library.example/10.1000/abc?utm=1#top", "10.1000/abc")]
    [InlineData("https://doi.org/10.1016/S0140-6736%2899%2900001-2", "10.1016/s0140-6736(99)00001-2")]
    [InlineData("10.1007%2Fs11307-012-0572-0", "10.1007/s11307-012-0572-0")]
    [InlineData("10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2",
        "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2")]
    [InlineData("10.1000/abc.", "10.1000/abc")]
    [InlineData("10.1000/abc;,", "10.1000/abc")]
    [InlineData("(10.1000/abc)", "10.1000/abc")]
    [InlineData("10.1016/S0140-6736(99)00001", "10.1016/s0140-6736(99)00001")]
    [InlineData("10.1016/0140(99)", "10.1016/0140(99)")]
    [InlineData("10.1000/abc [doi]", "10.1000/abc")]
    [InlineData("10.1000/abc[doi]", "10.1000/abc")]
    [InlineData("10.1000/one; 10.1000/two", "10.1000/one")]
    [InlineData("10.1000/one;https://doi.org/10.1000/two", "10.1000/one")]
    [InlineData("10.1000.10/123", "10.1000.10/123")]
    [InlineData("10.1000/456#789", "10.1000/456#789")]
    [InlineData("10.3398/1527-0904(2007)67[593:HRSOBW]2.0.CO;2", "10.3398/1527-0904(2007)67[593:hrsobw]2.0.co;2")]
    public void A_DOI_is_normalised(string text, string expected) => Assert.Equal(expected, Doi.Normalise(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Article")]
    [InlineData("10.1000")]
    [InlineData("10.1000/")]
    [InlineData("10.1000/.")]
    [InlineData("10.12/abc")]
    [InlineData("110.1000/abc")]
    [InlineData("version 2.10.1000/abc")]
    public void Text_without_a_DOI_gives_none(string? text) => Assert.Null(Doi.Normalise(text));

    [Fact]
    public void Text_that_only_begins_like_a_DOI_gives_none() => Assert.Null(Doi.Normalise("10.1000/" + new string('a', 5000)));

    [Theory]
    [InlineData("https://doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("https://publisher.example/doi/abs/10.1200/jco.2013.31", "10.1200/jco.2013.31")]
    [InlineData("https://publisher.example/doi/10.1002/14651858.CD001/full?x=1", "10.1002/14651858.cd001")]
    [InlineData("https://www.example.org/record.uri?eid=2-s2.0-8&doi=10.1016%2fj.foreco.2019.1&md5=aa", "10.1016/j.foreco.2019.1")]
    [InlineData("https://www.example.org/article/10.1007/s11307-012-0572-0.pdf", null)]
    [InlineData("https://example.org/10.1000/abc", null)]
    [InlineData("https://example.org", null)]
    public void Only_links_that_lead_to_a_DOI_give_one(string url, string? expected) => Assert.Equal(expected, Doi.FromUrl(url));

    [Theory]
    [InlineData("Clin Pharmacokinet. 2011 Jun;50(6):349-69. doi: 10.2165/11586800-000000000-00000.", "10.2165/11586800-000000000-00000")]
    [InlineData("doi:https://doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("doi: 10.1000/one. Comment: doi: 10.1000/two.", null)]
    [InlineData("doi: 10.1000/one doi: 10.1000/ONE", "10.1000/one")]
    [InlineData("See 10.1000/abc", null)]
    public void A_note_gives_the_one_DOI_it_labels(string note, string? expected) => Assert.Equal(expected, Doi.FromNote(note));
}
