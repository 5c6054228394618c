using System.Globalization;
using System.Xml.Linq;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;

using static ScopingReview.Domain.Tests.Reporting.PrismaWorld;

namespace ScopingReview.Domain.Tests.Reporting;

/// <summary>The flow of a review in every state that it passes through, as a figure and as data.</summary>
public sealed class PrismaStatesTests
{
    private static readonly string[] _states =
    [
        "1-empty", "2-sources", "3-imported", "4-titles-half-read", "5-title-conflicts", "6-titles-done", "7-sought",
        "8-full-texts-half-read", "9-full-text-conflicts", "10-done", "11-both-arms", "12-removed-before", "13-updated",
        "14-updated-in-progress", "15-sources-and-12-reasons",
    ];

    // What is finished, or has not begun, has nothing open.
    private static readonly string[] _settled =
        ["1-empty", "2-sources", "6-titles-done", "10-done", "11-both-arms", "12-removed-before", "13-updated", "15-sources-and-12-reasons"];

    public static TheoryData<string> States => [.. _states];

    [Theory]
    [MemberData(nameof(States))]
    public void It_adds_up_says_what_is_open_and_fits_its_figure(string state)
    {
        var flow = Of(state);

        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Empty(DiagramGeometry.Faults(PrismaDiagram.Layout(flow)));
        Assert.Equal(flow.Open.Count > 0, flow.IsProvisional);
        Assert.Equal(_settled.Contains(state), !flow.IsProvisional);
        using var svg = new StringWriter();
        PrismaDiagram.WriteSvg(flow, svg);
        Assert.Equal(flow.IsProvisional, XDocument.Parse(svg.ToString()).Root!.Value.Contains("PROVISIONAL", StringComparison.Ordinal));
        Pictures.Keep($"flow-{state}.svg", svg.ToString());
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Its_data_file_has_the_numbers_of_the_figure(string state)
    {
        var flow = Of(state);
        using var csv = new StringWriter();
        PrismaCsv.Write(flow, csv);
        Pictures.Keep($"flow-{state}.csv", csv.ToString());

        var lines = csv.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(SmallCsv.Fields).Where(row => row[0] != "NA")
            .ToDictionary(row => row[0], row => row[^1], StringComparer.Ordinal);
        int Number(string key) => int.Parse(lines[key], CultureInfo.InvariantCulture);

        Assert.Equal(flow.Left.Identified.Count, Number("database_results") + Number("register_results"));
        Assert.Equal((flow.Left.Screened.Count, flow.Left.Excluded.Count), (Number("records_screened"), Number("records_excluded")));
        Assert.Equal(flow.Left.Reports.Assessed.Count, Number("dbr_assessed"));
        Assert.Equal(flow.Left.Reports.Excluded.Count, lines["dbr_excluded"] == "0" ? 0
            : lines["dbr_excluded"].Split("; ").Sum(reason => int.Parse(reason.Split(", ")[^1], CultureInfo.InvariantCulture)));
        Assert.Equal(flow.Studies.Count, Number("new_studies"));
    }

    private static PrismaFlow Of(string state)
    {
        var world = new PrismaWorld();
        var at = Array.IndexOf(_states, state);
        if (state == "1-empty")
            return world.Flow();
        if (state == "15-sources-and-12-reasons")
            return Many(world);
        var medline = world.Source(InformationSourceKind.Database, "MEDLINE");
        var embase = world.Source(InformationSourceKind.Database, "Embase");
        world.Source(InformationSourceKind.Register, "ClinicalTrials.gov");
        if (state == "2-sources")
            return world.Flow();
        var kept = world.Record(medline, at >= 5 ? Included : null);
        world.Records(400, embase, record => record with { DuplicateOfId = kept.Id });
        // 1,200 that are excluded by title, 120 that are sought, of which 3 cannot be had.
        Read(1_200, at < 3 ? 0 : at == 3 ? 500 : 1_200, Excluded);
        if (at == 4)
            world.Records(7, medline, record => record with { TitleAbstract = ScreeningStatus.Conflict });
        if (at < 5)
            return world.Flow();
        if (state == "6-titles-done")
            return world.Flow();
        world.Records(3, medline, at == 6 ? Sought : NotRetrieved);
        if (at == 6)
        {
            world.OpenPairs = 2;
            return world.Flow();
        }

        world.Records(at == 7 ? 20 : 60, medline, ExcludedFor("Wrong population"))
            .Records(at == 7 ? 10 : 30, embase, ExcludedFor("Not peer work"));
        if (at == 7)
            world.Records(57, medline, Retrieved);
        else
            world.Records(27, embase, Included);
        if (at == 8)
            world.Records(4, medline, record => Retrieved(record) with { FullText = ScreeningStatus.Conflict });
        if (at >= 10)
            world.Records(9, world.Source(InformationSourceKind.Website, "A commission"), Included)
                .Records(4, world.Source(InformationSourceKind.CitationSearching, "Reference lists"), ExcludedFor("Wrong concept"))
                .Records(2, world.Source(InformationSourceKind.Website, "Another"), record => record with { DuplicateOfId = kept.Id });
        if (at >= 11)
            world.Records(80, medline, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "ASReview" })
                .Records(5, medline, record => record with { Removal = RemovalBeforeScreening.Other, RemovalReason = "No title" });
        if (at >= 12)
        {
            world.Previous = PreviousOf(172, 180);
            world.Records(2, medline, record => Included(record) with { PreviousStudyId = world.Previous.Studies[0].Id });
        }

        if (at >= 13)
            world.Records(31, embase);
        return world.Flow();

        void Read(int count, int read, Func<PrismaRecord, PrismaRecord> change)
            => world.Records(read, medline, change).Records(count - read, medline);
    }

    private static PrismaFlow Many(PrismaWorld world)
    {
        List<PrismaSource> sources = [.. Enumerable.Range(1, 15)
            .Select(i => world.Source(i <= 12 ? InformationSourceKind.Database : InformationSourceKind.Register,
                $"Source {i} with the long name that vendors give it (platform {i})"))];
        foreach (var (i, source) in sources.Index())
            world.Records(100 + (13 * i), source, Excluded);
        for (var reason = 1; reason <= 12; reason++)
            world.Records(reason * 3, sources[reason], ExcludedFor($"Reason {reason}: not what the protocol asks for in one way or another"));
        world.Records(44, sources[0], Included);
        return world.Flow();
    }
}
