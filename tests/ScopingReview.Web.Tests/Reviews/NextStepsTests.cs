using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Tests.Reviews;

public sealed class NextStepsTests
{
    private static readonly Guid _review = Guid.CreateVersion7();

    [Theory]
    [InlineData(ReviewRole.Lead, "Titles & abstracts", 40)]
    [InlineData(ReviewRole.Observer, "Titles & abstracts", 40)]
    [InlineData(ReviewRole.Reviewer, "Titles & abstracts", 7)]
    [InlineData(ReviewRole.Lead, "Conflicts", 3)]
    [InlineData(ReviewRole.Reviewer, "Conflicts", null)]
    [InlineData(ReviewRole.Lead, "Full texts", 12)]
    [InlineData(ReviewRole.Reviewer, "Full texts", 2)]
    [InlineData(ReviewRole.Lead, "Studies", null)]
    [InlineData(ReviewRole.Reviewer, "Studies", null)]
    [InlineData(ReviewRole.Reviewer, "Charting", null)]
    [InlineData(ReviewRole.Lead, "Sources", null)]
    public void A_reviewer_is_counted_their_own_records_and_everybody_else_those_of_the_review(ReviewRole role, string title, int? count)
        => Assert.Equal(count, Step(role, Half, title).Count);

    [Fact]
    public void Nothing_in_a_reviewers_steps_changes_when_a_record_of_hers_settles_or_waits_for_another_vote()
    {
        var waits = Half;
        var settled =
            Half with
            {
                TitlesSettled = waits.TitlesSettled + 1,
                Conflicts = waits.Conflicts + 1,
                Studies = waits.Studies + 1,
                ReportsSettled = waits.ReportsSettled + 1
            };

        Assert.Equal(List(ReviewRole.Reviewer, waits), List(ReviewRole.Reviewer, settled));
        Assert.NotEqual(List(ReviewRole.Lead, waits), List(ReviewRole.Lead, settled));
    }

    [Theory]
    [InlineData(ReviewRole.Lead, 2, 2)]
    [InlineData(ReviewRole.Lead, 0, null)]
    [InlineData(ReviewRole.Lead, 12, null)]
    [InlineData(ReviewRole.Reviewer, 2, null)]
    [InlineData(ReviewRole.Observer, 0, null)]
    public void A_lead_who_reads_sees_their_own_part_of_what_is_left(ReviewRole role, int own, int? mine)
        => Assert.Equal(mine, Step(role, Half with { ReportsMine = own }, "Full texts").Mine);

    [Fact]
    public void A_reviewer_who_has_read_all_titles_is_done_there_and_the_lead_is_not()
    {
        var state = Half with { TitlesMine = 0 };

        Assert.True(Step(ReviewRole.Reviewer, state, "Titles & abstracts").Done);
        Assert.False(Step(ReviewRole.Lead, state, "Titles & abstracts").Done);
    }

    [Theory]
    [InlineData(ReviewRole.Lead, "3 conflicts to resolve")]
    [InlineData(ReviewRole.Reviewer, "7 records to screen")]
    [InlineData(ReviewRole.Observer, "You have nothing left to do")]
    public void The_next_action_is_for_the_role(ReviewRole role, string title)
        => Assert.Equal(title, NextSteps.Choose(_review, Member(role), Half).Title);

    // A few that wait for more are no reason to keep a reader from the desk.
    [Theory]
    [InlineData(false, 3, "3 reports have no reader yet")]
    [InlineData(true, 3, "3 full texts to read")]
    [InlineData(true, 0, "2 new reports are not assigned yet")]
    public void Reports_that_came_after_the_draw_come_after_ones_own(bool planned, int mine, string title)
        => Assert.Equal(title, NextSteps.Choose(_review, Member(ReviewRole.Lead), Half with
        {
            Conflicts = 0,
            TitlesMine = 0,
            ReportsPlanned = planned,
            ReportsUnassigned = planned ? 2 : 3,
            ReportsMine = mine,
        }).Title);

    [Theory]
    [InlineData(false, 2, "Add the criteria")]
    [InlineData(true, 2, "2 pairs to review")]
    [InlineData(true, 0, "Plan who screens what")]
    public void Before_anybody_screens_the_lead_is_led_through_criteria_duplicates_and_plan(bool criteria, int pairs, string title)
        => Assert.Equal(title, NextSteps.Choose(_review, Member(ReviewRole.Lead), Half with
        {
            Conflicts = 0,
            TitlesMine = 0,
            TitlesPlanned = false,
            HasCriteria = criteria,
            DuplicatesToJudge = pairs,
        }).Title);

    [Fact]
    public void Full_texts_that_nobody_is_asked_to_read_are_not_done_for_whoever_has_none_of_their_own()
    {
        var before = Half with { ReportsPlanned = false, ReportsMine = 0, ReportsMineOpen = false };

        Assert.False(Step(ReviewRole.Reviewer, before, "Full texts").Done);
        Assert.True(Step(ReviewRole.Reviewer, before with { ReportsPlanned = true }, "Full texts").Done);
    }

    private static ReviewProgress Half => new()
    {
        Records = 120,
        Duplicates = 20,
        TitlesFrame = 100,
        TitlesPlanned = true,
        TitlesUnassigned = 0,
        TitlesSettled = 60,
        TitlesMine = 7,
        Conflicts = 3,
        Reports = 20,
        IncludedReports = 5,
        ReportsPlanned = true,
        ReportsUnassigned = 0,
        ReportsSought = 1,
        ReportsNotRetrieved = 1,
        ReportsSettled = 7,
        ReportsMine = 2,
        ReportsMineOpen = true,
        Studies = 5,
        Charted = 1,
    };

    private static Membership Member(ReviewRole role) => new(_review, Guid.CreateVersion7(), role);

    private static ReviewStep Step(ReviewRole role, ReviewProgress state, string title)
        => List(role, state).Single(step => step.Title == title);

    private static IReadOnlyList<ReviewStep> List(ReviewRole role, ReviewProgress state)
        => NextSteps.List(Seeing(role), NavigationCounts.Of(state, Seeing(role)));

    // Nobody is blind: the sample is not drawn yet, or all is read.
    private static ReviewVisibility Seeing(ReviewRole role)
        => new(Member(role), new StageVisibility(ScreeningStage.TitleAbstract, 7, false, []),
            new StageVisibility(ScreeningStage.FullText, 2, false, []));
}
