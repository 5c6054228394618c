using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Tests.Records;

public sealed class SourceDifferencesTests
{
    [Theory]
    [InlineData("A title", "a  Title.", null)]
    [InlineData("A title", "Another title", "A title: kept | Another title: twin")]
    [InlineData("A title", null, "A title: kept | : twin")]
    [InlineData(null, "A title", ": kept | A title: twin")]
    [InlineData(null, null, null)]
    public void A_field_differs_when_the_exports_say_other_words_or_one_leaves_it_out(string? kept, string? twin, string? expected)
    {
        var said = SourceDifferences.Of([Export("kept", "Title", kept), Export("twin", "Title", twin)]);

        Assert.Equal(expected, said.Count == 0 ? null
            : string.Join(" | ", said[0].Said.Select(s => $"{string.Join(';', s.Values)}: {string.Join(',', s.From)}")));
    }

    [Fact]
    public void Sources_that_agree_stand_together_and_facts_of_the_export_are_no_difference()
    {
        var said = SourceDifferences.Of([Export("a", "Year", "2019"), Export("b", "Year", "2020"), Export("c", "Year", "2019")]);

        Assert.Equal(["a,c", "b"], Assert.Single(said).Said.Select(s => string.Join(',', s.From)));
        Assert.Empty(SourceDifferences.Of([Export("a", "Accession number", "1"), Export("b", "Accession number", "2")]));
        Assert.Empty(SourceDifferences.Of([Export("a", "Year", "2019")]));
    }

    private static ExportedRecord Export(string from, string field, string? value)
        => new(from, [new RecordField(field, value is null ? [] : [value])]);
}
