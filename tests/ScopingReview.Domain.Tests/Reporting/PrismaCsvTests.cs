using System.Text;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Tests.Support;

using static ScopingReview.Domain.Tests.Reporting.PrismaWorld;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class PrismaCsvTests
{
    private readonly PrismaWorld _world = new();

    [Fact]
    public void Numbers_are_in_the_last_column_of_their_rows()
    {
        var kept = _world.Record(_world.Source(InformationSourceKind.Database, "MEDLINE, PubMed; 2012–2022"), Included);
        _world.Records(1_200, _world.Source(InformationSourceKind.Database, "Author's library"), Excluded)
            .Records(1, _world.Source(InformationSourceKind.Website), record => record with { DuplicateOfId = kept.Id })
            .Records(2, _world.Source(InformationSourceKind.Organisation), ExcludedFor("No peers, no service"))
            .Records(3, _world.Source(InformationSourceKind.Contact), Included);

        var n = Values(Write(_world.Flow()));

        Assert.Equal("1201", n["database_results"]);
        Assert.Equal("MEDLINE PubMed 2012–2022, 1; Author’s library, 1200", n["database_specific_results"]);
        Assert.Equal("Register 1, xxx; Register 2, xxx; Register 3, xxx", n["register_specific_results"]);
        Assert.Equal("0", n["register_results"]);
        Assert.Equal("1200", n["records_excluded"]);
        Assert.Equal("0", n["dbr_excluded"]);
        Assert.Equal("0", n["website_results"]);
        Assert.Equal("5", n["organisation_results"]);
        Assert.Equal("No peers no service, 2", n["other_excluded"]);
        Assert.Equal("5", n["other_assessed"]);
        Assert.Equal(["0", "4", "4", "4", "4", "0"],
            [n["previous_studies"], n["new_studies"], n["new_reports"], n["total_studies"], n["total_reports"], n["total_studies_ma"]]);
    }

    [Fact]
    public void A_source_and_a_reason_that_a_spreadsheet_would_calculate_with_are_disarmed()
    {
        _world.Records(1, _world.Source(InformationSourceKind.Database, "=HYPERLINK(1)"), ExcludedFor("\u200B@reason"));

        var n = Values(Write(_world.Flow()));

        Assert.Equal("’=HYPERLINK(1), 1", n["database_specific_results"]);
        Assert.Equal("’\u200B@reason, 1", n["dbr_excluded"]);
    }

    [Fact]
    public void What_the_file_cannot_hold_is_said_in_remarks()
    {
        var kept = _world.Record(_world.Source(InformationSourceKind.Database));
        _world.Records(1, _world.Source(InformationSourceKind.Website), record => record with { DuplicateOfId = kept.Id })
            .Records(3, _world.Source(InformationSourceKind.Contact), Included)
            .Records(2, _world.Source(InformationSourceKind.CitationSearching, screensTitles: true), Excluded);

        Assert.Equal(
            [
                "The flow is provisional: 1 record not yet decided at title and abstract.",
                "The template has no row for contacts: n = 3 is counted with organisations (organisation_results).",
                "Other methods, not counted: Already identified through databases, n = 1.",
                "Other methods, counted as identified but not as sought: Excluded at title and abstract, n = 2.",
            ],
            PrismaCsv.Remarks(_world.Flow()));
    }

    [Fact]
    public void An_updated_review_fills_the_rows_of_its_previous_version_and_totals()
    {
        var previous = _world.Previous = PreviousOf(40, 44);
        _world.Records(2, _world.Source(InformationSourceKind.Database), Included)
            .Records(1, _world.Source(InformationSourceKind.Database),
                record => Included(record) with { PreviousStudyId = previous.Studies[0].Id });

        var n = Values(Write(_world.Flow()));

        Assert.Equal(["40", "44", "2", "3", "42", "47"],
            [n["previous_studies"], n["previous_reports"], n["new_studies"], n["new_reports"], n["total_studies"], n["total_reports"]]);
        Assert.Equal(
            ["new_reports holds all new reports, those of previously included studies among them (n = 1)."],
            PrismaCsv.Remarks(_world.Flow()));
    }

    [Fact]
    public void A_previous_version_without_studies_is_told_beside_the_file_which_takes_0_for_none()
    {
        _world.Previous = PreviousOf(0, 0);

        Assert.Equal("0", Values(Write(_world.Flow()))["previous_studies"]);
        Assert.Equal(["The previous version included no study: the template takes 0 (previous_studies) for no previous version."],
            PrismaCsv.Remarks(_world.Flow()));
    }

    [Fact]
    public void Removals_are_in_their_rows_and_the_footnotes_beside_the_file()
    {
        var database = _world.Source(InformationSourceKind.Database);
        _world.Records(3, database, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "ASReview" })
            .Records(2, database, record => record with { Removal = RemovalBeforeScreening.Other, RemovalReason = "Retracted" })
            .Records(4, database, Excluded);

        var n = Values(Write(_world.Flow()));

        Assert.Equal(["3", "2", "4", "4"], [n["excluded_automatic"], n["excluded_other"], n["records_screened"], n["records_excluded"]]);
        Assert.Equal(
            [
                "The number of records identified is reported for each database or register searched.",
                "Records excluded by a human (n = 4); records excluded by automation tools (n = 3), before screening: ASReview (n = 3).",
            ],
            PrismaCsv.Remarks(_world.Flow()).Select(remark => remark.Replace('\u00A0', ' ')));
    }

    [Fact]
    public void A_final_flow_of_databases_alone_needs_no_remarks()
    {
        _world.Records(2, _world.Source(InformationSourceKind.Database), Excluded);

        Assert.Empty(PrismaCsv.Remarks(_world.Flow()));
    }

    [CorporaFact]
    public void An_empty_review_gives_the_template_itself_but_for_reasons_and_the_last_line_end()
    {
        var template = File.ReadAllText(Corpora.Path("prisma2020/PRISMA.csv"), new UTF8Encoding(false, true));

        var expected = template.Replace("\"Reason1, xxx; Reason2, xxx; Reason3, xxx\"\r\n", "0\r\n", StringComparison.Ordinal) + "\r\n";

        Assert.Equal(expected, Write(_world.Flow()));
    }

    [CorporaFact]
    public void With_numbers_only_the_last_column_differs_from_the_template()
    {
        _world.Records(7, _world.Source(InformationSourceKind.Database), ExcludedFor("Wrong population"));
        _world.Records(2, _world.Source(InformationSourceKind.Register), Included);

        var template = File.ReadAllLines(Corpora.Path("prisma2020/PRISMA.csv")).Select(SmallCsv.Fields).ToList();
        var written = Rows(Write(_world.Flow()));

        Assert.Equal(template.Select(row => string.Join('|', row.SkipLast(1))), written.Select(row => string.Join('|', row.SkipLast(1))));
        Assert.All(written, row => Assert.Equal(8, row.Count));
    }

    [Fact]
    public void There_is_no_byte_order_mark()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
            PrismaCsv.Write(_world.Flow(), writer);

        Assert.Equal((byte)'d', stream.ToArray()[0]);
    }

    private static string Write(PrismaFlow flow)
    {
        using var writer = new StringWriter();
        PrismaCsv.Write(flow, writer);
        return writer.ToString();
    }

    private static List<IReadOnlyList<string>> Rows(string csv) =>
        [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(SmallCsv.Fields)];

    private static Dictionary<string, string> Values(string csv) =>
        Rows(csv).Where(row => row[0] != "NA").ToDictionary(row => row[0], row => row[7]);
}
