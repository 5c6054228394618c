using ScopingReview.Domain.Records;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Tests.Sources;

public sealed class SourceGuessTests
{
    [Theory]
    [InlineData("PubMed", "export.ris", "PubMed", InformationSourceKind.Database)]
    [InlineData("Ovid MEDLINE(R) <1946 to May 2021>", "x.ris", "MEDLINE", InformationSourceKind.Database)]
    [InlineData("APA PsycInfo", "x.ris", "APA PsycInfo", InformationSourceKind.Database)]
    [InlineData("ecn", "econlit_3.ris", "EconLit", InformationSourceKind.Database)]
    [InlineData("egh", "envindex_100.ris", "Egh", InformationSourceKind.Database)]
    [InlineData(null, "wos_278.ris", "Web of Science", InformationSourceKind.Database)]
    [InlineData(null, "Dimensions_246.ris", "Dimensions", InformationSourceKind.Database)]
    [InlineData(null, "savedrecs (3).txt", "New source", InformationSourceKind.Database)]
    [InlineData("forward-citation", "forward-citation.ris", "Forward citation", InformationSourceKind.CitationSearching)]
    [InlineData(null, "ClinicalTrials.gov results.ris", "ClinicalTrials gov", InformationSourceKind.Register)]
    [InlineData("", "", "New source", InformationSourceKind.Database)]
    public void A_source_is_guessed_from_the_records_else_from_the_file(
        string? database, string file, string name, InformationSourceKind kind)
        => Assert.Equal(new SourceGuess(name, kind), SourceGuess.Of(database, file));
}
