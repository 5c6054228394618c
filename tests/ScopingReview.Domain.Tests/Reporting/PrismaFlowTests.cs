using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

using static ScopingReview.Domain.Tests.Reporting.PrismaWorld;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class PrismaFlowTests
{
    private readonly PrismaWorld _world = new();

    [Fact]
    public void A_finished_review_with_one_database_adds_up()
    {
        var medline = _world.Source(InformationSourceKind.Database, "MEDLINE");
        var kept = _world.Record(medline, Included);
        _world.Records(2, medline, record => record with { DuplicateOfId = kept.Id })
            .Records(1, medline, record => record with { Removal = RemovalBeforeScreening.Automation })
            .Records(3, medline, record => record with { Removal = RemovalBeforeScreening.Other, RemovalReason = "Retracted" })
            .Records(10, medline, Excluded)
            .Records(2, medline, NotRetrieved)
            .Records(4, medline, ExcludedFor("Wrong population"))
            .Records(5, medline, ExcludedFor("No peer workers"));

        var flow = _world.Flow();
        var left = flow.Left;

        Assert.Equal([28, 2, 1, 3],
            [left.Identified.Count, left.Duplicates.Count, left.RemovedByAutomation.Count, left.RemovedForOtherReasons.Count]);
        Assert.Equal([22, 10, 12, 2, 10, 9, 1],
            [left.Screened.Count, left.Excluded.Count, left.Reports.Sought.Count, left.Reports.NotRetrieved.Count,
                left.Reports.Assessed.Count, left.Reports.Excluded.Count, left.Reports.Included.Count]);
        Assert.Equal(["No peer workers 5", "Wrong population 4"], left.Reports.ReasonLines.Select(Line));
        Assert.Equal(["Retracted 3"], left.OtherRemovalReasons.Select(Line));
        Assert.Equal(["MEDLINE 28"], left.Databases.Select(Line));
        Assert.Equal([1, 1], [flow.Studies.Count, flow.Reports.Count]);
        Assert.Null(flow.Right);
        Assert.False(flow.IsProvisional);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Contains("28 identified − 6 removed before screening = 22 screened",
            PrismaInvariants.Equations(flow).Select(equation => equation.Text));
        Assert.Contains("Records screened: 22 − 10 records excluded = 12 reports sought for retrieval",
            PrismaInvariants.Equations(flow).Select(equation => equation.Text));
    }

    [Fact]
    public void What_is_open_makes_the_flow_provisional_and_is_a_term_of_its_own()
    {
        var database = _world.Source(InformationSourceKind.Database);
        _world.Records(3, database)
            .Records(2, database, record => record with { TitleAbstract = ScreeningStatus.Conflict })
            .Records(1, database, record => record with { TitleAbstract = ScreeningStatus.NeedsResolution })
            .Records(1, database, Sought)
            .Records(1, database, record => record with { TitleAbstract = ScreeningStatus.Included })
            .Records(1, database, Retrieved)
            .Records(1, database, record => Retrieved(record) with { FullText = ScreeningStatus.Conflict })
            .Records(1, database, record => Retrieved(record) with { FullText = ScreeningStatus.NeedsResolution })
            .Records(1, database, record => ExcludedFor("A")(record) with { ReasonConflict = true })
            .Records(1, database, ExcludedFor(null))
            .Records(1, database, record => Included(record) with { StudyId = null });

        var flow = _world.Flow();

        Assert.True(flow.IsProvisional);
        Assert.Equal(
            [
                "3 records not yet decided at title and abstract", "2 conflicts at title and abstract",
                "1 record awaiting the lead’s decision at title and abstract",
                "2 reports sought, not yet retrieved", "1 report not yet decided at full text", "1 conflict at full text",
                "1 report awaiting the lead’s decision at full text",
                "2 excluded reports whose reason is not settled", "1 included report not yet grouped into a study",
            ],
            flow.Open.Select(open => open.Sentence));
        Assert.Equal(["Reason not settled yet 2"], flow.Left.Reports.ReasonLines.Select(Line));
        Assert.Equal(0, flow.Studies.Count);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Contains("Records screened: 14 − 0 records excluded − 6 open = 8 reports sought for retrieval",
            PrismaInvariants.Equations(flow).Select(equation => equation.Text));
    }

    [Fact]
    public void Other_methods_go_straight_to_reports_sought_unless_they_are_screened()
    {
        var website = _world.Source(InformationSourceKind.Website);
        var citations = _world.Source(InformationSourceKind.CitationSearching, screensTitles: true);
        _world.Records(2, website, record => Included(record) with { TitleAbstract = ScreeningStatus.Pending })
            .Records(1, website, record => NotRetrieved(record) with { TitleAbstract = ScreeningStatus.Excluded })
            .Records(3, citations, Excluded)
            .Records(1, citations, Included)
            .Records(1, citations, record => record with { TitleAbstract = ScreeningStatus.Conflict });

        var flow = _world.Flow();
        var right = flow.Right!;

        Assert.Equal(["Websites 3", "Citation searching 5"], right.Methods.Select(method => Line(method.Identified)));
        Assert.Equal([8, 3, 1, 4, 1, 3],
            [right.Identified.Count, right.Excluded.Count, right.Undecided.Count, right.Reports.Sought.Count,
                right.Reports.NotRetrieved.Count, right.Reports.Included.Count]);
        Assert.Equal(["1 conflict at title and abstract"], flow.Open.Select(open => open.Sentence));
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void A_record_of_other_methods_is_screened_if_any_source_of_its_cluster_is()
    {
        var website = _world.Source(InformationSourceKind.Website);
        var citations = _world.Source(InformationSourceKind.CitationSearching, screensTitles: true);
        var kept = _world.Record(website, Excluded);
        _world.Record(citations, record => record with { DuplicateOfId = kept.Id });

        var right = _world.Flow().Right!;

        Assert.Equal([kept.Id], right.Excluded.Ids);
        Assert.Equal(0, right.Reports.Sought.Count);
    }

    [Fact]
    public void A_record_of_other_methods_that_the_left_arm_has_is_dropped_and_footnoted()
    {
        var database = _world.Source(InformationSourceKind.Database);
        var website = _world.Source(InformationSourceKind.Website);
        var kept = _world.Record(database, Included);
        var dropped = _world.Record(website, record => record with { DuplicateOfId = kept.Id });

        var flow = _world.Flow();

        Assert.Equal([dropped.Id], flow.Right!.AlreadyIdentified.Ids);
        Assert.Equal("Already identified through databases", flow.Right.AlreadyIdentified.Label);
        Assert.Equal(0, flow.Right.Identified.Count);
        Assert.Equal(0, flow.Left.Duplicates.Count);
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void A_cluster_whose_kept_record_came_by_other_methods_counts_in_the_left_arm_under_the_kept_id()
    {
        var register = _world.Source(InformationSourceKind.Register);
        var citations = _world.Source(InformationSourceKind.CitationSearching);
        var kept = _world.Record(citations, Included);
        var first = _world.Record(register, record => Excluded(record) with { DuplicateOfId = kept.Id });
        var second = _world.Record(register, record => record with { DuplicateOfId = kept.Id });

        var flow = _world.Flow();

        Assert.Equal([first.Id, second.Id], flow.Left.Identified.Ids);
        Assert.Equal([second.Id], flow.Left.Duplicates.Ids);
        Assert.Equal([kept.Id], flow.Left.Screened.Ids);
        Assert.Equal([kept.Id], flow.Left.Reports.Included.Ids);
        Assert.Equal([kept.Id], flow.Right!.AlreadyIdentified.Ids);
        Assert.Equal("Already identified through databases or registers", flow.Right.AlreadyIdentified.Label);
        Assert.Equal(0, flow.Right.Reports.Sought.Count);
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void Duplicates_within_other_methods_and_records_removed_there_are_dropped_and_footnoted()
    {
        var website = _world.Source(InformationSourceKind.Website);
        var contact = _world.Source(InformationSourceKind.Contact);
        var kept = _world.Record(contact, Included);
        _world.Record(website, record => record with { DuplicateOfId = kept.Id });
        _world.Record(website, record => record with { Removal = RemovalBeforeScreening.Other });

        var right = _world.Flow().Right!;

        Assert.Equal([1, 1, 1], [right.Identified.Count, right.Duplicates.Count, right.Removed.Count]);
        Assert.Equal(["Websites 0", "Contacts 1"], right.Methods.Select(method => Line(method.Identified)));
    }

    [Fact]
    public void Reports_of_one_study_from_both_arms_are_one_study()
    {
        var study = Guid.CreateVersion7();
        _world.Records(2, _world.Source(InformationSourceKind.Database), record => Included(record) with { StudyId = study })
            .Records(1, _world.Source(InformationSourceKind.Contact), record => Included(record) with { StudyId = study });

        var flow = _world.Flow();

        Assert.Equal([3, 1], [flow.Reports.Count, flow.Studies.Count]);
        Assert.Equal([study], flow.Studies.Ids);
        Assert.Equal(PrismaUnit.Study, flow.Studies.Unit);
    }

    [Fact]
    public void An_updated_review_adds_the_previous_version_to_its_totals()
    {
        _world.Previous = PreviousOf(40, 44);
        _world.Records(2, _world.Source(InformationSourceKind.Database), Included);

        var flow = _world.Flow();

        Assert.Equal([40, 44, 0, 42, 46], flow.Update!.Boxes.Select(box => box.Count));
        Assert.Equal(["New studies included in review", "Reports of new included studies"],
            [flow.Studies.Label, flow.ReportsOfStudies.Label]);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Contains("40 previous + 2 new = 42 studies in total", PrismaInvariants.Equations(flow).Select(equation => equation.Text));
        Assert.Contains("44 previous + 2 new = 46 reports in total", PrismaInvariants.Equations(flow).Select(equation => equation.Text));
    }

    [Fact]
    public void A_new_review_has_no_previous_version_and_its_totals_are_its_own()
    {
        _world.Records(2, _world.Source(InformationSourceKind.Database), Included);

        var flow = _world.Flow();

        Assert.Null(flow.Update);
        Assert.Equal(flow.Reports.Ids, flow.ReportsOfStudies.Ids);
        Assert.DoesNotContain(PrismaInvariants.Equations(flow), equation => equation.Text.Contains("previous", StringComparison.Ordinal));
    }

    [Fact]
    public void A_further_report_of_a_previous_study_is_a_new_report_and_no_new_study()
    {
        var previous = _world.Previous = PreviousOf(3, 4);
        _world.Records(1, _world.Source(InformationSourceKind.Database),
            record => Included(record) with { PreviousStudyId = previous.Studies[1].Id })
            .Records(1, _world.Source(InformationSourceKind.Website),
                record => ExcludedFor("Wrong population")(record) with { PreviousStudyId = previous.Studies[0].Id });

        var flow = _world.Flow();

        Assert.Equal([0, 1, 0], [flow.Studies.Count, flow.Reports.Count, flow.ReportsOfStudies.Count]);
        Assert.Equal([3, 4, 1, 3, 5], flow.Update!.Boxes.Select(box => box.Count));
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.False(flow.IsProvisional);
        Assert.Contains("New reports: 0 + 1 = 1", PrismaInvariants.Equations(flow).Select(equation => equation.Text));
    }

    [Fact]
    public void A_further_report_waits_for_no_study()
    {
        var previous = _world.Previous = PreviousOf(1, 1);
        _world.Records(1, _world.Source(InformationSourceKind.Database),
            record => Included(record) with { StudyId = null, PreviousStudyId = previous.Studies[0].Id })
            .Records(1, _world.Source(InformationSourceKind.Database), record => Included(record) with { StudyId = null });

        var flow = _world.Flow();

        Assert.Equal(["1 included report not yet grouped into a study"], flow.Open.Select(open => open.Sentence));
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void A_previous_version_that_found_nothing_is_one_all_the_same()
    {
        _world.Previous = PreviousOf(0, 0);
        _world.Records(1, _world.Source(InformationSourceKind.Database), Included);

        var flow = _world.Flow();

        Assert.Equal([0, 0, 0, 1, 1], flow.Update!.Boxes.Select(box => box.Count));
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void Pairs_that_nobody_reviewed_make_the_flow_provisional_before_anything_else()
    {
        _world.OpenPairs = 1;
        _world.Records(1, _world.Source(InformationSourceKind.Database));
        var one = _world.Flow();
        _world.OpenPairs = 1_200;

        var many = _world.Flow();

        Assert.True(one.IsProvisional);
        Assert.Equal(["1 possible duplicate pair not reviewed", "1 record not yet decided at title and abstract"],
            one.Open.Select(open => open.Sentence));
        Assert.Equal("1,200 possible duplicate pairs not reviewed", many.Open[0].Sentence);
        Assert.Equal((PrismaUnit.DuplicatePair, 1_200), (many.Open[0].Box.Unit, many.Open[0].Box.Count));
        Assert.Same(many.Open[0].Box, many.Find("open-duplicate-pairs"));
    }

    [Fact]
    public void Removals_before_screening_are_counted_by_tool_and_by_reason()
    {
        var database = _world.Source(InformationSourceKind.Database);
        _world.Records(3, database, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "RCT classifier" })
            .Records(1, database, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = " ASReview " })
            .Records(2, database, record => record with { Removal = RemovalBeforeScreening.Other, RemovalReason = "Retracted" })
            .Records(4, database, Excluded);

        var flow = _world.Flow();

        Assert.Equal(["RCT classifier 3", "ASReview 1"], flow.Left.AutomationTools.Select(Line));
        Assert.Equal(["Retracted 2"], flow.Left.OtherRemovalReasons.Select(Line));
        Assert.Equal([4, 2, 4], [flow.Left.RemovedByAutomation.Count, flow.Left.RemovedForOtherReasons.Count, flow.Left.Screened.Count]);
        Assert.Empty(PrismaInvariants.Check(flow));
        Assert.Contains("10 identified − 6 removed before screening = 4 screened",
            PrismaInvariants.Equations(flow).Select(equation => equation.Text));
    }

    [Fact]
    public void A_removed_record_is_screened_nowhere_whatever_was_said_of_it()
    {
        _world.Records(1, _world.Source(InformationSourceKind.Database),
            record => Included(record) with { Removal = RemovalBeforeScreening.Automation })
            .Records(1, _world.Source(InformationSourceKind.Contact),
                record => Included(record) with { Removal = RemovalBeforeScreening.Other });

        var flow = _world.Flow();

        Assert.Equal([0, 0, 0], [flow.Left.Screened.Count, flow.Right!.Identified.Count, flow.Reports.Count]);
        Assert.Equal([1, 1], [flow.Left.RemovedByAutomation.Count, flow.Right.Removed.Count]);
        Assert.False(flow.IsProvisional);
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void Only_a_retrieved_report_counts_as_assessed()
    {
        _world.Record(_world.Source(InformationSourceKind.Database), record => Included(record) with { Retrieval = null });

        var flow = _world.Flow();

        Assert.Equal(0, flow.Reports.Count);
        Assert.Equal(["1 report sought, not yet retrieved"], flow.Open.Select(open => open.Sentence));
    }

    [Fact]
    public void Every_number_is_found_by_its_key()
    {
        _world.Records(2, _world.Source(InformationSourceKind.Database), ExcludedFor("Wrong population"))
            .Records(2, _world.Source(InformationSourceKind.Website));

        var flow = _world.Flow();

        Assert.Equal(flow.Boxes.Count, flow.Boxes.DistinctBy(box => box.Key).Count());
        Assert.All(flow.Boxes, box => Assert.Same(box, flow.Find(box.Key)));
        Assert.Equal(2, flow.Find("left-reason:Wrong population")!.Count);
        Assert.Null(flow.Find("nothing"));
    }

    [Fact]
    public void A_review_without_sources_is_all_zero_and_not_provisional()
    {
        var flow = _world.Flow();

        Assert.All(flow.Boxes, box => Assert.Equal(0, box.Count));
        Assert.False(flow.IsProvisional);
        Assert.Empty(PrismaInvariants.Check(flow));
    }

    [Fact]
    public void Broken_input_is_refused()
    {
        var source = _world.Source(InformationSourceKind.Database);
        var first = new PrismaRecord { Id = Guid.CreateVersion7(), Number = 1, SourceId = source.Id };
        var second = first with { Id = Guid.CreateVersion7(), Number = 2, DuplicateOfId = first.Id };

        Assert.Throws<ArgumentException>(() => Compute(first, first));
        Assert.Throws<ArgumentException>(() => Compute(first with { SourceId = Guid.CreateVersion7() }));
        Assert.Throws<ArgumentException>(() => Compute(second));
        Assert.Throws<ArgumentException>(() => Compute(first with { DuplicateOfId = second.Id }, second));
        Assert.Throws<ArgumentException>(() => Compute(Included(first) with { PreviousStudyId = Guid.CreateVersion7() }));

        PrismaFlow Compute(params PrismaRecord[] records) => PrismaFlow.Compute(new PrismaInput([source], records));
    }

    private static string Line(PrismaBox box) => $"{box.Label} {box.Count}";
}
