using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>A record with something in every field, and the comparison of two records but for place and raw text.</summary>
public static class FullRecord
{
    public static BibliographicRecord Create() => new()
    {
        PositionInFile = 1,
        RawText = "",
        SourceRecordId = "id-1",
        Kind = PublicationKind.Conference,
        PublicationType = "Conference Paper",
        Title = "=One, \"two\" & three",
        Abstract = "-First; line\nsecond \"line\"",
        Authors = [new("Doe", "Jane B."), new("de la Cruz", "Ana Maria"), new("A Group, Inc.", null)],
        Editors = [new("Ed", "I.")],
        Year = 2020,
        Journal = "Proceedings of Ones",
        JournalAbbreviation = "Proc. 1",
        Volume = "5",
        Issue = "6",
        Pages = "377-386",
        Doi = "10.1000/a;b",
        PubMedId = "12345",
        PmcId = "PMC123",
        Issns = ["1234-567X", "2277-9175"],
        Isbns = ["9783319456785"],
        Keywords = ["a, b", "c"],
        Language = "English",
        Urls = ["https://example.org/1?a=b;c", "http://b.example"],
        DatabaseName = "Scopus",
        AccessionNumber = "2-s2.0-1",
        Notes = ["One\nin two lines", "@Two"],
    };

    public static void AssertSame(BibliographicRecord expected, BibliographicRecord actual)
    {
        Assert.Equal(string.Join('|', expected.Authors), string.Join('|', actual.Authors));
        Assert.Equal(expected.Editors, actual.Editors);
        Assert.Equal(expected.Issns, actual.Issns);
        Assert.Equal(expected.Isbns, actual.Isbns);
        Assert.Equal(expected.Keywords, actual.Keywords);
        Assert.Equal(expected.Urls, actual.Urls);
        Assert.Equal(expected.Notes, actual.Notes);
        Assert.Equal(WithoutLists(expected), WithoutLists(actual));
    }

    private static BibliographicRecord WithoutLists(BibliographicRecord record) =>
        record with
        {
            PositionInFile = 1,
            RawText = "",
            Authors = [],
            Editors = [],
            Issns = [],
            Isbns = [],
            Keywords = [],
            Urls = [],
            Notes = []
        };
}
