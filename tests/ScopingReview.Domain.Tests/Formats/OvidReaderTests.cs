using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class OvidReaderTests
{
    [Theory]
    [InlineData("J Test. 12(3):101-9, 2020 Jan.", "J Test", 2020, "12", "3", "101-109")]
    [InlineData("Ecology.   8(6):1048-1064, September 2015.", "Ecology", 2015, "8", "6", "1048-1064")]
    [InlineData("Forests & Trees. 201(2-3):327-334, November 15, 2004.", "Forests & Trees", 2004, "201", "2-3", "327-334")]
    [InlineData("Methods in analysis.:371-397, 2004. Series Information:  Practice.", "Methods in analysis", 2004, null, null, "371-397")]
    [InlineData("BMC Tests. Conference: 2nd Meeting: Part 2. Spain. 12 (Supplement 3) (no pagination), 2018. Date of Publication: 2018.",
        "BMC Tests", 2018,
        "12", "Supplement 3", null)]
    [InlineData("J Test. 12 (3) (pp 101-109), 2020. Date of Publication: January 2020.", "J Test", 2020, "12", "3", "101-109")]
    [InlineData("J Test. Vol.145(1), Jan 2019, pp. 1-20.", "J Test", 2019, "145", "1", "1-20")]
    [InlineData("Very Long Name. Vol 28(2) April 2015, 103-106", "Very Long Name", 2015, "28", "2", "103-106")]
    [InlineData("Acta Examinationis August 2011;43(8):647-653", "Acta Examinationis", 2011, "43", "8", "647-653")]
    [InlineData("Acta Belgica November/December 2010;6:611-613", "Acta Belgica", 2010, "6", null, "611-613")]
    [InlineData("Journal of Studies 12, Winter 2007: 7-14.", "Journal of Studies", 2007, "12", null, "7-14")]
    [InlineData("Journal of Affairs, 2013(1): 3-28.", "Journal of Affairs", null, "2013", "1", "3-28")]
    [InlineData("Journal of Trauma.", "Journal of Trauma", null, null, null, null)]
    [InlineData("Gazette of the Patent & Trademark Office Patents. 1288(3), Nov. 16, 2004.",
        "Gazette of the Patent & Trademark Office Patents",
        2004, "1288", "3", null)]
    [InlineData("Kemp, Rosa Maria [Editor, Reprint Author], Carver, Juan J. [Editor]. Methods in analysis.:371-397, 2004.",
        "Methods in analysis", 2004, null, null, "371-397")]
    [InlineData("Kemp, R [Ed]; Carver, J [Ed]. (2015). Handbook of tests. (pp. 103-106). xiv, 400 pp. New York, NY, US: Press; US.",
        "Handbook of tests", 2015, null, null, "103-106")]
    public async Task The_source_is_taken_apart(string source, string journal, int? year, string? volume, string? issue, string? pages)
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid, $"<1>\nTitle\n  One\nSource\n  {source}\n");

        Assert.Equal((journal, year, volume, issue, pages), (record.Journal, record.Year, record.Volume, record.Issue, record.Pages));
    }

    [Theory]
    [InlineData("Smith J; Doe AB", "Smith, J; Doe, AB")]
    [InlineData("Behan L.", "Behan, L.")]
    [InlineData("Holst, Jakob 1;  Mathes, Tim 2", "Holst, Jakob; Mathes, Tim")]
    [InlineData("Verbeek, Jan MD *;  van Vugt, Arie MD, PhD +", "Verbeek, Jan; van Vugt, Arie")]
    [InlineData("Petersen, James A. Ph.D., FACSM", "Petersen, James A.")]
    [InlineData("Zhang, Weijia 1,2,+", "Zhang, Weijia")]
    [InlineData("Walsdorf, Neill B. [Inventor, Reprint Author]", "Walsdorf, Neill B.")]
    [InlineData("AHMED, Mughees.", "AHMED, Mughees")]
    [InlineData("Smith MA", "Smith, MA")]
    [InlineData("Smith, MD", "Smith, MD")]
    [InlineData("Werner, S. M. [Author, Reprint Author; E-mail: s@example.org]; Roe, E. V. [Author]", "Werner, S. M.; Roe, E. V.")]
    [InlineData("Bunker, Sara RN; PhD; FAAN 1; Doe, Ann MD *", "Bunker, Sara; Doe, Ann")]
    public async Task Names_lose_degrees_roles_and_marks(string authors, string expected) => Assert.Equal(expected,
        (await Exports.ReadOneAsync(FileKind.Ovid, $"<1. >\nVN  - Ovid Technologies\nTI  - One\nAU  - {authors}\n")).Authors.Joined());

    [Fact]
    public async Task Editors_stand_before_the_book_that_a_chapter_is_in()
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid,
            "<1>\nTitle\n  One\nSource\n  Kemp, Rosa Maria [Editor, Reprint Author], Carver, Juan J. [Editor]. Methods in analysis.:371-397, 2004.\n");

        Assert.Equal("Kemp, Rosa Maria; Carver, Juan J.", record.Editors.Joined());
    }

    [Theory]
    [InlineData("Chapter Title\n  Introduction\nPublication Type\n  Book Chapter", "Introduction", "The whole book")]
    [InlineData("Publication Type\n  Book", "The whole book", null)]
    public async Task The_title_of_a_chapter_stands_beside_that_of_its_book(string more, string title, string? journal)
    {
        var items = await Exports.ReadAsync(FileKind.Ovid,
            $"<1>\nAuthor\n  Doe, Ann\n\nTitle\n  The whole book\n\n{more}\n\nAbstract\n  Text.\n\n<2>\nTitle\n  Another\n");

        var records = items.Records();
        Assert.Equal([title, "Another"], records.Select(record => record.Title));
        Assert.Equal((journal, "Doe, Ann", "Text."), (records[0].Journal, records[0].Authors.Joined(), records[0].Abstract));
        Assert.Empty(items.Tally().Issues);
    }

    [Theory]
    [InlineData("Kemp, R [Ed]. (2015). Handbook of tests. xiv, 400 pp. New York, NY, US: Press; US.")]
    [InlineData("(2015). Handbook of tests 400 pp. Town: Press.")]
    public async Task A_book_without_a_title_is_called_what_its_source_is_about(string source)
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid, $"<1>\nAuthor\n  Doe, Ann\nPublication Type\n  Book\nSource\n  {source}\n");

        Assert.Equal(("Handbook of tests", 2015, null), (record.Title, record.Year, record.Journal));
    }

    [Theory]
    [InlineData("One and two.", "One and two", null)]
    [InlineData("One and two.[Article]", "One and two", "Article")]
    [InlineData("One and two: a review.  [Review]", "One and two: a review", "Review")]
    [InlineData("[Peer support in rural areas]. [References].", "[Peer support in rural areas]", "References")]
    [InlineData("To be continued...", "To be continued...", null)]
    public async Task The_title_loses_its_full_stop_and_the_kind_behind_it(string title, string expected, string? kind)
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid, $"<1>\nTitle\n  {title}\nAbstract\n  Text.\n");

        Assert.Equal((expected, kind), (record.Title, record.PublicationType));
    }

    [Theory]
    [InlineData("", "30000001", "30000001")]
    [InlineData("Database: Ovid MEDLINE(R) <1946 to now>\n", "30000001", "30000001")]
    [InlineData("Database: Embase <1974 to now>\n", "30000001", null)]
    [InlineData("", "621000001", null)]
    public async Task Ovids_number_is_PubMeds_where_the_database_is_MEDLINE(string before, string number, string? expected)
    {
        var items = await Exports.ReadAsync(FileKind.Ovid, $"{before}\n<1>\nUnique Identifier\n  {number}\nTitle\n  One\n");

        var record = Assert.Single(items.Records());
        Assert.Equal((expected, number), (record.PubMedId, record.AccessionNumber));
        Assert.Single(items);
    }

    [Fact]
    public async Task All_fields_of_a_tagged_entry_are_read()
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid,
            "<3001. >\r\nVN  - Ovid Technologies\r\nDB  - Embase\r\nUI  - 621381829\r\nTI  - Quality of life in patients: A systematic\r\n      review.\r\n"
            + "AU  - Behan L.\r\nIN  - (Behan) Centre, Southampton\r\n      (Galvin) School, Cork\r\nMH  - *adult\r\nOD  - adult\r\nAB  - Background: As in most.\r\n"
            + "IS  - 1753-6561\r\nDO  - http://dx.doi.org/10.1000/S12919\r\nLG  - English\r\nPT  - Conference Abstract\r\nYR  - 2018\r\nXL  - https://ovid.example/1\r\n");

        Assert.Equal("Quality of life in patients: A systematic review", record.Title);
        Assert.Equal(["1753-6561"], record.Issns);
        Assert.Equal(("10.1000/s12919", "English", 2018, PublicationKind.Conference, "Embase", "621381829"),
            (record.Doi, record.Language, record.Year, record.Kind, record.DatabaseName, record.AccessionNumber));
        Assert.Equal(["adult"], record.Keywords);
        Assert.Equal(["https://ovid.example/1"], record.Urls);
        Assert.StartsWith("<3001. >\r\n", record.RawText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_with_blank_lines_between_end_no_entry()
    {
        var record = await Exports.ReadOneAsync(FileKind.Ovid,
            "<8>\nTitle\n  One.[Article]\nReferences\n  Aber JD. 1989. Nitrogen. Bioscience 39: 378-386.\n\n  Acker K. 1998. Fog. Chemistry 361: 59-64.\nISSN\n  1067-5027\n"
            + "Link to the Ovid Full Text or citation\n http://ovid.example/8\n");

        Assert.Equal(["1067-5027"], record.Issns);
        Assert.Equal(["http://ovid.example/8"], record.Urls);
    }
}
