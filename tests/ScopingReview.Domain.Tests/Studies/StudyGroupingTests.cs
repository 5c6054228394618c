using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Studies;

namespace ScopingReview.Domain.Tests.Studies;

public sealed class StudyGroupingTests
{
    private static readonly Guid[] _reports = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];

    [Fact]
    public void Without_entries_each_report_is_a_study_of_its_own()
        => Assert.All(_reports, report => Assert.Equal(report, new StudyGrouping([]).StudyOf(report)));

    [Fact]
    public void Merging_makes_the_main_report_name_the_study()
    {
        var changes = new StudyGrouping([]).Merge([_reports[0], _reports[2]], _reports[2], _reports);

        Assert.Equal([new StudyChange(_reports[0], _reports[2])], changes);
    }

    [Fact]
    public void Merging_brings_all_reports_of_the_merged_studies_along()
    {
        var grouping = Apply(new([]), new StudyGrouping([]).Merge([_reports[0], _reports[1]], _reports[0], _reports));

        grouping = Apply(grouping, grouping.Merge([_reports[0], _reports[3]], _reports[1], _reports));

        Assert.Equal([_reports[0], _reports[1], _reports[3]], grouping.ReportsOf(_reports[1], _reports));
    }

    [Fact]
    public void When_the_main_report_is_split_off_the_next_one_takes_its_place()
    {
        var grouping = Apply(new([]), new StudyGrouping([]).Merge([_reports[0], _reports[1], _reports[2]], _reports[0], _reports));

        grouping = Apply(grouping, grouping.Split(_reports[0], _reports));

        Assert.Equal(_reports[0], grouping.StudyOf(_reports[0]));
        Assert.Equal([_reports[1], _reports[2]], grouping.ReportsOf(_reports[1], _reports));
    }

    [Fact]
    public void A_main_report_of_another_study_is_refused()
        => Assert.Throws<ArgumentException>(() => new StudyGrouping([]).Merge([_reports[0], _reports[1]], _reports[2], _reports));

    [Fact]
    public void Whatever_is_merged_and_split_each_study_is_named_by_one_of_its_own_reports()
        => Prop.ForAll(Gen.Choose(0, 5).Two().ListOf().ToArbitrary(), steps =>
        {
            var grouping = new StudyGrouping([]);
            foreach (var (a, b) in steps)
            {
                var (one, other) = (grouping.StudyOf(_reports[a]), grouping.StudyOf(_reports[b]));
                grouping = Apply(grouping,
                    one == other ? grouping.Split(_reports[a], _reports) : grouping.Merge([one, other], _reports[a], _reports));
                if (one != other && grouping.StudyOf(_reports[b]) != _reports[a])
                    return false;
            }

            return _reports.All(report => grouping.StudyOf(grouping.StudyOf(report)) == grouping.StudyOf(report));
        }).QuickCheckThrowOnFailure();

    private static StudyGrouping Apply(StudyGrouping grouping, IReadOnlyList<StudyChange> changes) => new(_reports
        .Select(report => (Report: report, Study: changes.FirstOrDefault(c => c.ReportId == report) is { } change ? change.StudyId
            ?? report : grouping.StudyOf(report)))
        .Where(entry => entry.Report != entry.Study)
        .Select(entry => KeyValuePair.Create(entry.Report, entry.Study)));
}
